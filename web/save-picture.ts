// A chart as a PNG file, at twice its size.

import { saveBlob } from "./figures.js";

/** Draw SVG text whose colors are plain and save it. */
export function savePng(svg: string, name: string): void {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    const pen = canvas.getContext("2d");
    if (pen === null) return;
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      if (blob !== null) saveBlob(name, blob);
    });
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
