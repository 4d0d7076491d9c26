// `npm run check:full -- replay`: every step from one archived edition to the next, with the law as it was known on the eve and as it was known
// when the edition before was published. Prints misses and false alarms by edition; a miss fails.

import { formatHts } from "../../src/hts/number.js";
import { bundledLaw } from "../../src/packaged/bundle.js";
import { archived, editions, eveOf, replay, type Step } from "./replay.js";

if (!archived) {
  console.log("skipped: the archived editions are not beside the project");
  process.exit(0);
}
const law = bundledLaw();
const all = editions();
const steps = all.flatMap((after, at) => {
  const before = all[at - 1];
  return before === undefined ? [] : [[before, after] as const];
});
const sum = (found: readonly Step[], count: (step: Step) => number): number => found.reduce((before, step) => before + count(step), 0);

let missed = 0;
for (const [title, knownOn] of [
  ["The law as it was known on the day before the edition", (_: unknown, after: (typeof all)[number]) => eveOf(after)],
  ["The law as it was known when the edition before was published", ({ published }: (typeof all)[number]) => published],
] as const) {
  const found = replay(law, steps, knownOn);
  console.log(title);
  for (const step of found.filter((each) => each.shown.length + each.named.length + each.unseen.length > 0)) {
    const wrong = step.falseAlarms.map(({ heading }) => formatHts(heading)).join(" ");
    console.log(
      `  ${step.name.padEnd(13)} ${step.day}  changed and shown ${step.shown.length}, named ${step.named.length}, missed ${step.missed.length}${step.missed.length === 0 ? "" : ` (${step.missed.map(formatHts).join(" ")})`}, false alarms ${step.falseAlarms.length}${wrong === "" ? "" : ` (${wrong})`}, changed and not shown ${step.unseen.length}`,
    );
  }
  const misses = sum(found, (step) => step.missed.length);
  missed += misses;
  console.log(
    `  in ${found.length} steps: ${sum(found, (step) => step.shown.length)} changed and shown, ${misses} missed, ${sum(found, (step) => step.falseAlarms.length)} false alarms in ${found.filter((step) => step.falseAlarms.length > 0).length} editions, ${sum(found, (step) => step.unseen.length)} changed and not shown, ${sum(found, (step) => step.toRead)} named to be read again for words or footnotes`,
  );
}
process.exitCode = missed === 0 ? 0 : 1;
