// Units of quantity: the schedule's symbols, their spelling variants, and exact conversions to one base unit a dimension.

import { fromInteger, mul, type Rational, rational } from "../exact/rational.js";

/** A unit as a multiple of its base unit; the base is named by the schedule's symbol. */
export interface Unit {
  readonly base: string;
  readonly factor: Rational;
}

const ONE = fromInteger(1);

function table(base: string, names: Readonly<Record<string, Rational>>): [string, Unit][] {
  return Object.entries(names).map(([name, factor]) => [name, { base, factor }]);
}

// Lower case, without dots and spaces.
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...table("kg", {
    kg: ONE,
    kgs: ONE,
    kilogram: ONE,
    kilograms: ONE,
    t: fromInteger(1000),
    mt: fromInteger(1000),
    ton: fromInteger(1000),
    tons: fromInteger(1000),
    tonne: fromInteger(1000),
    tonnes: fromInteger(1000),
    g: rational(1n, 1000n),
    grams: rational(1n, 1000n),
    gram: rational(1n, 1000n),
    gm: rational(1n, 1000n),
  }),
  ...table("No.", {
    no: ONE,
    nos: ONE,
    number: ONE,
    each: ONE,
    ea: ONE,
    pcs: ONE,
    pc: ONE,
    pieces: ONE,
    article: ONE,
    head: ONE,
    doz: fromInteger(12),
    dozen: fromInteger(12),
    dz: fromInteger(12),
    dozpcs: fromInteger(12),
    gross: fromInteger(144),
    gr: fromInteger(144),
    hundreds: fromInteger(100),
    hundred: fromInteger(100),
    thousand: fromInteger(1000),
    thousands: fromInteger(1000),
    "1000": fromInteger(1000),
    "1,000": fromInteger(1000),
    "1000pins": fromInteger(1000),
  }),
  ...table("prs.", {
    prs: ONE,
    pr: ONE,
    pair: ONE,
    pairs: ONE,
    dozprs: fromInteger(12),
    dozpr: fromInteger(12),
    dozenpairs: fromInteger(12),
  }),
  ...table("liters", {
    liters: ONE,
    liter: ONE,
    litre: ONE,
    litres: ONE,
    l: ONE,
    kl: fromInteger(1000),
    hl: fromInteger(100),
    ml: rational(1n, 1000n),
  }),
  ...table("pf.liters", { pfliters: ONE, pfliter: ONE, proofliters: ONE, proofliter: ONE }),
  ...table("m2", {
    m2: ONE,
    "m²": ONE,
    sqm: ONE,
    squaremeters: ONE,
    hundredm2: fromInteger(100),
    cm2: rational(1n, 10_000n),
    thousandm2: fromInteger(1000),
  }),
  ...table("m3", { m3: ONE, "m³": ONE, cubicmeters: ONE, thousandm3: fromInteger(1000) }),
  ...table("m", { m: ONE, meter: ONE, meters: ONE, linm: ONE, thousandm: fromInteger(1000) }),
  ...table("bbl", { bbl: ONE, bbls: ONE, barrel: ONE, barrels: ONE }),
  ...table("clean kg", { cleankg: ONE, kgcy: ONE, cykg: ONE, cleanyieldkg: ONE }),
  ...table("packs", { pack: ONE, packs: ONE }),
]);

// Chemical symbols by which the schedule names the metal weighed ("Pb kg").
const SYMBOLS: Readonly<Record<string, string>> = {
  pb: "lead",
  zn: "zinc",
  cu: "copper",
  mo: "molybdenum",
  w: "tungsten",
  mg: "magnesium",
  mn: "manganese",
  si: "silicon",
  al: "aluminum",
};

/** The metals that the schedule weighs. */
export const WEIGHED_METALS: readonly string[] = Object.values(SYMBOLS);

/** The unit that a symbol or spelling means. An unknown one stands for itself. Metal weights become `content.<metal>.weightKg`. */
export function unitOf(text: string): Unit {
  let known = spelled.get(text);
  if (known === undefined) {
    known = spell(text);
    // Spellings come from outside; a few thousand are more than any schedule has.
    if (spelled.size > 5_000) spelled.clear();
    spelled.set(text, known);
  }
  return known;
}

const spelled = new Map<string, Unit>();

function keyOf(text: string): string {
  return text.toLowerCase().replace(/[.\s]/g, "");
}

function spell(text: string): Unit {
  const key = keyOf(text);
  const found = UNITS.get(key);
  if (found !== undefined) return found;
  const metal = /^([a-z]{1,2})(kg|g|t)$/.exec(key) ?? /^(?:kg)([a-z]{1,2})$/.exec(key);
  const name = metal === null ? undefined : SYMBOLS[metal[1] ?? ""];
  if (name !== undefined) {
    const weight = UNITS.get(metal?.[2] ?? "kg");
    return { base: `content.${name}.weightKg`, factor: weight?.factor ?? ONE };
  }
  return { base: text, factor: ONE };
}

/** One name for the spellings of a unit: that of the base unit where it is one. An unknown unit is named as it is spelled. */
export function unitName(text: string): string {
  const { base, factor } = unitOf(text);
  if (factor === ONE && UNITS.has(keyOf(base))) return base;
  return base === text ? text : keyOf(text);
}

/** Every spelling on record, in lower case without dots and spaces, and what it means. */
export function unitSpellings(): ReadonlyMap<string, Unit> {
  return UNITS;
}

/** An amount of a unit in its base unit. */
export function inBaseUnit(amount: Rational, text: string): { readonly base: string; readonly amount: Rational } {
  const unit = unitOf(text);
  return { base: unit.base, amount: unit.factor === ONE ? amount : mul(amount, unit.factor) };
}
