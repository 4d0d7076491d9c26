// What a newer print does not tell, for the person who completes a draft.

import { type Message, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import { dotted } from "./compare.js";
import type { NewerPrint, PrintDifference } from "./types.js";
import { bears, printedInWords } from "./words.js";

/** The questions, as a page of Markdown. */
export function draftQuestions(
  print: NewerPrint,
  touching: readonly PrintDifference[],
  record: string | undefined,
  { say, arg }: Translator,
): string {
  const notes = [...new Set(touching.flatMap(({ words }) => notesIn(words)))].sort();
  return [
    `# ${say(message("draft/questions", { edition: print.name }))}`,
    "",
    say(message("draft/answer-each")),
    "",
    ...touching
      .filter(bears)
      .flatMap((each) => [
        ...asked(each, print).map((question) => `- ${say(question)}`),
        ...recordOf(record, dotted(each.id)).map((line) => `  - ${say(message("draft/record", { line }))}`),
      ]),
    ...touching
      .filter((each) => !bears(each))
      .map((each) => `- ${say(message("draft/ask-words", { heading: dotted(each.id), change: arg(printedInWords(each)) }))}`),
    ...(notes.length === 0 ? [] : ["", `## ${say(message("draft/notes"))}`, "", ...notes.map((note) => `- ${note}`)]),
    "",
  ].join("\n");
}

function asked({ id, kind, rates, print: printed }: PrintDifference, { from }: NewerPrint): Message[] {
  const heading = dotted(id);
  const fresh = kind === "new" || kind === "returned" || (kind === "rate" && rates === undefined);
  return [
    message("draft/ask-act", { heading, day: from }),
    ...(fresh ? [message("draft/ask-goods", { heading })] : []),
    ...(kind === "unreadable" ? [message("draft/ask-rate", { heading, print: printed })] : []),
    ...(kind === "gone" ? [message("draft/ask-end", { heading })] : []),
  ];
}

// Places of notes that words name: "note 16(c)(ii)", "subdivision (v)(xvii) of U.S. note 2".
function notesIn(words: string): string[] {
  const notes = [...words.matchAll(/\bnote (\d+)((?:\s*\([a-z]+\))*)/gi)].map(
    ([, note, place = ""]) => `note ${note}${place.replace(/\s+/g, "")}`,
  );
  const parts = [...words.matchAll(/\bsubdivisions? ((?:\([a-z]+\))+)[^.;]*? (?:U\.S\. )?note (\d+)/gi)].map(
    ([, place, note]) => `note ${note}${place}`,
  );
  return [...notes, ...parts];
}

const LONGEST = 300;

function recordOf(text: string | undefined, number: string): string[] {
  if (text === undefined) return [];
  return text
    .split(/\r?\n/)
    .filter((line) => line.includes(number))
    .map((line) => line.replace(/\s+/g, " ").trim().slice(0, LONGEST));
}
