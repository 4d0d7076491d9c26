// The shapes of the origin question and its answer: does a good qualify under general note 11? Amounts in are decimals as text or number.

/** Who the good is made for, where a rule tells parts apart by use. */
export type Use = "oem-passenger" | "oem-light-truck" | "oem-heavy-truck" | "aftermarket" | "other-vehicle";

/** How a material counts. `material` is the ordinary case; the others follow 19 U.S.C. 4531(h) to (k). */
export type Role = "material" | "indirect" | "retail-packaging" | "shipping-packing" | "accessory";

/** A signed supplier statement on a non-originating material (accumulation, 19 U.S.C. 4531(e)). */
export interface SupplierStatement {
  /** Value of what is non-originating inside the material, in dollars. */
  readonly nonOriginatingValue: string | number;
  /** Numbers of the supplier's own non-originating inputs, for the tariff shift. */
  readonly nonOriginatingHts?: readonly string[];
}

/** One line of the bill of materials. With `materials` it is self-produced; the engine then looks at it and at its inputs. */
export interface MaterialQuestion {
  readonly name: string;
  /** 4 to 10 digits; absent or "" = not known. */
  readonly hts?: string;
  readonly value?: string | number;
  readonly weightKg?: string | number;
  /** Country, for the reader; origin is decided by `originating`. */
  readonly origin?: string;
  /** true, false, or null = unknown. Absent = unknown. */
  readonly originating?: boolean | null;
  /** Left out of every count. */
  readonly ignored?: boolean;
  readonly role?: Role;
  /** Freight, duties, brokerage and waste that may be taken off the value, with documents (19 U.S.C. 4531(d)(10)). */
  readonly deductions?: string | number;
  readonly supplierStatement?: SupplierStatement;
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
  /** true: the part is of the kind that the automotive table names, where it names only some. */
  readonly listedPart?: boolean;
  readonly corePartsOriginating?: boolean;
  /** The steel counted as bought in the region was melted and poured there; asked of vehicles from the day of origin/vehicles.csv. */
  readonly steelMeltedInRegion?: boolean;
  /** Points, as certified. */
  readonly laborValueContent?: string | number;
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
  readonly facts?: OriginFacts;
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
  /** The branch it belongs to, where the goods of a range are told apart. */
  readonly branch?: string;
  readonly holds: boolean | null;
  readonly because: readonly string[];
  readonly level: Evidence;
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
  readonly qualified: boolean;
  readonly cites: readonly string[];
}

/** A question that was refused. */
export interface OriginRefusal {
  readonly id?: string;
  readonly status: "error";
  readonly error: { readonly code: string; readonly message: string; readonly key: string; readonly fix: string };
}

export type Determination = OriginAnswer | OriginRefusal;
