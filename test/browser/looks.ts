// What a careful eye finds on a view and axe does not: text of a chart that is too pale or lies on another, an id that stands twice, what
// runs out of its window, and on the French page figures and signs as English writes them. Each runs in the page and gives what it found.

/** Texts below the contrast of WCAG AA, those of charts too, which axe leaves out. */
export function paleTexts(): string[] {
  type Color = readonly [number, number, number, number];
  const read = (text: string): Color => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (/rgba?\(([^)]+)\)/.exec(text)?.[1] ?? "0,0,0,0").split(/[ ,/]+/).map(Number);
    return [red, green, blue, alpha];
  };
  const over = (top: Color, under: Color): Color => {
    const alpha = top[3] + under[3] * (1 - top[3]);
    const mixed = (at: 0 | 1 | 2): number => (alpha === 0 ? 0 : (top[at] * top[3] + under[at] * under[3] * (1 - top[3])) / alpha);
    return [mixed(0), mixed(1), mixed(2), alpha];
  };
  const light = (color: Color): number => {
    const [red, green, blue] = [color[0], color[1], color[2]].map((each) => {
      const part = each / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element: Element | null): Color => {
    let found: Color = [0, 0, 0, 0];
    for (let at = element; at !== null; at = at.parentElement) found = over(found, read(getComputedStyle(at).backgroundColor));
    return over(found, [255, 255, 255, 1]);
  };
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const said = (node.textContent ?? "").trim();
    if (element === null || said === "" || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (/^(option|optgroup|title|noscript|style|script)$/i.test(element.tagName)) continue;
    const style = getComputedStyle(element);
    const ground = groundOf(element);
    const [one, two] = [over(read(element instanceof SVGElement ? style.fill : style.color), ground), ground].map(light) as [
      number,
      number,
    ];
    const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (isLarge ? 3 : 4.5)) found.push(`${contrast.toFixed(2)}: ${said}`);
  }
  return found;
}

/** Borders of fields that stand out from their ground by less than 3 to 1. */
export function paleFields(): string[] {
  const canvas = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
  const light = (color: string): number => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((each) =>
      each / 255 <= 0.03928 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element: Element | null): string => {
    for (let at = element; at !== null; at = at.parentElement) {
      const ground = getComputedStyle(at).backgroundColor;
      if (!/, 0\)$|^transparent$/.test(ground)) return ground;
    }
    return "white";
  };
  return [...document.querySelectorAll<HTMLElement>("input[type=text], input[type=search], select, textarea")].flatMap((field) => {
    const style = getComputedStyle(field);
    if (!field.checkVisibility() || Number.parseFloat(style.borderTopWidth) === 0) return [];
    const [one, two] = [light(style.borderTopColor), light(groundOf(field.parentElement))];
    const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    return contrast < 3 ? [`${contrast.toFixed(2)}: ${field.id || field.className}`] : [];
  });
}

/** Ids that stand twice. */
export function doubledIds(): string[] {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}

/** Texts of one chart that lie on each other. */
export function coveredTexts(): string[] {
  return [...document.querySelectorAll("svg")].flatMap((chart) => {
    const texts = [...chart.querySelectorAll("text")].map((text) => ({ said: text.textContent ?? "", box: text.getBoundingClientRect() }));
    return texts.flatMap(({ said, box }, at) =>
      texts.slice(at + 1).flatMap((other) => {
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        return width > 3 && height > 5 ? [`${said} on ${other.said}`] : [];
      }),
    );
  });
}

/** Texts of the French page with a figure, a day or a sign as English writes it; what is marked as English is left out. */
export function englishFigures(): string[] {
  const wrong =
    /\$\d|\d,\d{3}\b|\d\.\d+\s?%|\d%|\b(Jan|Feb|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}|[a-zà-ü)] [:;?!]|[a-zà-ü)][:;?!](?=\s|$)/;
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || element.closest("[lang]")?.getAttribute("lang") !== "fr" || !element.checkVisibility()) continue;
    // Citations stand as the law writes them.
    const said = (node.textContent ?? "").replace(/\([^()]*\b(U\.S\.C\.|FR|HTS|EO|PP)[^()]*\)/g, "");
    if (wrong.test(said)) found.push(said);
  }
  return found;
}

/** Controls smaller than 24 pixels in either direction, once all that folds is open. A box in a label is pressed by the label. */
export function smallTargets(): string[] {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  const controls = document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary");
  return [...controls].flatMap((control) => {
    if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
    // One that is for others than the eye: the field of the calendar, what skips to the content.
    if (control.getAttribute("aria-hidden") === "true" || control.matches(".skip")) return [];
    const label = control.matches("input[type=checkbox], input[type=radio], input[type=file]") ? control.closest("label") : null;
    const { width, height } = (label ?? control).getBoundingClientRect();
    // Fractions of a pixel are lost where lines are laid out.
    const isLarge = width >= 23.9 && height >= 23.9;
    return isLarge ? [] : [`${Math.round(width)}x${Math.round(height)}: ${control.id || control.className} ${control.innerText.trim()}`];
  });
}
