// Judges a case: what the engine answers against what the case says is owed. Every difference is a sentence.

import type { Answer, AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { filedIn } from "../assess/filed.js";
import { entryLine, type LawCase, readRow } from "./case-file.js";

/** What of a case does not hold; empty where it holds whole. */
export function judgeCase(engine: Engine, each: LawCase): string[] {
  const wrong: string[] = [];
  const must = (holds: boolean, otherwise: string): void => {
    if (!holds) wrong.push(otherwise);
  };
  const readings = Object.fromEntries(Object.entries(each.reading ?? {}).map(([id, choice]) => [id, Number(choice)]));
  const options: AssessOptions = {
    ...(each["known-on"] === undefined ? {} : { knownOn: each["known-on"] }),
    readings,
    ...(each.fees === undefined ? {} : { fees: true }),
  };
  const answer = engine.assess(entryLine(each.entry, engine.law.vocabulary), options);
  if (each.refused !== undefined) {
    must(answer.status === "error" && answer.error.code === each.refused, `is not refused with ${each.refused}`);
    return wrong;
  }
  if (answer.status === "error") return [answer.error.message];
  const { duties, headings, refundable } = filedIn(answer);
  if (each.barred !== undefined) {
    must(answer.status === (each.barred === "yes" ? "prohibited" : "range"), `is ${answer.status}`);
    if (each.barred !== "yes") must(answer.prohibition?.when?.fact === each.barred, `does not turn on ${each.barred}`);
  }
  if (each.owes !== undefined) wrong.push(...owed(answer, each.owes));
  for (const heading of each["owes-nothing-under"] ?? []) must(!duties.some((duty) => duty.heading === heading), `${heading} is owed`);
  for (const [fee, amount] of Object.entries(each.fees ?? {})) {
    const found = answer.fees.find((one) => one.fee === fee)?.amount;
    must(found === amount, `${fee} is ${found}, not ${amount}`);
  }
  for (const [measure, amount] of Object.entries(each.refundable ?? {})) {
    const found = refundable.find((one) => one.measure === measure)?.amount;
    must(found === amount, `${found ?? "nothing"} of ${measure} comes back, not ${amount}`);
  }
  const { says } = each;
  if (says !== undefined)
    must(
      answer.notices.some(({ text }) => text.includes(says)),
      `does not say "${says}"`,
    );
  const asked = answer.questions.map((question) => question.fact);
  for (const fact of each.asks ?? []) must(asked.includes(fact), `${fact} is not asked`);
  for (const fact of each["asks-not"] ?? []) must(!asked.includes(fact), `${fact} is asked`);
  for (const heading of each["declares-not"] ?? []) must(!headings.includes(heading), `${heading} is declared`);
  if (each.either !== undefined) {
    const question = answer.questions.find(({ kind }) => kind === "law");
    must(question !== undefined, "no reading of the law is asked");
    each.either.forEach(({ owes }, index) => {
      const settled = engine.assess(entryLine(each.entry, engine.law.vocabulary), { readings: { [question?.fact ?? ""]: index + 1 } });
      wrong.push(...(settled.status === "error" ? [settled.error.message] : owed(settled, owes)));
    });
  }
  return wrong;
}

function owed(answer: Answer, rows: Readonly<Record<string, string | readonly string[]>>): string[] {
  const wrong: string[] = [];
  if (Object.keys(rows).length === 0) return ["owes is empty, which always holds: name a measure, total, or owes-nothing-under"];
  const { duties, exemptions, headings } = filedIn(answer);
  for (const [key, written] of Object.entries(rows)) {
    const text = String(written);
    if (key === "between") {
      const found = `${answer.range?.min.duty} and ${answer.range?.max?.duty}`;
      if (found !== text) wrong.push(`between ${found}, not ${text}`);
    } else if (key === "settled-by") {
      const asked = new Set(answer.questions.map(({ fact }) => fact));
      for (const fact of written as readonly string[]) if (!asked.has(fact)) wrong.push(`${fact} is not asked`);
    } else if (key === "total") {
      if (answer.totals?.duty !== text) wrong.push(`total ${answer.totals?.duty ?? answer.status}, not ${text}`);
    } else if (text === "exempt") {
      if (!exemptions.some(({ heading }) => heading === key)) wrong.push(`${key} is not an exemption (${headings.join(" ")})`);
    } else {
      const row = readRow(text);
      if ("wrong" in row) {
        wrong.push(row.wrong);
        continue;
      }
      const base = key === "general" || key === "column 2" || key.startsWith("special");
      const duty = base ? duties[0] : duties.find(({ heading }) => heading === key);
      if (duty === undefined || (base && !duty.program.includes(key))) wrong.push(`${key} is not owed (${headings.join(" ")})`);
      else if (duty.amount !== row.duty) wrong.push(`${key}: ${duty.amount}, not ${row.duty}`);
    }
  }
  if ("total" in rows)
    for (const { measure, heading } of duties)
      if (measure !== "base" && !(heading in rows)) wrong.push(`${heading} is owed and not in the case`);
  return wrong;
}
