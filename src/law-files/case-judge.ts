// Judges a case: what the engine answers against what the case says is owed. Every difference is a sentence that follows the case's name.

import type { Answer, AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { filedIn } from "../assess/filed.js";
import { type Arg, message } from "../said/message.js";
import { entryLine, type LawCase, readRow } from "./case-file.js";

/** What of a case does not hold; empty where it holds whole. */
export function judgeCase(engine: Engine, each: LawCase): Arg[] {
  const wrong: Arg[] = [];
  const must = (holds: boolean, otherwise: Arg): void => {
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
    must(answer.status === "error" && answer.error.code === each.refused, message("law-case/not-refused", { code: each.refused }));
    return wrong;
  }
  if (answer.status === "error") return [answer.error.message];
  const { duties, headings, refundable } = filedIn(answer);
  if (each.barred !== undefined) {
    must(answer.status === (each.barred === "yes" ? "prohibited" : "range"), message("law-case/is", { status: { word: answer.status } }));
    if (each.barred !== "yes")
      must(answer.prohibition?.when?.fact === each.barred, message("law-case/does-not-turn", { fact: each.barred }));
  }
  if (each.owes !== undefined) wrong.push(...owed(answer, each.owes));
  for (const heading of each["owes-nothing-under"] ?? [])
    must(!duties.some((duty) => duty.heading === heading), message("law-case/is-owed", { heading }));
  for (const [fee, amount] of Object.entries(each.fees ?? {})) {
    const found = answer.fees.find((one) => one.fee === fee)?.amount;
    must(found === amount, message("law-case/amount", { what: fee, found: found ?? message("law-case/nothing"), amount }));
  }
  for (const [measure, amount] of Object.entries(each.refundable ?? {})) {
    const found = refundable.find((one) => one.measure === measure)?.amount;
    must(found === amount, message("law-case/comes-back", { measure, found: found ?? message("law-case/nothing"), amount }));
  }
  const { says } = each;
  if (says !== undefined)
    must(
      answer.notices.some(({ text }) => text.includes(says)),
      message("law-case/does-not-say", { says }),
    );
  const asked = answer.questions.map((question) => question.fact);
  for (const fact of each.asks ?? []) must(asked.includes(fact), message("law-case/not-asked", { fact }));
  for (const fact of each["asks-not"] ?? []) must(!asked.includes(fact), message("law-case/asked", { fact }));
  for (const heading of each["declares-not"] ?? []) must(!headings.includes(heading), message("law-case/declared", { heading }));
  if (each.either !== undefined) {
    const question = answer.questions.find(({ kind }) => kind === "law");
    must(question !== undefined, message("law-case/no-reading"));
    each.either.forEach(({ owes }, index) => {
      const settled = engine.assess(entryLine(each.entry, engine.law.vocabulary), { readings: { [question?.fact ?? ""]: index + 1 } });
      wrong.push(...(settled.status === "error" ? [settled.error.message] : owed(settled, owes)));
    });
  }
  return wrong;
}

function owed(answer: Answer, rows: Readonly<Record<string, string | readonly string[]>>): Arg[] {
  const wrong: Arg[] = [];
  if (Object.keys(rows).length === 0) return [message("law-case/owes-empty")];
  const { duties, exemptions, headings } = filedIn(answer);
  for (const [key, written] of Object.entries(rows)) {
    const text = String(written);
    if (key === "between") {
      const found = `${answer.range?.min.duty} and ${answer.range?.max?.duty}`;
      if (found !== text) wrong.push(message("law-case/between", { found, text }));
    } else if (key === "settled-by") {
      const asked = new Set(answer.questions.map(({ fact }) => fact));
      for (const fact of written as readonly string[]) if (!asked.has(fact)) wrong.push(message("law-case/not-asked", { fact }));
    } else if (key === "total") {
      if (answer.totals?.duty !== text)
        wrong.push(message("law-case/total", { found: answer.totals?.duty ?? { word: answer.status }, text }));
    } else if (text === "exempt") {
      if (!exemptions.some(({ heading }) => heading === key))
        wrong.push(message("law-case/not-exemption", { heading: key, headings: headings.join(" ") }));
    } else {
      const row = readRow(text);
      if ("wrong" in row) {
        wrong.push(row.wrong);
        continue;
      }
      const base = key === "general" || key === "column 2" || key.startsWith("special");
      const duty = base ? duties[0] : duties.find(({ heading }) => heading === key);
      if (duty === undefined || (base && !duty.program.includes(key)))
        wrong.push(message("law-case/not-owed", { what: key, headings: headings.join(" ") }));
      else if (duty.amount !== row.duty) wrong.push(message("law-case/row", { what: key, found: duty.amount, amount: row.duty }));
    }
  }
  if ("total" in rows)
    for (const { measure, heading } of duties)
      if (measure !== "base" && !(heading in rows)) wrong.push(message("law-case/owed-too", { heading }));
  return wrong;
}
