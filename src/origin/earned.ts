// What earned each condition of a yes: the fact that was stated, or the row of the rules.

import { message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { Counted } from "./bill.js";
import type { Judged } from "./judge.js";
import { wordsOf } from "./notation.js";
import type { Question } from "./question.js";
import { citeOf, REMANUFACTURED } from "./recovered.js";
import { type Rested, rowText } from "./reliance.js";
import type { OriginTables } from "./tables.js";
import type { Tried } from "./try-rule.js";
import type { Earned } from "./types.js";

/** The conditions of a yes with what earned them; never empty. */
export function earnedBy(judged: Judged, rested: Rested, question: Question, tables: OriginTables, to: Translator): readonly Earned[] {
  const { facts } = question;
  const because = to.arg(judged.because[0] ?? "");
  if (judged.list !== undefined) return [{ condition: because, row: tables.data.scope[judged.list.scope]?.cite ?? "" }];
  if (judged.route === "wholly obtained") return [{ condition: because, fact: "facts.whollyObtained" }];
  if (judged.route === "originating materials" && facts.set !== true) return [...originating(question, judged, tables, to)];
  const found: Earned[] = rested.used.flatMap((each) => ofRule(each, judged, question, to));
  if (facts.set === true && judged.tried.length === 0) found.push({ condition: because, fact: "facts.set" });
  for (const note of judged.notes) {
    const stated = note.does === "confers" ? "facts.process" : `facts.notes.${note.note}`;
    const said = note.does === "confers" ? facts.process !== undefined : facts.notes?.[note.note] !== undefined;
    found.push({
      condition: note.does === "confers" ? to.law(note.says) : to.say(message("earned/not-so", { says: { law: note.says } })),
      row: note.cite,
      ...(said ? { fact: stated } : {}),
    });
  }
  for (const { name, role, originating: counts } of question.materials)
    if (role === "recovered" && counts === true) found.push(recovered(name, tables, to));
  if (facts.production !== undefined)
    found.push({ condition: to.say(message("earned/production", { production: facts.production })), fact: "facts.production" });
  if (judged.declared === true) found.push({ condition: to.say(message("earned/rule-met")), fact: "facts.ruleMet" });
  for (const [reading, choice] of Object.entries(facts.readings ?? {}))
    found.push({ condition: to.say(message("earned/reading", { reading, choice: String(choice) })), fact: `facts.readings.${reading}` });
  return found;
}

function* originating({ materials }: Question, { bill }: Judged, tables: OriginTables, { say, arg }: Translator): Generator<Earned> {
  for (const { path, name, ignored, role, originating: stated } of materials) {
    if (ignored || role === "indirect" || role === "shipping-packing") continue;
    if (role === "recovered") yield recovered(name, tables, { say });
    else if (stated === true) yield { condition: say(message("earned/originates", { name })), fact: `${path}.originating` };
    else
      yield {
        condition: say(message("earned/originates-itself", { name })),
        row: bill.notes.map(arg).find((each) => each.startsWith(name)) ?? say(message("earned/self-produced")),
      };
  }
}

function recovered(name: string, tables: OriginTables, { say }: Pick<Translator, "say">): Earned {
  return { condition: say(message("earned/recovered", { name })), fact: REMANUFACTURED, row: citeOf(tables) };
}

function ofRule({ rule, branch, verdict }: Tried, { bill }: Judged, question: Question, to: Translator): readonly Earned[] {
  const { say } = to;
  const parsed = rule.parsed();
  const found: Earned[] = [{ condition: say(message("earned/rule")), row: `${rowText(rule.range, rule.text)}, ${rule.cite}` }];
  if (branch.name !== "" && question.branch !== undefined)
    found.push({ condition: say(message("earned/branch", { branch: branch.name })), fact: "branch" });
  if (question.use !== undefined && (rule.uses.length > 0 || branch.overlay !== undefined))
    found.push({ condition: say(message("earned/use", { use: question.use })), fact: "use" });
  if (parsed.scope !== "NOSHIFT") found.push(...bill.counted.filter(({ shifts }) => shifts).map((each) => changed(each, verdict, to)));
  for (const [name, admitted] of Object.entries(question.facts.materialAdmitted ?? {}))
    if (admitted) found.push({ condition: say(message("earned/admitted", { name })), fact: `facts.materialAdmitted.${name}` });
  if (parsed.words.length > 0 && question.facts.conditions?.[String(rule.no)] === true)
    found.push({ condition: to.arg(wordsOf(parsed)), fact: `facts.conditions.${rule.no}` });
  if (verdict.least !== undefined) {
    const { tv, nc } = verdict.least;
    if (tv !== undefined && question.transactionValue !== undefined)
      found.push({ condition: say(message("earned/value-content")), fact: "transactionValue" });
    if (nc !== undefined && question.netCost !== undefined)
      found.push({ condition: say(message("earned/value-content")), fact: "netCost" });
  }
  return found;
}

function changed({ material }: Counted, { failing, deMinimis }: Tried["verdict"], { say }: Translator): Earned {
  const fails = failing.some((each) => each.material === material) && deMinimis?.used === true;
  return fails
    ? { condition: say(message("earned/tolerance", { name: material.name })), fact: `${material.path}.value` }
    : { condition: say(message("earned/change", { name: material.name })), fact: `${material.path}.hts` };
}
