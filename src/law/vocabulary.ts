// The words of the law, from law/vocabulary.yaml: preference programs, materials, statutes, columns. Code takes its lists from here and
// names none of them itself.

import type { Day } from "../exact/day.js";

/** A preference program: the symbols by which the special column offers it and a claim names it. */
export interface Program {
  /** The name that the files of law/ use: `usmca`. */
  readonly id: string;
  /** The name in sentences. */
  readonly name: string;
  /** Symbols of the special column; the first is tried where no claim is stated. */
  readonly symbols: readonly string[];
  /** Origins that may claim it, ISO 3166-1 alpha-2. */
  readonly members: readonly string[];
  /** Fees that its goods do not owe, each with its authority. */
  readonly frees: readonly { readonly fee: string; readonly cites: readonly string[] }[];
  /** First day of entry on which it can no longer be claimed. */
  readonly ends?: Day;
  /** What proves the claim. */
  readonly proof: string;
  readonly cites: readonly string[];
}

/** Something that an article can be made of. */
export interface Material {
  readonly id: string;
  /** A duty can fall on its value alone. */
  readonly charged: boolean;
  /** Where it was made: the name of the test, and the part of the fact (`content.<id>.<part>`). */
  readonly places: Readonly<Record<string, string>>;
  /** Parts that a table has a column for although the law does not ask them. */
  readonly columns: readonly string[];
}

/** A share of the weight of a material that a test may ask. */
export interface Share {
  readonly id: string;
  /** The part of the fact: `content.<material>.<fact>`. */
  readonly fact: string;
  readonly country: string;
  /** By material: paths of the facts that deny the share, where all of one group are stated to be another country. */
  readonly deniedBy: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** What it is, for the description of the field. */
  readonly says: string;
}

/** What a duty rests on, and its column in a table. */
export interface AuthorityWord {
  readonly name: string;
  readonly column: string;
  /** The ordinary duty of the schedule. */
  readonly base: boolean;
  /** Duties under an order with a case number: antidumping and countervailing duties. */
  readonly cases: boolean;
}

/** The event from which the last day of a remedy is counted, and how far. Days are counted from the day after; negative ones before it. */
export interface RemedyEnd {
  readonly after: "entry" | "liquidation" | "importation";
  readonly days?: number;
  readonly years?: number;
}

/** When a way to get money back ends. */
export interface RemedyTerm {
  readonly ends: readonly RemedyEnd[];
  /** A last day without business moves to the next business day. */
  readonly rolls: boolean;
  readonly cites: readonly string[];
}

/** Everything that law/vocabulary.yaml says. */
export interface Vocabulary {
  readonly programs: readonly Program[];
  readonly materials: readonly Material[];
  readonly shares: readonly Share[];
  readonly authorities: readonly AuthorityWord[];
  /** Columns of the schedule, as an answer names them. */
  readonly columns: Readonly<Record<"general" | "special" | "column-2", string>>;
  readonly rounding: { readonly places: number; readonly how: "half-up" };
  /** Days after entry on which an ordinary entry liquidates. */
  readonly liquidation: { readonly days: number; readonly cites: readonly string[] };
  readonly remedies: Readonly<Record<string, RemedyTerm>>;
}

/** The program that offers or claims by a symbol. */
export function programOf({ programs }: Pick<Vocabulary, "programs">, symbol: string): Program | undefined {
  return programs.find(({ symbols }) => symbols.includes(symbol));
}

/** Every symbol of every program, in the order of the law. */
export function symbolsOf({ programs }: Pick<Vocabulary, "programs">): readonly string[] {
  return programs.flatMap(({ symbols }) => symbols);
}

/** Statutes whose duties have case numbers. */
export function caseAuthorities({ authorities }: Pick<Vocabulary, "authorities">): ReadonlySet<string> {
  return new Set(authorities.flatMap(({ name, cases }) => (cases ? [name] : [])));
}
