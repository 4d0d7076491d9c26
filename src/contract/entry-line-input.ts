// The type of one entry line, from entry-line.ts and law/facts.yaml. Made by `npm run contract`; change the schema, not this file.

/** A plain decimal as text or number: no sign, comma, space or exponent; dollars have at most two decimals */
export type Decimal = string | number;

/** Circumstances that the law turns on, by the names of its registry (law/facts.yaml) */
export interface FactsInput {
  /** Are these goods for personal use in the baggage of a person arriving? Absent: not claimed. Asked by EO 14193 */
  readonly accompaniedBaggage?: boolean;
  /** Are the goods donated to relieve human suffering? Absent: not claimed. Asked by EO 14193 */
  readonly donation?: boolean;
  /** Are these publications, films or other informational materials? Absent: not claimed. Asked by EO 14193 */
  readonly informationalMaterial?: boolean;
  /** Has CBP found that the goods were transshipped to evade the duty? Absent: the ordinary case. Asked by EO 14325 */
  readonly transshipped?: boolean;
  /** Is it an article of civil aircraft under general note 6? Absent: not claimed. Asked by PP 11012; 91 FR 47318; PP 11046 */
  readonly civilAircraft?: boolean;
  /** Are the goods for pharmaceutical use, as note 52(e) defines it? Absent: unknown, and the answer is a range where it turns on this. Asked by 91 FR 47318 */
  readonly pharmaceuticalUse?: boolean;
  /** Are the goods for religious use? Absent: not claimed. Asked by PP 11012; 91 FR 47318 */
  readonly religiousUse?: boolean;
  /** Are the goods the particular article that the note names for this number? Absent: not claimed. Asked by PP 11012; 91 FR 47318 */
  readonly particularArticle?: boolean;
  /** Are the goods packed for direct consumption (bottle, can, box or keg), not in bulk? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 11061 */
  readonly packagedForConsumption?: boolean;
  /** Has Commerce approved the U.S. content of this vehicle? Absent: not claimed. Asked by PP 10908 cl. 3; PP 10984 */
  readonly usContentApproved?: boolean;
  /** Has CBP found the U.S. content overstated? Absent: the ordinary case. Asked by PP 10908 cl. 3 */
  readonly usContentOverstated?: boolean;
  /** What is the vehicle? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 10908; PP 10984 */
  readonly vehicleKind?: "passenger" | "light-truck" | "motor-home" | "medium-heavy" | "bus" | "other";
  /** In which calendar year was the vehicle made? Absent: not claimed. Asked by PP 10908; PP 10984 */
  readonly manufactureYear?: Decimal;
  /** What is it a part of? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 10908; PP 10984 */
  readonly partOf?: "passenger-vehicle" | "medium-heavy-vehicle" | "agricultural-tractor" | "other";
  /** Does the importer certify the part for U.S. vehicle production or repair? Absent: the ordinary case. Asked by PP 10984 */
  readonly certifiedUsProduction?: boolean;
  /** Does the importer certify the part for vehicles that are products of the country of the part? Absent: the ordinary case. Asked by PP 10984 */
  readonly certifiedForVehiclesOfOrigin?: boolean;
  /** Is it a knock-down kit or a parts compilation? Absent: the ordinary case. Asked by PP 10908; PP 10984 */
  readonly knockDownKit?: boolean;
  /** Which amount of import adjustment offset is available for this line? In dollars. Absent: not claimed. Asked by PP 10925; PP 10984 */
  readonly importAdjustmentOffset?: Decimal;
  /** Is the line within a quantity that Commerce authorized for this producer? Absent: not claimed. Asked by 91 FR 21790 */
  readonly commerceAuthorization?: boolean;
  /** Is the part for making motorcycles in the United States? Absent: not claimed. Asked by PP 11021 */
  readonly motorcyclePart?: boolean;
  /** Which end use is declared under note 39? Absent: not claimed. Asked by PP 11002 */
  readonly endUse?: "none" | "us-data-center-over-100MW" | "repair-in-us" | "research-and-development-in-us" | "startup" | "consumer-outside-data-center" | "civil-industrial-outside-data-center" | "us-public-sector";
  /** Has an onshoring plan been approved? Absent: not claimed. Asked by PP 11020 */
  readonly onshoringPlanApproved?: boolean;
  /** Is the wood softwood? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 10976 */
  readonly softwood?: boolean;
  /** Is it a kitchen cabinet, a vanity or a part of one? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 10976 */
  readonly kitchenCabinetOrVanity?: boolean;
  /** Has the upholstered seat a wooden frame? Absent: the ordinary case. Asked by PP 10976 */
  readonly upholsteredWoodenFrame?: boolean;
  /** What is the total processing performance of the chip? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 11002 */
  readonly tpp?: Decimal;
  /** What is the total DRAM bandwidth, in GB/s? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 11002 */
  readonly dramBandwidthGBs?: Decimal;
  /** Is it a patented pharmaceutical article? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 11020 */
  readonly patented?: boolean;
  /** Is it a generic or biosimilar drug? Absent: not claimed. Asked by PP 11020 */
  readonly genericDrug?: boolean;
  /** Is it an orphan or specialty drug as the note defines it? Absent: not claimed. Asked by 91 FR 60360 */
  readonly orphanOrSpecialty?: boolean;
  /** Has Commerce approved this orphan or specialty drug? Absent: not claimed. Asked by 91 FR 60360 */
  readonly orphanApproval?: boolean;
  /** Is it a product of a company named in Annex III? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 11020 */
  readonly annexIIICompany?: boolean;
  /** Is it a product of another company that the Secretary identified? Absent: not claimed. Asked by PP 11020 */
  readonly identifiedCompany?: boolean;
  /** Has the company a most-favored-nation pricing agreement? Absent: not claimed. Asked by PP 11020 */
  readonly pricingAgreement?: boolean;
  /** Is the active ingredient of U.S. origin? Absent: not claimed. Asked by PP 11020 */
  readonly usOriginApi?: boolean;
  /** Is it outside the covered pharmaceutical articles? Absent: not claimed. Asked by PP 11020 */
  readonly notPharmaceutical?: boolean;
  /** Is it for clinical trials or research? Absent: not claimed. Asked by 91 FR 60360 */
  readonly trialOrResearchUse?: boolean;
  /** Is it, or is it for, an unmanned aircraft above 25 kg at take-off? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 11055 */
  readonly droneOver25kg?: boolean;
  /** Is it a component or docking station for an unmanned aircraft? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 11055 */
  readonly forUseInDrone?: boolean;
  /** Are substantially all critical components and technology certified as products of the United States or of a partner that the act lists? Absent: not claimed. Asked by PP 11055 */
  readonly alliedComponents?: boolean;
  /** Has it a thermal imager? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 11055 */
  readonly thermalImager?: boolean;
  /** Which producer made the softwood lumber? Absent: unknown, and the answer is a range where it turns on this. Asked by A-122-857; C-122-858 */
  readonly adcvdProducer?: string;
  /** Was it first produced in an excluded province? Absent: not claimed. Asked by A-122-857; C-122-858 */
  readonly adcvdExcluded?: boolean;
  /** Are these slip-ons for indoor use or shoes for a sport, as heading 9903.41.10 describes them? Absent: not claimed. Asked by PP 5448 */
  readonly slipperOrSportShoe?: boolean;
  /** Is it entered within the quota quantity? Absent: not claimed. Asked by General note 11 */
  readonly withinQuota?: boolean;
  /** Since when has it had privileged foreign status in a zone? Absent: the ordinary case. Asked by PP 10896 */
  readonly privilegedForeignSince?: string;
  /** Is it withdrawn from warehouse for consumption? Absent: the ordinary case. Asked by EO 14193 */
  readonly warehouseWithdrawal?: boolean;
  /** Is the generator made of crystalline silicon solar cells (a module of U.S. note 18(g))? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 10339 */
  readonly solarModule?: boolean;
  /** Is it a slab or other surface of quartz: mostly silica in a resin binder, of any size, no quarried stone? Absent: unknown, and the answer is a range where it turns on this. Asked by PP 11051 */
  readonly quartzSurfaceProduct?: boolean;
  /** Is it used only to make in the United States the equipment of note 16? Absent: not claimed. Asked by PP 11032 */
  readonly equipmentPart?: boolean;
  /** Which antidumping cash-deposit rate does the importer's notice state, in per cent? Absent: asked, and nothing is taken in its place. Asked by A-122-857 */
  readonly adRate?: Decimal;
  /** Which countervailing cash-deposit rate does the importer's notice state, in per cent? Absent: asked, and nothing is taken in its place. Asked by C-122-858 */
  readonly cvdRate?: Decimal;
  /** Is the parcel cleared as a low-value shipment under section 321? Absent: not claimed. Asked by 19 U.S.C. 1321(a)(2)(C) */
  readonly deMinimisClearance?: boolean;
  /** Did the carrier of the mail choose the flat amount per item? Absent: the ordinary case. Asked by EO 14324 s.3 */
  readonly postalFlatMethod?: boolean;
  /** Are the goods inside the written scope of the antidumping or countervailing case? Absent: asked, and nothing is taken in its place. Asked by A-122-857; C-122-858 */
  readonly adcvdInScope?: boolean;
  /** Is it a gantry crane on a high or low steel frame, made to unload containers from vessels? Absent: unknown, and the answer is a range where it turns on this. Asked by 90 FR 48320 */
  readonly shipToShoreCrane?: boolean;
  /** Has the crane a listed Chinese part, or a maker under Chinese control: the state, a citizen or a firm of China, one of which they hold 25% or more of the board, the votes or the equity (also through others), or one whose making of cranes a contract lets them run? Absent: unknown, and the answer is a range where it turns on this. Asked by 90 FR 48320 */
  readonly craneChineseLink?: "none" | "component" | "maker";
  /** Does the crane fulfil a contract executed before 17 April 2025? Absent: not claimed. Asked by 90 FR 48320 */
  readonly craneContractBefore20250417?: boolean;
  /** Does the crane fulfil a contract executed before 14 May 2024? Absent: not claimed. Asked by 89 FR 76581 */
  readonly craneContractBefore20240514?: boolean;
  /** Is it an enteral syringe? Absent: not claimed. Asked by 89 FR 76581 */
  readonly enteralSyringe?: boolean;
  /** Is it an intermodal chassis for containers, or a frame, running gear, landing gear, coupling assembly or part of one? Absent: unknown, and the answer is a range where it turns on this. Asked by 90 FR 48320 */
  readonly intermodalChassis?: boolean;
  /** Does the list of note 52(j) for the country of origin name the number? The list was not at hand. Absent: not claimed. Asked by 91 FR 47318 */
  readonly countryListNumber?: boolean;
  /** Are the goods a particular article that note 52(j) names for the country of origin? The list was not at hand. Absent: not claimed. Asked by 91 FR 47318 */
  readonly countryListArticle?: boolean;
  /** Does the list of textiles of note 52(j) for the country of origin name the number? The list was not at hand. Absent: not claimed. Asked by 91 FR 47318 */
  readonly countryListTextile?: boolean;
  /** Is it a textile or apparel good of general note 29(d)(v)? Absent: not claimed. Asked by General note 29 */
  readonly caftaTextile?: boolean;
  /** Has the steel of Ukraine a certificate of origin? Absent: not claimed. Asked by PP 10403 */
  readonly ukraineSteelCertificate?: boolean;
  /** Are the goods what an exclusion from section 301 describes for this number? Absent: not claimed. Asked by 89 FR 46948; 89 FR 76581 */
  readonly chinaExclusion?: boolean;
  /** Is the ordinary rate of these goods that of another line (sets, garments in parts and the like), and on which list of section 301 does that line stand? Absent: the ordinary case. Asked by 84 FR 20459; 85 FR 3741 */
  readonly chinaRateFrom?: "own-line" | "list-1" | "list-2" | "list-3" | "list-4a";
  /** Which rate does the schedule set on the line that the rate text points to, in per cent of the value? In per cent. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly applicableRate?: Decimal;
  /** What is the drained weight, in kilograms? In kg. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly drainedWeightKg?: Decimal;
  /** How much do the contents and the container weigh together, in kilograms? In kg. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly contentsAndContainerKg?: Decimal;
  /** How much do the entire contents of the container weigh, in kilograms? In kg. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly entireContentsKg?: Decimal;
  /** How much do the goods weigh with their container, in kilograms? In kg. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly withContainerKg?: Decimal;
  /** How many immediate containers are there? In pieces. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly containersNumber?: Decimal;
  /** How much do the total sugars weigh, in kilograms? In kg. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly totalSugarsKg?: Decimal;
  /** How much ethyl alcohol is there, in proof liters? In proof liters. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly alcoholProofLiters?: Decimal;
  /** How much anhydrous morphine is there, in kilograms? In kg. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly morphineKg?: Decimal;
  /** How much recording surface is there, counted as the rate text counts it? In as the rate text counts. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly recordingSurfaceNumber?: Decimal;
  /** How many sugar degrees does the polariscope show? In degrees. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly sugarDegrees?: Decimal;
  /** How many jewels are in the movements of the line? In jewels. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly jewelsNumber?: Decimal;
  /** How many other pieces or parts are there? In pieces. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly otherPiecesNumber?: Decimal;
  /** How many line gross of buttons are there? In line gross. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly lineGrossNumber?: Decimal;
  /** What is the value of the case, in dollars? In U.S. dollars. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly caseValue?: Decimal;
  /** What is the value of the strap, band or bracelet, in dollars? In U.S. dollars. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly strapValue?: Decimal;
  /** What is the value of the case and the strap, band or bracelet together, in dollars? In U.S. dollars. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly caseAndStrapValue?: Decimal;
  /** What is the value of the battery, in dollars? In U.S. dollars. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly batteryValue?: Decimal;
  /** What is the value of the movement, in dollars? In U.S. dollars. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly movementValue?: Decimal;
  /** What is the value of the movement and the case together, in dollars? In U.S. dollars. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly movementAndCaseValue?: Decimal;
  /** What is the value of the apparatus, in dollars? In U.S. dollars. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly apparatusValue?: Decimal;
  /** What is the value of the rifle, in dollars? In U.S. dollars. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly rifleValue?: Decimal;
  /** What is the value of the telescopic sight, in dollars? Zero where there is none. In U.S. dollars. Absent: unknown, and the answer is a range where it turns on this. Asked by HTS rates of duty */
  readonly telescopicSightValue?: Decimal;
}

/** What the article is made of, by metal. The values may at most add up to the value of the line, the weights to its weight */
export interface ContentInput {
  readonly steel?: {
    /** Dollars; "unknown": the importer cannot show it, and the whole value is charged */
    readonly value?: Decimal | "unknown";
    /** Kilograms */
    readonly weightKg?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United States, 0 to 1 */
    readonly usShare?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United Kingdom, 0 to 1 */
    readonly ukShare?: Decimal;
    /** Country, ISO 3166-1 alpha-2; "unknown": the importer cannot show it */
    readonly meltPour?: string;
  };
  readonly aluminum?: {
    /** Dollars; "unknown": the importer cannot show it, and the whole value is charged */
    readonly value?: Decimal | "unknown";
    /** Kilograms */
    readonly weightKg?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United States, 0 to 1 */
    readonly usShare?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United Kingdom, 0 to 1 */
    readonly ukShare?: Decimal;
    /** Country, ISO 3166-1 alpha-2; "unknown": the importer cannot show it */
    readonly primarySmelt?: string;
    /** Country, ISO 3166-1 alpha-2; "unknown": the importer cannot show it */
    readonly secondarySmelt?: string;
    /** Country, ISO 3166-1 alpha-2; "unknown": the importer cannot show it */
    readonly cast?: string;
  };
  readonly copper?: {
    /** Dollars; "unknown": the importer cannot show it, and the whole value is charged */
    readonly value?: Decimal | "unknown";
    /** Kilograms */
    readonly weightKg?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United States, 0 to 1 */
    readonly usShare?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United Kingdom, 0 to 1 */
    readonly ukShare?: Decimal;
  };
  readonly lead?: {
    /** Dollars; "unknown": the importer cannot show it, and the whole value is charged */
    readonly value?: Decimal | "unknown";
    /** Kilograms */
    readonly weightKg?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United States, 0 to 1 */
    readonly usShare?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United Kingdom, 0 to 1 */
    readonly ukShare?: Decimal;
  };
  readonly zinc?: {
    /** Dollars; "unknown": the importer cannot show it, and the whole value is charged */
    readonly value?: Decimal | "unknown";
    /** Kilograms */
    readonly weightKg?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United States, 0 to 1 */
    readonly usShare?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United Kingdom, 0 to 1 */
    readonly ukShare?: Decimal;
  };
  readonly molybdenum?: {
    /** Dollars; "unknown": the importer cannot show it, and the whole value is charged */
    readonly value?: Decimal | "unknown";
    /** Kilograms */
    readonly weightKg?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United States, 0 to 1 */
    readonly usShare?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United Kingdom, 0 to 1 */
    readonly ukShare?: Decimal;
  };
  readonly tungsten?: {
    /** Dollars; "unknown": the importer cannot show it, and the whole value is charged */
    readonly value?: Decimal | "unknown";
    /** Kilograms */
    readonly weightKg?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United States, 0 to 1 */
    readonly usShare?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United Kingdom, 0 to 1 */
    readonly ukShare?: Decimal;
  };
  readonly magnesium?: {
    /** Dollars; "unknown": the importer cannot show it, and the whole value is charged */
    readonly value?: Decimal | "unknown";
    /** Kilograms */
    readonly weightKg?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United States, 0 to 1 */
    readonly usShare?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United Kingdom, 0 to 1 */
    readonly ukShare?: Decimal;
  };
  readonly manganese?: {
    /** Dollars; "unknown": the importer cannot show it, and the whole value is charged */
    readonly value?: Decimal | "unknown";
    /** Kilograms */
    readonly weightKg?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United States, 0 to 1 */
    readonly usShare?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United Kingdom, 0 to 1 */
    readonly ukShare?: Decimal;
  };
  readonly silicon?: {
    /** Dollars; "unknown": the importer cannot show it, and the whole value is charged */
    readonly value?: Decimal | "unknown";
    /** Kilograms */
    readonly weightKg?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United States, 0 to 1 */
    readonly usShare?: Decimal;
    /** Share of the weight melted and poured, or smelted and cast, in the United Kingdom, 0 to 1 */
    readonly ukShare?: Decimal;
  };
}

/** The facts of one entry line. A key that is not listed is refused (facts/unknown-key); hts, origin, entryDate and value are required */
export interface EntryLineInput {
  /** Echoed back, also in a refusal where it could be read */
  readonly id?: string;
  /** 8 or 10 digits, with or without dots */
  readonly hts: string;
  /** Country of origin as the additional duties define it: ISO 3166-1 alpha-2, such as CA, or a province code of CBP */
  readonly origin: string;
  /** Day of entry for consumption, or of withdrawal from warehouse: YYYY-MM-DD, U.S. Eastern time */
  readonly entryDate: string;
  /** Day of arrival: YYYY-MM-DD; absent: entryDate. It may not lie after entryDate */
  readonly importDate?: string;
  /** Customs value in dollars (transaction value, FOB) */
  readonly value: Decimal;
  /** "S" claims USMCA, null claims nothing, absent is unknown */
  readonly spi?: string | null;
  readonly content?: ContentInput;
  /** Net weight of the article in kilograms */
  readonly weightKg?: Decimal;
  /** Quantities by the schedule's unit symbol: {"kg": 1000}, {"No.": 3} */
  readonly quantity?: { readonly [name: string]: Decimal };
  /** Value in dollars of the U.S. content of a vehicle or of mobile equipment, as the measure defines it */
  readonly usContentValue?: Decimal;
  /** Provision of chapter 98 that is claimed: "9802.00.50" */
  readonly chapter98?: string;
  /** Dollars: the repair, alteration or processing, or the U.S. components, as the provision asks */
  readonly chapter98Value?: Decimal;
  /** Day of loading on the final mode of transit: YYYY-MM-DD */
  readonly loadedDate?: string;
  readonly facts?: FactsInput;
  /** How the goods arrive; absent: no harbor maintenance fee, and a question */
  readonly mode?: "truck" | "rail" | "vessel" | "air" | "pipeline" | "mail";
  /** Absent: formal, listed under assumptions */
  readonly entryType?: "formal" | "informal";
}
