// `npm run rooms`: draws docs/rooms.svg, which room imports which. A square is an import from the room of its column. Those above the
// diagonal are of types only: imports go one way.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { packagePath } from "../src/packaged/paths.js";
import { ROOMS } from "../test/house/rooms.js";

const CELL = 18;
const LABEL = 110;
const TEXT = 480;
const TOP = 100;

const names = ROOMS.map(({ name }) => name);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });
}

// Rooms that a room imports from.
function importedBy(room: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const file of sources(packagePath(`src/${room}`))) {
    const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
    for (const { fileName } of importedFiles) {
      const target = /^(?:\.\.\/)+([a-z-]+)\//.exec(fileName)?.[1];
      if (target !== undefined && target !== room && names.includes(target)) found.add(target);
    }
  }
  return found;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const size = names.length * CELL;
const rows = ROOMS.map(({ name, does }, at) => {
  const y = TOP + at * CELL;
  const imports = importedBy(name);
  const squares = names.map((other, column) => {
    const x = LABEL + column * CELL;
    const fill = other === name ? "#8a8f98" : imports.has(other) ? "#1f6feb" : "none";
    const title = other === name ? name : `${name} imports from ${other}`;
    return `<rect x="${x}" y="${y}" width="${CELL}" height="${CELL}" fill="${fill}" stroke="#c8ccd2" stroke-width="0.5">${fill === "none" ? "" : `<title>${title}</title>`}</rect>`;
  });
  return [
    `<text x="${LABEL - 6}" y="${y + 13}" text-anchor="end" font-weight="600">${name}</text>`,
    ...squares,
    `<text x="${LABEL + size + 10}" y="${y + 13}" fill="#57606a">${escaped(does)}</text>`,
  ].join("");
});
const columns = names.map((name, at) => {
  const [x, y] = [LABEL + at * CELL + 12, TOP - 6];
  return `<text x="${x}" y="${y}" transform="rotate(-60 ${x} ${y})">${name}</text>`;
});
const [width, height] = [LABEL + size + TEXT, TOP + size + 12];

writeFileSync(
  packagePath("docs/rooms.svg"),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="11" role="img" aria-label="Which room imports which"><rect width="${width}" height="${height}" fill="#ffffff"/>${columns.join("")}${rows.join("\n")}</svg>\n`,
);
