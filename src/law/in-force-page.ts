// IN-FORCE.md: every heading as it is between its dates, for the reader who does not want to add up amendments.

import type { Day } from "../exact/day.js";
import { foldTerms } from "./in-force.js";
import type { Adds, Law, Measure, Provision } from "./types.js";

/** The page for a compiled law. Nothing in it depends on the day it is made. */
export function writeInForce(law: Law): string {
  const lines = [
    "# Every heading as it stands",
    "",
    `Made by \`carveout law build\` from \`law/\`; law ${law.hash}. Days are days of entry, the first inclusive, the last exclusive.`,
    "Amendments that were withdrawn before they began are left out.",
    "",
  ];
  for (const measure of law.measures) lines.push(...measureLines(measure));
  return `${lines.join("\n")}\n`;
}

function measureLines(measure: Measure): string[] {
  const clock = measure.clock === "import" ? " Days are days of importation." : "";
  return [
    `## ${measure.title} (\`${measure.id}\`)`,
    "",
    `${measure.authority}. Last seen ${measure.lastSeen.in}, ${measure.lastSeen.day}.${clock}`,
    "",
    "| heading | from | until | adds | except | by |",
    "|---|---|---|---|---|---|",
    ...measure.provisions.flatMap((provision) => provisionRows(measure, provision)),
    "",
  ];
}

function heading(id: string): string {
  const [number = "", limb] = id.split("/");
  const dotted = /^\d{8}$/.test(number) ? `${number.slice(0, 4)}.${number.slice(4, 6)}.${number.slice(6)}` : number;
  return limb === undefined ? dotted : `${dotted} (${limb})`;
}

function provisionRows(measure: Measure, provision: Provision): string[] {
  const end: Day | undefined = provision.ends?.on ?? measure.ends?.on;
  const amendments = provision.amendments.filter((each) => each.withdrawn === undefined);
  return amendments.flatMap((amendment, index) => {
    const stands = foldTerms(provision, amendment.from, undefined);
    if (stands === undefined) return [];
    const until = amendments[index + 1]?.from ?? end ?? "";
    const except = stands.terms.except.map(heading).join(", ");
    return [
      `| ${heading(provision.id)} | ${amendment.from} | ${until} | ${adds(stands.terms.adds)} | ${except} | ${amendment.by.join("; ")} |`,
    ];
  });
}

function adds(found: Adds): string {
  switch (found.kind) {
    case "nothing":
      return "nothing";
    case "rate":
    case "up-to":
    case "table":
      return found.text;
    case "in-place":
      return `${found.text} in place of the column`;
    case "barred":
      return "entry barred";
    case "either":
      return `${adds(found.law)}, or as printed ${adds(found.general)}`;
    default:
      return found satisfies never;
  }
}
