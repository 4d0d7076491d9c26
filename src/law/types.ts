// The compiled law: what `law/` says, checked and resolved, in the shape the engine reads.
// The written form is described in law/README.md; unions here are closed and every switch over them ends in a `never` check.

import type { Authority } from "../contract/answer.js";
import type { Day } from "../exact/day.js";
import type { NewerPrint, PrintRegister } from "../print/types.js";
import type { Said } from "../said/codes.js";
import type { Adds, Fraction, SettledAdds } from "./adds.js";
import type { CountryCodes } from "./country-codes.js";
import type { GoodsNotice, LegalQuestion, Litigation, MeasureNotice } from "./notice-types.js";
import type { OpenQuestion } from "./open-question.js";
import type { Program, Vocabulary } from "./vocabulary.js";
import type { WordsByLanguage } from "./words.js";

export type { Authority } from "../contract/answer.js";
export type { Adds, Fraction, SettledAdds, Source } from "./adds.js";
export type { GoodsNotice, LegalQuestion, Litigation, MeasureNotice } from "./notice-types.js";

/** Column of the schedule that a line uses. */
export type Column = "general" | "special" | "column-2";

/** One act, judgment or CBP message. `known` is the day its text was public (the knowledge clock). */
export interface Instrument {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly known: Day;
  readonly signed?: Day;
  readonly published?: Day;
  readonly printed?: string;
  readonly document?: string;
  /** How surely the citation is known, where it is not from primary text. */
  readonly mark?: string;
}

/**
 * How an absent fact is taken: see the contract, "What an absent fact means". `stated`: nothing is taken in its place; it is asked for
 * without making a range, because no bound on it would be true.
 */
export type FactKind = "material" | "relief" | "exceptional" | "stated";

/** A circumstance that the law asks for and the schedule cannot tell. `name` is a path: `facts.donation`, `content.steel.value`. */
export interface FactRule {
  readonly name: string;
  readonly type: "boolean" | "choice" | "number" | "decimal" | "date" | "text" | "country";
  readonly kind: FactKind;
  readonly ask: string;
  /** Values of a choice; for a number, the sample values that reach every outcome. */
  readonly values: readonly (string | boolean)[];
  /** Value taken when absent (relief, exceptional); for a relief also the value that would claim it. */
  readonly absent: string | boolean | null;
  readonly claim: string | boolean | null;
  /** Values that raise the duty: taken as not the case when absent, and said so. */
  readonly raising: readonly string[];
  /** List of the numbers whose goods can be such a thing: the relief is offered on these alone. Absent: on every number that it reaches. */
  readonly offeredOn?: string;
  /** Lists whose descriptions say, number by number, what a relief is for. */
  readonly describedBy?: readonly string[];
  /** Proof that a relief takes. */
  readonly proof?: string;
  /** What a number counts: "kg", "per cent", "pieces". */
  readonly unit?: string;
  /** What limits an amount: the value of the line, its weight, or the highest rate of its chapter. */
  readonly within?: FactLimit;
  /** Chapters to whose lines the rate texts of a chapter point, where they are others than its own. */
  readonly points?: Readonly<Record<string, readonly string[]>>;
  /** The largest whole number it can be. */
  readonly most?: number;
  readonly cites: readonly string[];
}

/** What an unknown amount is a part of. */
export type FactLimit = "value" | "weight" | "chapter-rate";

/** A metal, and the lists that make it count for a number; no lists: it always counts. */
export interface MetalOnLists {
  readonly metal: string;
  readonly lists: readonly string[];
}

/** A test on one line. Three-valued when evaluated: true, false, or the fact that would decide it. */
export type Condition =
  | { readonly op: "true" }
  | { readonly op: "list"; readonly list: string }
  | { readonly op: "chapter"; readonly any: readonly string[] }
  | { readonly op: "origin"; readonly any: readonly string[] }
  | { readonly op: "column"; readonly any: readonly Column[] }
  /** The line enters free of duty under a claim of the program. */
  | { readonly op: "entered-free"; readonly program: string }
  | { readonly op: "claimed"; readonly programs: readonly string[] }
  /** `asks`: the fact is needed here, and is asked although elsewhere it is a relief. */
  | { readonly op: "is"; readonly fact: string; readonly any: readonly (string | boolean)[]; readonly asks?: true }
  | {
      readonly op: "number";
      readonly fact: string;
      readonly compare: "above" | "below" | "at-least" | "at-most";
      readonly than: Fraction;
    }
  /** An amount is at least a part of the customs value. */
  | { readonly op: "value-share"; readonly fact: string; readonly atLeast: Fraction }
  /** The duty of column 1 is at least a part of the value it falls on: by the general column, or as the line enters. */
  | { readonly op: "base-share"; readonly of: "general" | "entered"; readonly atLeast: Fraction }
  | { readonly op: "years-before-entry"; readonly fact: string; readonly atLeast: number }
  | { readonly op: "day"; readonly fact: string; readonly compare: "before" | "from"; readonly day: Day }
  /** The fact was stated, whatever it is. */
  | { readonly op: "given"; readonly fact: string }
  | { readonly op: "paying"; readonly headings: string }
  | { readonly op: "reading"; readonly question: string; readonly is: number }
  | { readonly op: "metal-absent"; readonly metals: readonly string[] }
  | { readonly op: "metal-weight-below"; readonly metals: readonly MetalOnLists[]; readonly share: Fraction }
  | {
      readonly op: "metal-share";
      readonly metals: readonly MetalOnLists[];
      /** The part of the fact: `content.<metal>.<of>`. */
      readonly of: string;
      readonly atLeast: Fraction;
    }
  | { readonly op: "not"; readonly test: Condition }
  | { readonly op: "all"; readonly tests: readonly Condition[] }
  | { readonly op: "any"; readonly tests: readonly Condition[] };

/** The part of the value a heading falls on. */
export type Basis =
  | { readonly kind: "customs-value" }
  | { readonly kind: "content"; readonly metal: string }
  | { readonly kind: "rest"; readonly less: readonly string[] }
  | { readonly kind: "us-content"; readonly cap?: Fraction }
  /** One part for numbers of these chapters, another for the rest; settled when the plan is made. */
  | { readonly kind: "by-chapter"; readonly chapters: readonly string[]; readonly is: Basis; readonly otherwise: Basis }
  | { readonly kind: "non-us-content"; readonly cap?: Fraction };

/** How a measure treats chapter 98 claims; the words are defined in law/chapter-98.yaml. */
export type Chapter98 = "standard" | "standard-and-xxiii" | "metals" | "none";

/** The terms of a heading on a day. */
export interface Terms {
  readonly origin: Condition;
  readonly goods: Condition;
  readonly columns: Condition;
  readonly when: Condition;
  /** Tests none of which may hold. */
  readonly unless: Condition;
  readonly adds: Adds;
  readonly value: Basis;
  /** Headings that win over this one, in the order in which one of them is named as the reason. */
  readonly except: readonly string[];
  /** Headings that this one replaces. */
  readonly inLieuOf: readonly string[];
  readonly chapter98: Chapter98;
}

/** A dated change of a heading's terms. Only what it names changes. */
export interface Amendment {
  readonly from: Day;
  readonly known: Day;
  /** Set when a later act withdrew this amendment before it bit: it counts only for those who could not know. */
  readonly withdrawn?: Day;
  readonly by: readonly string[];
  readonly seen: string;
  /** Why the answer must carry a mark, where the text is not from a primary source. */
  readonly unverified?: string;
  readonly terms: Partial<Terms>;
}

/** How far a case has come under which a deposit by producer is or may be due. */
export type DepositStage = "order" | "provisional" | "investigation";

/** One heading of a measure. `id` is eight digits of chapter 99, a case number, or a name where the law prints no heading. */
export interface Provision {
  readonly id: string;
  readonly covers: string;
  readonly program: string;
  /** What the schedule prints all along, by column, where the text of the note has steps that the line does not follow. */
  readonly printed?: readonly SettledAdds[];
  /** Fact that holds an offset in dollars which may be used on this duty. */
  readonly offset?: string;
  /** A deposit whose rate only the importer knows: until it is stated nothing is added, and the answer says so. */
  readonly deposit?: { readonly stage: DepositStage; readonly remedy: "antidumping" | "countervailing" };
  /** Terms that hold from the beginning, from the measure and the heading. */
  readonly base: Partial<Terms>;
  readonly amendments: readonly Amendment[];
  readonly ends?: End;
}

/** First day of entry on which it is no longer collected. */
export interface End {
  readonly on: Day;
  readonly known: Day;
  readonly by: readonly string[];
  /** Last edition that still prints the duty after its end. */
  readonly stillPrinted?: string;
}

/** One action under one authority, with the headings that carry it. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly authority: Authority;
  readonly clock: "entry" | "import";
  readonly provisions: readonly Provision[];
  readonly ends?: End;
  readonly unlawful?: { readonly held: Day; readonly known: Day; readonly by: readonly string[]; readonly because: string };
  readonly questions: readonly LegalQuestion[];
  readonly lastSeen: { readonly day: Day; readonly in: string };
  readonly reviewed: Day;
  /** List of numbers of which the written scope reaches only a part. */
  readonly partly?: string;
  /** Court cases about the measure, as last seen. */
  readonly litigation: readonly Litigation[];
  /** Shown with every answer in which the measure applies. */
  readonly notices: readonly MeasureNotice[];
}

/** HTS numbers a note enumerates: prefixes with their days. In a group the longest prefix wins. */
export interface NumberList {
  readonly id: string;
  readonly title: string;
  readonly group?: string;
  readonly open: boolean;
  readonly source: string;
  /** Why the list carries a mark, where it is not from a primary source. */
  readonly unverified?: string;
  /** prefix digits, from ("" = always), until ("" = open), and the ended number that a successor stands for. */
  readonly rows: readonly (readonly [prefix: string, from: Day | "", until: Day | "", after?: string])[];
  /** What the goods are of which alone the list speaks under a number. */
  readonly goods?: readonly (readonly [prefix: string, from: Day | "", until: Day | "", is: string])[];
  /** Acts that changed the rows on a day, where no heading that uses the list was amended or ended by them on that day. */
  readonly changes?: readonly { readonly on: Day; readonly by: readonly string[] }[];
}

/** Chapter 99 headings that a note names, with their days and an optional extra test. */
export interface HeadingList {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly rows: readonly {
    readonly heading: string;
    readonly from: Day;
    readonly until?: Day;
    readonly known: Day;
    readonly by: readonly string[];
    readonly test?: Condition;
  }[];
}

/** One dated rule of who yields to whom. Rules are read in their order; a duty that yielded displaces nothing itself. */
export interface YieldRule {
  readonly id: string;
  readonly title: string;
  readonly from: Day;
  readonly until?: Day;
  readonly known: Day;
  /** Measures or headings that win where they are owed. */
  readonly to: readonly string[];
  /** Headings that win although they add nothing. */
  readonly althoughFree: readonly string[];
  /** Measures or headings that give way. */
  readonly yields: readonly string[];
  /** The whole article, or only the part of the value that the winner charged. */
  readonly takes: "article" | "value-charged";
  readonly when: Condition;
  /** Heading declared for the part that was taken. */
  readonly declares?: string;
  readonly by: readonly string[];
  /** Acts that ended it, where they are not those that made it. */
  readonly endedBy?: readonly string[];
  readonly seen: string;
}

/** One chapter 98 provision and what it leaves of the dutiable value. */
export interface Chapter98Rule {
  readonly prefix: string;
  readonly title: string;
  /** Origins whose goods alone may claim it. */
  readonly origins?: readonly string[];
  /** First day of entry on which it can no longer be claimed. */
  readonly ends?: Day;
  /** Value that the ordinary rate falls on. */
  readonly base: "work" | "less-us-components" | "nothing";
  /** Program under whose claim the special column frees the base duty. */
  readonly freeUnder?: string;
  /** Value that each treatment leaves: `none` lifts the additional duty. */
  readonly treatments: Readonly<Record<Chapter98, "work" | "less-us-components" | "full" | "none">>;
  readonly cites: readonly string[];
}

/** A user fee for one window of days. Amounts in dollars as decimal text. */
export interface FeeRule {
  readonly fee: "MPF" | "HMF";
  readonly clock: "entry" | "import";
  readonly from: Day;
  readonly until?: Day;
  readonly known: Day;
  readonly rate: Fraction;
  readonly minimum?: string;
  readonly maximum?: string;
  /** Flat amount of an informal entry; absent = not known. */
  readonly informal?: string;
  /** What an officer's entry of mail costs for each dutiable item; absent = not known. */
  readonly mailItem?: string;
  /** Highest value of an informal entry. */
  readonly informalLimit?: { readonly value: string; readonly cites: readonly string[] };
  /** What is said of an informal entry from a day on. */
  readonly informalSays: readonly (Said & { readonly from: Day; readonly cites: readonly string[] })[];
  /** First day for which the amounts are not on record; the last ones are shown and said to be so. */
  readonly amountsUntil?: Day;
  /** Claims under chapter 98 owe no fee but for these provisions, and there on the dutiable part. */
  readonly chapter98?: { readonly owes: readonly string[]; readonly exemptCites: readonly string[]; readonly cites: readonly string[] };
  readonly cites: readonly string[];
}

/** A flat amount in dollars for goods of some origins. */
export interface FlatAmount {
  readonly origins: readonly string[];
  /** First day of entry on which it is another. */
  readonly until?: Day;
  readonly amount: string;
}

/** How low-value shipments and parcels by post enter, from a day until the next rule of the kind. Amounts in dollars as decimal text. */
export interface ParcelRule {
  /** `clearance`: free of duty and fees where it is claimed. `post`: what mail owes. */
  readonly parcel: "clearance" | "post";
  readonly title: string;
  readonly from: Day;
  readonly known: Day;
  /** Mode of transport that the process is for. */
  readonly mode?: string;
  /** Origins whose goods alone it is for. */
  readonly origins?: readonly string[];
  /** Highest value of a parcel; absent = the process is closed. */
  readonly limit?: string;
  /** Fact that claims it. */
  readonly claim?: string;
  /** Measures that alone are owed, on the whole value; absent = all duties. */
  readonly owes?: readonly string[];
  /** Flat amount in place of the rate, where the fact says so. */
  readonly flat?: { readonly claim: string; readonly amounts: readonly FlatAmount[] };
  /** Lists of goods outside it. */
  readonly notGoods: readonly string[];
  /** Authorities whose duties keep goods outside. */
  readonly notAuthorities: readonly string[];
  readonly says: readonly Said[];
  /** Said where a number of chapter 98 or 99 is declared or a claim is made. */
  readonly entryNeeded?: Said;
  readonly cites: readonly string[];
}

/** The whole compiled law. */
export interface Law {
  readonly hash: string;
  readonly coverage: { readonly from: Day; readonly lastSeen: Day };
  /** Duties that reach goods of the origins encoded and are not in this law; said with answers on those goods. */
  readonly notCovered: readonly GoodsNotice[];
  /** What is said with every answer on certain goods, whatever they owe. */
  readonly told: readonly GoodsNotice[];
  readonly instruments: Readonly<Record<string, Instrument>>;
  readonly facts: readonly FactRule[];
  readonly measures: readonly Measure[];
  readonly lists: Readonly<Record<string, NumberList>>;
  readonly headingLists: Readonly<Record<string, HeadingList>>;
  readonly yields: readonly YieldRule[];
  readonly chapter98: readonly Chapter98Rule[];
  readonly fees: readonly FeeRule[];
  readonly parcels: readonly ParcelRule[];
  /** Filing order: id or prefix of headings, first filed first. */
  readonly filingOrder: readonly {
    readonly authority?: Authority;
    readonly prefixes?: readonly string[];
    readonly cites: readonly string[];
  }[];
  /** Programs that a scenario lets lapse; the law on record has none. */
  readonly lapses?: readonly { readonly programs: readonly string[]; readonly on: Day; readonly cites: readonly string[] }[];
  /** Titles of the scenarios laid over this law, in their order; the law on record has none. */
  readonly scenarios?: readonly string[];
  readonly register?: PrintRegister;
  /** The newer print that was laid over this law. */
  readonly print?: NewerPrint;
  /** What scenarios laid over the law leave open; they change no answer. */
  readonly openQuestions?: readonly OpenQuestion[];
  readonly countries: CountryCodes;
  /** Its sentences and words in other languages; they change no answer. */
  readonly words?: WordsByLanguage;
  /** Programs, materials, statutes: the words from which code takes its lists. */
  readonly vocabulary: Vocabulary;
  /** Programs of other origins, beside those of the vocabulary. */
  readonly preferences: readonly Program[];
}
