// The compiled law of one origin: which module every number has on every day, and the modules, compiled when they are asked for.

import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import type { Plan } from "../assess/plan.js";
import { lapsedPrograms } from "../assess/prepare.js";
import { type Slots, slotsOf } from "../bulk/slots.js";
import type { Day } from "../exact/day.js";
import { parseSpecial } from "../hts/special.js";
import { closedClaims, programsIn } from "../law/claimable.js";
import { lawOfOrigin } from "../law/of-origin.js";
import type { Chapter98Rule, Condition, Law } from "../law/types.js";
import { programOf, symbolsOf } from "../law/vocabulary.js";
import { betweenRates } from "./between-rates.js";
import { type BaseClass, openClasses, type PlanClass } from "./classes.js";
import { type Histories, histories } from "./histories.js";
import { amountsOf, rateTextsOf, turnsOf } from "./inputs.js";
import { type Joints, openJoints } from "./joint-tests.js";
import { compileModule } from "./module.js";
import type { Compiled, Module, ModuleSetting } from "./module-setting.js";
import type { Node } from "./node.js";
import type { OpenRate } from "./open-rate.js";
import { leavesOf, type Variable, variablesOf } from "./variables.js";

/** A claim as rows state it: `?` not said, `-` none, a program, or `*` for every program that is not named. */
export type Claim = string;

/** The law of an origin, compiled as far as it was asked for. */
export interface CompiledLaw {
  readonly hash: string;
  readonly turns: ModuleSetting["turns"];
  readonly slots: Slots;
  /** First days of the intervals that the day of import can fall into, of those that differ. */
  readonly imports: readonly Day[];
  readonly variables: ReadonlyMap<string, Variable>;
  readonly joints: Joints;
  /** Claims that are told apart. Those of programs that are never open to the origin count as none, and stand for themselves nowhere. */
  readonly claims: readonly Claim[];
  /** Chapter 98 claims that the law tells apart: the rule, or undefined for none. */
  readonly chapter98: readonly (Chapter98Rule | undefined)[];
  /** Classes of every number on every day. */
  readonly histories: Histories;
  planNode(plan: number, claim: Claim, chapter98: number): Node | undefined;
  baseNode(base: number, claim: Claim, chapter98: number): Node | undefined;
  plans(): number;
  bases(): number;
}

/** How much is compiled of what rows state together out of the ordinary. */
export interface CompileDepth {
  readonly rare: number;
  /** Where trees are kept by what was left to tell apart; a map of its own where absent. */
  readonly kept?: ModuleSetting["kept"];
}

const OTHER: Claim = "*";

/** Open the compiled law of an origin. */
export function compiledLaw(engine: Engine, options: AssessOptions, origin: string, { rare, kept = new Map() }: CompileDepth): CompiledLaw {
  const { law, schedule, parts } = engine;
  const own = lawOfOrigin(law, origin);
  const slots = slotsOf(own, schedule);
  const joints = openJoints(parts.rules);
  // What only goods of other origins are asked tells rows of this one apart in vain.
  const variables = new Map(variablesOf(own, amountsOf(law, rateTextsOf(schedule))).map((each) => [each.name, each]));
  const jointLaw = joints.law(law);
  const imports = importDays(law, slots);
  const chapter98 = chapter98Of(law);
  const named = new Set(leavesOf(law).flatMap((test) => (test.op === "claimed" ? test.programs : [])));
  const symbols = symbolsOf(law.vocabulary);
  const programs = programsIn(law);
  const open = new Set(programs.filter(({ members }) => members.includes(origin)).flatMap((each) => each.symbols));
  const closed = closedClaims(law, origin);
  const told = [...symbols, ...named, ...programsOf(engine)].filter((symbol) => !closed.has(symbol) || closed.get(symbol) !== undefined);
  const claims = ["?", "-", ...new Set(told), OTHER];

  const setting: ModuleSetting = { parts, options, variables, joints, rare, turns: turnsOf(law), kept };
  const classes = openClasses(engine, options, origin);
  const written = histories(engine, classes, slots, imports);
  const plans = new Map<number, Plan>();

  function toldPlan(id: number): Plan {
    let found = plans.get(id);
    if (found === undefined) {
      found = joints.plan((classes.plans[id - 1] as PlanClass).plan);
      plans.set(id, found);
    }
    return found;
  }

  const nodes = new Map<string, Node | undefined>();
  const unread = new Set<string>();
  const claimTests = leavesOf(law).filter((test) => test.op === "claimed");

  // Programs that no condition tells apart are one to the headings.
  const alike = new Map<string, Claim>();
  function headingClaim(claim: Claim): Claim {
    if (claim === "?" || claim === "-") return claim;
    const said = [programOf({ programs }, claim)?.id, ...claimTests.map(({ programs }) => programs.includes(claim))].join();
    const first = alike.get(said) ?? claim;
    alike.set(said, first);
    return first;
  }

  // Programs that a module does not tell apart share one tree.
  function claimOf(kind: string, plan: Plan, claim: Claim): Claim {
    if (kind === "p" && plan.line.special === "") return headingClaim(claim);
    if (claim === "?" || claim === "-" || symbols.includes(claim) || open.has(claim) || named.has(claim)) return claim;
    // Programs that share a rate share its first.
    const { segments } = parseSpecial(plan.line.special);
    return segments.find(({ programs }) => programs.includes(claim))?.programs[0] ?? OTHER;
  }

  function node(kind: "p" | "b", id: number, claim: Claim, at: number): Node | undefined {
    const any = `${kind}${id} ${at}`;
    if (unread.has(any)) return nodes.get(any);
    const of = kind === "p" ? (classes.plans[id - 1] as PlanClass) : (classes.bases[id - 1] as BaseClass);
    const read = lapsedOn(of.day).has(claim) ? "-" : claimOf(kind, of.plan, claim);
    const key = `${any} ${read}`;
    if (nodes.has(key)) return nodes.get(key);
    const rule = chapter98[at];
    const shared = {
      origin,
      law: jointLaw,
      claim: read === "?" ? undefined : read === "-" ? null : read === OTHER ? UNNAMED : read,
      chapter98: rule,
    };
    const module: Module =
      kind === "p"
        ? { ...shared, of: "headings", ...(classes.plans[id - 1] as PlanClass), plan: toldPlan(id) }
        : { ...shared, of: "rate", ...(of as BaseClass), importDay: of.day, frame: "", whole: false };
    const made = compiledAt(
      module,
      kind === "p" ? classes.plans[id - 1]?.open : undefined,
      rule === undefined ? setting : { ...setting, rare: 0 },
    );
    nodes.set(key, made.node);
    if (!made.readsClaim) {
      unread.add(any);
      nodes.set(any, made.node);
    }
    return made.node;
  }

  const lapsed = new Map<Day, ReadonlySet<string>>();
  function lapsedOn(day: Day): ReadonlySet<string> {
    let found = lapsed.get(day);
    if (found === undefined) {
      const ended = [...closed].flatMap(([symbol, from]) => (from !== undefined && from <= day ? [symbol] : []));
      found = new Set([...lapsedPrograms(law, day), ...ended]);
      lapsed.set(day, found);
    }
    return found;
  }

  return {
    hash: law.hash,
    turns: setting.turns,
    slots,
    imports,
    histories: written,
    variables,
    joints,
    claims,
    chapter98,
    planNode: (id, claim, at) => node("p", id, claim, at),
    baseNode: (id, claim, at) => node("b", id, claim, at),
    plans: () => classes.plans.length,
    bases: () => classes.bases.length,
  };
}

// A module whose rate is open is compiled at three rates, and holds between them.
function compiledAt(module: Module, open: OpenRate | undefined, setting: ModuleSetting): Compiled {
  if (open === undefined) return compileModule(module, setting);
  const made = open.lines.map((line) =>
    compileModule({ ...module, plan: { ...module.plan, line }, frame: `${line.general}|${module.frame}` }, setting),
  );
  const [low, high, middle] = made.map(({ node }) => node);
  return { node: betweenRates(open.rates)([low, high, middle]), readsClaim: made.some(({ readsClaim }) => readsClaim) };
}

// A symbol that stands in no column.
const UNNAMED = "ZZ";

function programsOf({ schedule }: Engine): Set<string> {
  const segments = schedule.texts().flatMap((text) => parseSpecial(text).segments);
  return new Set(segments.flatMap(({ programs }) => programs));
}

// Rules that leave the same of every duty are one.
/** Whether goods of any origin may claim a provision on any day. */
export function isOpen({ origins, ends }: Chapter98Rule): boolean {
  return origins === undefined && ends === undefined;
}

/** Chapter 98 claims that a law tells apart: none, and each rule open to all that leaves something else. */
export function chapter98Of(law: Law): (Chapter98Rule | undefined)[] {
  const found = new Map(law.chapter98.filter(isOpen).map((rule) => [chapter98Text(rule), rule]));
  return [undefined, ...found.values()];
}

/** Equal for rules that leave the same. */
export function chapter98Text({ prefix: _, title: __, cites: ___, ...rest }: Chapter98Rule): string {
  return JSON.stringify(rest);
}

// Days on which something changes for what is decided by the day of import.
function importDays(law: Law, slots: Slots): readonly Day[] {
  const days = new Set<string>();
  const note = (term: unknown): void => {
    if (typeof term === "string" && /^\d{4}-\d{2}-\d{2}$/.test(term)) days.add(term);
    else if (typeof term === "object" && term !== null) Object.values(term).forEach(note);
  };
  const lists = new Set<string>();
  const listsIn = (test: unknown): void => {
    if (typeof test !== "object" || test === null) return;
    const condition = test as Condition;
    if (condition.op === "list") lists.add(condition.list);
    Object.values(test).forEach(listsIn);
  };
  for (const measure of law.measures) {
    if (measure.clock !== "import") continue;
    note([measure.ends?.on]);
    for (const { base, amendments, ends } of measure.provisions) {
      note([ends?.on, amendments.map(({ from, terms }) => [from, terms.when, terms.unless, terms.goods])]);
      listsIn([base, amendments.map(({ terms }) => terms)]);
    }
  }
  for (const list of lists) note(law.lists[list]?.rows.map(([, from, until]) => [from, until]));
  for (const test of leavesOf(law)) if (test.op === "day" && test.fact === "importDate") days.add(test.day);
  const first = slots.from[0] as Day;
  return [first, ...[...days].filter((day) => day > first).sort()] as Day[];
}
