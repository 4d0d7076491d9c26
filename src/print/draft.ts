// A draft of amendments from a newer print. It says what the print says and leaves empty what the print does not tell, which the checker of
// the law then asks for; it is never the law by itself.

import type { Law } from "../law/types.js";
import { message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import { dotted } from "./compare.js";
import { draftQuestions } from "./draft-questions.js";
import { addsOf, printedRate } from "./rate.js";
import type { NewerPrint, PrintDifference, PrintedRate } from "./types.js";

/** What a draft is made of. */
export interface Drafted {
  readonly law: Law;
  readonly print: NewerPrint;
  /** Whether the edition is one of those that the checker compares with; of another it takes the word of who read it. */
  readonly archived: boolean;
  /** The text of its change record. */
  readonly record?: string;
}

/** The files of a draft by name: amendments of headings on record, new headings, questions to the reader. None where nothing differs. */
export function writeDraft(draft: Drafted, to: Translator): ReadonlyMap<string, string> {
  const touching = draft.print.differences.filter(({ reaches }) => reaches);
  if (touching.length === 0) return new Map();
  const amended = touching.filter((each) => each.rates !== undefined);
  const fresh = touching.filter(({ kind, rates }) => kind === "new" || kind === "returned" || (kind === "rate" && rates === undefined));
  const gone = touching.filter((each) => each.kind === "gone");
  return new Map([
    ...(amended.length + gone.length === 0 ? [] : [["amendments.yaml", amendments(draft, amended, gone, to)] as const]),
    ...(fresh.length === 0 ? [] : [["new-headings.yaml", newHeadings(draft, fresh, to)] as const]),
    ["QUESTIONS.md", draftQuestions(draft.print, touching, draft.record, to)],
  ]);
}

function measureOf(law: Law, id: string): string {
  return law.measures.find(({ provisions }) => provisions.some((each) => each.id.split("/")[0] === id))?.id ?? "";
}

function amendments(draft: Drafted, amended: readonly PrintDifference[], gone: readonly PrintDifference[], { say }: Translator): string {
  const { law, print } = draft;
  const about = (each: PrintDifference): { readonly measure: string; readonly law: PrintDifference["law"] } => ({
    measure: measureOf(law, each.id),
    law: each.law,
  });
  return [
    `# ${say(message("draft/amendments", { edition: print.name }))}`,
    ...amended.flatMap((each) => [
      "",
      `# ${say(message("draft/amended", { ...about(each), print: each.print }))}`,
      `${dotted(each.id)}:`,
      "  history:",
      ...amendment(draft, each.rates?.general, each.rates?.special),
    ]),
    ...gone.flatMap((each) => [
      "",
      `# ${say(message("draft/gone", about(each)))}`,
      `${dotted(each.id)}:`,
      `  ends: { on: ${print.from}, by: [] }`,
    ]),
    "",
  ].join("\n");
}

function newHeadings(draft: Drafted, fresh: readonly PrintDifference[], { say, arg }: Translator): string {
  return [
    `# ${say(message("draft/new-headings", { edition: draft.print.name }))}`,
    ...fresh.flatMap((each) => {
      const [general = "", special = general] = each.print.split("; special: ");
      return [
        "",
        `# ${each.words}`,
        `# ${say(message("draft/printed", { print: each.print, why: arg(each.why) }))}`,
        `${dotted(each.id)}:`,
        "  covers:",
        "  history:",
        ...amendment(draft, printedRate(general), printedRate(special)),
      ];
    }),
    "",
  ].join("\n");
}

// One amendment. Where the columns add different rates, or one that cannot be read, what it adds is left to the reader.
function amendment({ print, archived }: Drafted, general: PrintedRate | undefined, special: PrintedRate | undefined): string[] {
  const terms = termsOf(general, special);
  return [
    `    - from: ${print.from}`,
    `      adds:${terms === undefined ? "" : ` ${terms.adds}`}`,
    ...(terms?.columns === undefined ? [] : [`      columns: [${terms.columns}]`]),
    "      by: []",
    `      seen: HTS ${print.name}${archived ? "" : " export"}`,
  ];
}

function termsOf(
  general: PrintedRate | undefined,
  special: PrintedRate | undefined,
): { readonly adds: string; readonly columns?: string } | undefined {
  if (general === undefined || special === undefined) return undefined;
  const [adds, claimed] = [general, special].map(textOf);
  if (adds === undefined || claimed === undefined) return undefined;
  if (adds === claimed) return { adds };
  if (claimed === "nothing") return { adds, columns: "general" };
  return adds === "nothing" ? { adds: claimed, columns: "special" } : undefined;
}

function textOf(printed: PrintedRate): string | undefined {
  const adds = addsOf(printed);
  return adds.kind === "nothing" ? "nothing" : "text" in adds ? adds.text : undefined;
}
