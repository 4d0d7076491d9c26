// A chart of horizontal bars as SVG text. Colors come from CSS variables; the figures stand beside the bars and in the table of the page.

/** One bar: its name, its parts in the order of the series, and the words beside it. */
export interface Bar {
  readonly name: string;
  readonly parts: readonly number[];
  readonly words: string;
}

const [WIDTH, ROW, LEFT, RIGHT] = [700, 26, 190, 140];

function text(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** Draw bars; parts stand one behind the other in the colors --series-1 and so on. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const longest = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)));
  const room = WIDTH - LEFT - RIGHT;
  const drawn = bars.map(({ name, parts, words }, row) => {
    const top = row * ROW;
    let at = LEFT;
    const rects = parts.map((part, series) => {
      const width = (part / longest) * room;
      const rect = `<rect x="${at.toFixed(1)}" y="${top + 4}" width="${width.toFixed(1)}" height="${ROW - 9}" fill="var(--series-${series + 1})"/>`;
      at += width;
      return part > 0 ? rect : "";
    });
    return `<text x="${LEFT - 8}" y="${top + 17}" text-anchor="end">${text(name)}</text>${rects.join("")}<text x="${(at + 6).toFixed(1)}" y="${top + 17}">${text(words)}</text>`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${Math.max(1, bars.length) * ROW}" role="img" aria-label="${text(title)}" font-size="12" fill="var(--ink)">${drawn.join("\n")}</svg>`;
}
