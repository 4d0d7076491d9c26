// The answer as one file that opens anywhere, offline: what stands on the page with its sheet inside, no script, and below it the day it was
// saved, the law's day and the address.

import type { Law } from "../src/law/types.js";
import { dayInWords, save, semicolon } from "./figures.js";
import { today } from "./state.js";
import type { Words } from "./words/en.js";

/** What the file says of itself. */
export interface SavedPage {
  readonly number: string;
  readonly name: string;
  readonly day: string;
  readonly law: Law;
  readonly address: string;
  readonly words: Words;
  readonly language: "en" | "fr";
}

const text = (words: string): string => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Save what the page shows of the answer. */
export async function saveAnswerPage(page: SavedPage): Promise<void> {
  const article = document.querySelector("article.answer");
  if (article === null) return;
  // The file stands alone: the typeface, which it does not hold, is not asked for.
  const sheet = (await (await fetch("style.css")).text()).replace(/@font-face\s*\{[^}]*\}/g, "");
  save(`carveout-${page.number}-${page.day}.html`, answerPage(article, sheet, page), "text/html;charset=utf-8");
}

function shownIn(field: HTMLInputElement | HTMLSelectElement | undefined): string {
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.text ?? "";
  return field?.type === "text" ? field.value : "";
}

function answerPage(article: Element, sheet: string, { number, name, day, law, address, words, language }: SavedPage): string {
  const copy = article.cloneNode(true) as HTMLElement;
  const fields = article.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select");
  // Fields become what stands in them; what only works with a script goes.
  copy.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select").forEach((field, at) => {
    const said = document.createElement("strong");
    said.textContent = shownIn(fields[at]);
    field.replaceWith(said);
  });
  for (const gone of copy.querySelectorAll(".controls, #more, .question")) gone.remove();
  for (const button of copy.querySelectorAll("button")) {
    const said = document.createElement("span");
    said.className = button.className;
    said.textContent = button.textContent;
    button.replaceWith(said);
  }
  for (const fold of copy.querySelectorAll("details")) fold.open = true;
  const title = `${name} ${number}, ${dayInWords(day)}`;
  const foot = [
    `Carveout. ${words.savedOn(dayInWords(today()))}${semicolon()}${words.readNote(dayInWords(law.coverage.lastSeen))} (${law.hash.slice(0, 12)}).`,
    `${words.official} ${words.englishLaw}`.trim(),
  ];
  return `<!doctype html>
<html lang="${language}" data-theme="light">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(title)}</title>
<meta name="date" content="${day}"><meta name="law" content="${law.coverage.lastSeen} ${law.hash}">
<style>${sheet}</style></head>
<body><main>${copy.outerHTML}</main>
<footer><p class="cites">${foot.map(text).join("<br>")}<br>${text(words.address)}: <a href="${text(address)}">${text(address)}</a></p></footer>
</body></html>
`;
}
