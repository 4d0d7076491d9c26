// The shapes of the origin question and its answer: does a good qualify under general note 11? Amounts in are decimals as text or number.

import type { AnswerError } from "../contract/answer.js";

/** Who the good is made for, where a rule tells parts apart by use. */
export type Use = "oem-passenger" | "oem-light-truck" | "oem-heavy-truck" | "aftermarket" | "other-vehicle";

/**
 * How a material counts. `material` is the ordinary case; the next four follow 19 U.S.C. 4531(h) to (k); the next three are what the
 * notes to chapters 61 and 62 want from the region whatever the rule says. `recovered` is a part that was had in the region by taking used
 * goods apart, and mended to work as it should (4531(a)(18)).
 */
export type Role =
  | "material"
  | "indirect"
  | "retail-packaging"
  | "shipping-packing"
  | "accessory"
  | "sewing-thread"
  | "narrow-elastic"
  | "pocketing"
  | "recovered";

/** A signed supplier statement on a non-originating material (accumulation, 19 U.S.C. 4531(e)). */
export interface SupplierStatement {
  /** Value of what is non-originating inside the material, in dollars. */
  readonly nonOriginatingValue: string | number;
  /** Numbers of the supplier's own non-originating inputs, for the tariff shift. */
  readonly nonOriginatingHts?: readonly string[];
  /** Net cost of the material to its producer, in dollars, for the core parts of a vehicle. */
  readonly netCost?: string | number;
}

/** One receipt of a fungible material into the stock (19 U.S.C. 4531(g)). */
export interface LotQuestion {
  /** In any one unit. */
  readonly quantity: string | number;
  /** Value of the whole lot, in dollars. */
  readonly value: string | number;
  readonly originating: boolean;
}

/** A fungible material by its stock: what was used comes out of the lots by the method that the producer keeps for the fiscal year. */
export interface StockQuestion {
  readonly method: "FIFO" | "LIFO" | "average";
  readonly used: string | number;
  /** In the order of receipt. */
  readonly lots: readonly LotQuestion[];
}

/** One purchase of metal by a vehicle's producer (SOR/2020-155 s.17). */
export interface PurchaseQuestion {
  readonly name: string;
  readonly hts: string;
  readonly value: string | number;
  /** true, false, or null = unknown. Absent = unknown. */
  readonly originating?: boolean | null;
  /** Where the number holds parts of both metals. */
  readonly metal?: "steel" | "aluminum";
  /** Country, for the reader. */
  readonly origin?: string | null;
}

/** One line of the bill of materials. With `materials` it is self-produced; the engine then looks at it and at its inputs. */
export interface MaterialQuestion {
  readonly name: string;
  /** 4 to 10 digits; absent or "" = not known. */
  readonly hts?: string;
  readonly value?: string | number;
  readonly weightKg?: string | number;
  /** Country, by its code or a name, for the reader; origin is decided by `originating`. Absent, null or "?" = not known. */
  readonly origin?: string | null;
  /** true, false, or null = unknown. Absent = unknown. */
  readonly originating?: boolean | null;
  /** Left out of every count. */
  readonly ignored?: boolean;
  readonly role?: Role;
  /** Freight, duties, brokerage and waste that may be taken off the value, with documents (19 U.S.C. 4531(d)(10)). */
  readonly deductions?: string | number;
  readonly supplierStatement?: SupplierStatement;
  /** Which core part of a vehicle it is, in the words of origin/choices.csv. */
  readonly corePart?: string;
  /** Net cost of a self-produced core part, in dollars; absent = its value. */
  readonly netCost?: string | number;
  /** Elastomeric: the textile tolerance holds it to 7% of the weight. */
  readonly elastomeric?: boolean;
  /** In place of value and originating. */
  readonly stock?: StockQuestion;
  readonly materials?: readonly MaterialQuestion[];
}

/** What the law states in words. An absent one becomes a question where the answer turns on it. */
export interface OriginFacts {
  /** Conditions in words, by the number of the alternative. */
  readonly conditions?: Readonly<Record<string, boolean>>;
  readonly textileWeightDeMinimis?: boolean;
  /** By name of the material: it is what the rule admits in words. */
  readonly materialAdmitted?: Readonly<Record<string, boolean>>;
  /** By name of the material: it is what the rule excepts in words. */
  readonly materialExcepted?: Readonly<Record<string, boolean>>;
  readonly whollyObtained?: boolean;
  /** false: a step of production was made outside the region. */
  readonly producedInRegion?: boolean;
  readonly foreignTradeZone?: boolean;
  /** true: outside the region the good left customs control or was worked on. */
  readonly transitBroken?: boolean;
  /** true: only diluted, or a practice meant to circumvent. */
  readonly nonQualifyingOperation?: boolean;
  /** true: a set under GRI 3; the materials are its goods. */
  readonly set?: boolean;
  /** true: the materials of the good's own subheading are provided for as parts, or the good came unassembled. */
  readonly samePartHeading?: boolean;
  /** true: the good is on the information technology list. */
  readonly informationTechnology?: boolean;
  /** What was done to make the good, in words; "none" = only packed, filled, labeled, sorted, diluted or cleaned (GN 11(l)). */
  readonly production?: string;
  /** By name of the material: it was formed from yarn and finished in the region, whatever its own origin. */
  readonly materialFormed?: Readonly<Record<string, boolean>>;
  /** By name of a reading of origin/readings.csv: the choice to answer by. */
  readonly readings?: Readonly<Record<string, string>>;
  /** The printed number that covers a number of HS 2022, where the print does not settle it; digits with or without dots. */
  readonly printedAs?: string;
  /** No rule is on record: the good meets the rule that is printed for it. Taken as declared. */
  readonly ruleMet?: boolean;
  /** true: the part is of the kind that the automotive table names, where it names only some. */
  readonly listedPart?: boolean;
  readonly corePartsOriginating?: boolean;
  /** By name of the core part: the vehicle has none. */
  readonly corePartAbsent?: Readonly<Record<string, boolean>>;
  /** By name of the material: a note of the chapter or section leaves it out of the change. */
  readonly materialDisregarded?: Readonly<Record<string, boolean>>;
  /** By name of the note: what it describes was done. */
  readonly notes?: Readonly<Record<string, boolean>>;
  /** A process in the region that confers origin by a note, or "none". */
  readonly process?: string;
  /** An alternative staging plan that was approved covers the good. */
  readonly alternativeStaging?: boolean;
  readonly averagedOver?: string;
  readonly averagingPeriod?: string;
  /** Country of origin as the additional duties define it, for what the claim is worth. */
  readonly productOf?: string;
  /** The steel counted as bought in the region was melted and poured there; asked of vehicles from the day of origin/vehicles.csv. */
  readonly steelMeltedInRegion?: boolean;
  /** The good is made wholly or partly of recovered parts, with the life, the performance and the warranty of a new one (4531(a)(19)). */
  readonly remanufactured?: boolean;
  /** Points, as certified. */
  readonly laborValueContent?: string | number;
  /** Its parts, in points: high-wage material and labor, technology, assembly. */
  readonly laborMaterialPoints?: string | number;
  readonly laborTechnologyPoints?: string | number;
  readonly laborAssemblyPoints?: string | number;
  /** Percent by value of the year's purchases. */
  readonly steelPurchased?: string | number;
  readonly aluminumPurchased?: string | number;
}

/** The question of the contract. */
export interface OriginQuestion {
  readonly id?: string;
  readonly hts: string;
  readonly date: string;
  readonly use?: Use | null;
  readonly branch?: string | null;
  readonly transactionValue?: string | number;
  readonly netCost?: string | number;
  readonly totalCost?: string | number;
  readonly weightKg?: string | number;
  readonly materials: readonly MaterialQuestion[];
  /** The producer's purchases of steel and aluminum over its year, for a vehicle. */
  readonly purchases?: readonly PurchaseQuestion[];
  /** Facts of the entry line besides number, day, value and claim, for what the claim is worth: as in an entry line of `assess`. */
  readonly entry?: Readonly<Record<string, unknown>>;
  readonly facts?: OriginFacts;
}

/**
 * How far an answer can be relied on: every row was read in print or in a faithful transcription; a row is from memory, was repaired or
 * was reached through another edition of the numbers; the text can be read in two ways and the answer rests on one.
 */
export type Reliance = "read" | "remembered" | "disputed";

/** What earned one condition of a yes: a fact that was stated, by its path, or a row of the rules. */
export interface Earned {
  readonly condition: string;
  readonly fact?: string;
  readonly row?: string;
}

/** Weakest first proof: primary text seen; transcription; repaired transcription; memory. */
export type Evidence = "P" | "S" | "SR" | "M";

export type Route =
  | "product-specific rule"
  | "wholly obtained"
  | "originating materials"
  | "same-heading parts"
  | "information technology"
  | "automotive";

/** One alternative with what holds, what fails, and what would make it hold. */
export interface Alternative {
  readonly no: number;
  readonly rule: string;
  /** The branch it belongs to, where the goods of a range are distinguished. */
  readonly branch?: string;
  readonly holds: boolean | null;
  readonly because: readonly string[];
  readonly level: Evidence;
  /** What would mend what fails for sure; absent where nothing does. */
  readonly mends?: readonly Mend[];
}

/** What one failing test lacks. */
export interface Mend {
  readonly kind: "value" | "shift";
  /** The material that alone fails the change; absent for a value test. */
  readonly material?: string;
  /** Dollars of non-originating value that would have to become originating for the value test to pass. */
  readonly value?: string;
  /** The same as a share of the non-originating value, 0 to 1. */
  readonly share?: number;
  readonly text: string;
}

/** What would settle an open answer. */
export interface OriginQuestionAsked {
  readonly kind: "fact" | "law";
  readonly fact: string;
  readonly ask: string;
  readonly choices: readonly (string | boolean)[] | null;
  readonly because: string;
}

/** A smallest change that turns no into yes. */
export interface Suggestion {
  /** Paths of the materials to source in the region, as `materials.0`. */
  readonly materials: readonly string[];
  readonly names: readonly string[];
  /** Value moved into the region, in dollars; absent where a value is not known. */
  readonly value?: string;
  readonly text: string;
}

/** An answered question. */
export interface OriginAnswer {
  readonly id?: string;
  readonly status: "originates" | "does-not-originate" | "needs-facts";
  readonly hts: string;
  readonly route?: Route;
  readonly alternatives: readonly Alternative[];
  readonly rvc: { readonly transactionValue?: number; readonly netCost?: number };
  readonly deMinimis?: { readonly share: number; readonly allowed: boolean; readonly used: boolean };
  readonly questions: readonly OriginQuestionAsked[];
  readonly suggestions: readonly Suggestion[];
  readonly assumptions: readonly string[];
  readonly notices: readonly string[];
  readonly evidence: Evidence;
  readonly reliance: Reliance;
  /** Why the reliance is not "read", each with its row; empty where it is. */
  readonly relianceBecause: readonly string[];
  /** What earned each condition; with "originates" only. */
  readonly originatesBecause?: readonly Earned[];
  /** Reliance is not "read". */
  readonly qualified: boolean;
  readonly cites: readonly string[];
}

/** A question that was refused. */
export interface OriginRefusal {
  readonly id?: string;
  readonly status: "error";
  readonly error: AnswerError;
}

export type Determination = OriginAnswer | OriginRefusal;
