// Which acts changed the duty on goods of Canada on which day: read from the acts and messages themselves, sector by sector. Written by
// hand and used by the proof of history; nothing here comes from the compiled law.

/** A step: the number, the claim, the day it begins and the acts it must cite; `only` says that it may cite no other. */
export interface ExpectedStep {
  readonly sector: string;
  readonly hts: string;
  readonly spi: "S" | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly day: string;
  readonly acts: readonly string[];
  readonly status?: "prohibited";
}

const CAR = { facts: { vehicleKind: "passenger" } } as const;
const VESSEL = { mode: "vessel", loadedDate: "2026-02-20" } as const;
const TRUCK = { facts: { vehicleKind: "medium-heavy" } } as const;
const DRUG = { facts: { patented: true } } as const;
const CHIP = { facts: { tpp: "15000", dramBandwidthGBs: "4700" } } as const;
const CRANE = { facts: { shipToShoreCrane: true, craneChineseLink: "component" } } as const;
const OLD_CAR = { facts: { vehicleKind: "passenger", manufactureYear: "2001" } } as const;

/** Steps by sector. Courts' and CBP's messages that stand beside an act are cited with it and not asked for. */
export const STEPS: readonly ExpectedStep[] = [
  // Cars: EO 14193 on all goods, EO 14231 for USMCA goods, PP 10908 from 3 April 2025; twenty-five years bring a car out of it.
  { sector: "cars", hts: "8703.23.01.90", spi: null, facts: CAR, day: "2025-03-04", acts: ["EO 14193"] },
  { sector: "cars", hts: "8703.23.01.90", spi: "S", facts: CAR, day: "2025-03-07", acts: ["EO 14231"] },
  { sector: "cars", hts: "8703.23.01.90", spi: "S", facts: CAR, day: "2025-04-03", acts: ["PP 10908"] },
  { sector: "cars", hts: "8703.23.01.90", spi: null, facts: CAR, day: "2025-04-03", acts: ["PP 10908"] },
  { sector: "cars", hts: "8703.23.01.90", spi: null, facts: OLD_CAR, day: "2026-01-01", acts: ["PP 10908"] },
  // Parts pay as metal until the parts duty is known to apply.
  { sector: "parts", hts: "8708.29.51.60", spi: "S", day: "2025-03-12", acts: ["PP 10895"] },
  { sector: "parts", hts: "8708.29.51.60", spi: "S", day: "2025-06-04", acts: ["PP 10947"] },
  { sector: "parts", hts: "8708.29.51.60", spi: "S", day: "2026-04-06", acts: ["PP 11021"] },
  // Aluminum, also where the step is a range.
  { sector: "aluminum", hts: "7604.21.00.10", spi: "S", day: "2025-03-12", acts: ["PP 10895"] },
  { sector: "aluminum", hts: "7604.21.00.10", spi: "S", day: "2025-06-04", acts: ["PP 10947"] },
  { sector: "aluminum", hts: "7604.21.00.10", spi: null, day: "2025-06-04", acts: ["PP 10947"] },
  { sector: "aluminum", hts: "7604.21.00.10", spi: null, day: "2025-08-01", acts: ["EO 14325"] },
  { sector: "aluminum", hts: "7604.21.00.10", spi: null, day: "2026-02-24", acts: ["EO 14389", "PP 11012"] },
  { sector: "aluminum", hts: "7604.21.00.10", spi: null, day: "2026-04-06", acts: ["PP 11021"] },
  { sector: "aluminum", hts: "8302.50.00.00", spi: "S", day: "2025-03-12", acts: ["PP 10895"] },
  // Steel; a derivative comes in with the notice of August 2025.
  { sector: "steel", hts: "7308.90.30.00", spi: "S", day: "2025-03-12", acts: ["PP 10896"] },
  { sector: "steel", hts: "7308.90.30.00", spi: "S", day: "2025-06-04", acts: ["PP 10947"] },
  { sector: "steel", hts: "7308.90.30.00", spi: "S", day: "2026-04-06", acts: ["PP 11021"] },
  { sector: "steel", hts: "7208.51.00.30", spi: null, day: "2025-06-04", acts: ["PP 10947"] },
  { sector: "steel", hts: "8711.50.00.60", spi: "S", day: "2025-08-18", acts: ["90 FR 40326"] },
  // Copper from 1 August 2025, the day of EO 14325 as well.
  { sector: "copper", hts: "7408.11.60.00", spi: "S", day: "2025-08-01", acts: ["PP 10962"] },
  { sector: "copper", hts: "7408.11.60.00", spi: null, day: "2025-08-01", acts: ["PP 10962", "EO 14325"] },
  { sector: "copper", hts: "7408.11.60.00", spi: "S", day: "2026-04-06", acts: ["PP 11021"] },
  // Lumber: results of the reviews, then the wood duty.
  { sector: "lumber", hts: "4407.11.00.02", spi: null, day: "2025-07-29", acts: ["FR 2025-14298"] },
  { sector: "lumber", hts: "4407.11.00.02", spi: null, day: "2025-08-12", acts: ["FR 2025-15306"] },
  { sector: "lumber", hts: "4407.11.00.02", spi: null, day: "2025-09-11", acts: ["FR 2025-17453"] },
  { sector: "wood", hts: "4407.11.00.02", spi: "S", day: "2025-10-14", acts: ["PP 10976"] },
  { sector: "wood", hts: "4407.11.00.02", spi: null, day: "2025-10-14", acts: ["PP 10976"] },
  // The surcharge, and goods that were under way; then section 301 and section 338.
  { sector: "section 122", hts: "6109.10.00.04", spi: null, day: "2026-02-24", acts: ["EO 14389", "PP 11012"] },
  { sector: "section 122", hts: "7013.99.90.10", spi: null, facts: VESSEL, day: "2026-02-24", acts: ["EO 14389"] },
  { sector: "section 122", hts: "7013.99.90.10", spi: null, facts: VESSEL, day: "2026-02-28", acts: ["PP 11012"] },
  { sector: "section 301", hts: "7013.99.90.10", spi: null, facts: VESSEL, day: "2026-07-24", acts: ["PP 11012"] },
  { sector: "section 301", hts: "7013.99.90.10", spi: null, facts: VESSEL, day: "2026-07-28", acts: ["91 FR 47318"] },
  { sector: "section 301", hts: "6109.10.00.04", spi: null, day: "2026-07-24", acts: ["91 FR 47318", "PP 11012"] },
  { sector: "section 338", hts: "6109.10.00.04", spi: null, day: "2026-08-22", acts: ["PP 11048"] },
  { sector: "section 338", hts: "8711.50.00.60", spi: "S", day: "2026-08-22", acts: ["PP 11048"] },
  { sector: "section 338", hts: "7604.21.00.10", spi: "S", day: "2026-09-15", acts: ["PP 11065"] },
  { sector: "section 338", hts: "8711.50.00.60", spi: "S", day: "2026-09-29", acts: ["PP 11063"], status: "prohibited" },
  // Trucks and buses: PP 10984 from 1 November 2025, with or without a claim.
  { sector: "trucks", hts: "8704.23.01.00", spi: "S", facts: TRUCK, day: "2025-11-01", acts: ["PP 10984"] },
  { sector: "trucks", hts: "8704.23.01.00", spi: null, facts: TRUCK, day: "2025-11-01", acts: ["PP 10984"] },
  { sector: "buses", hts: "8702.10.31.00", spi: "S", day: "2025-11-01", acts: ["PP 10984"] },
  // Chips inside the window of note 39(b).
  { sector: "semiconductors", hts: "8471.50.01.50", spi: "S", facts: CHIP, day: "2026-01-15", acts: ["PP 11002"] },
  // Drugs: the start for named firms is a range; the notice of September settles it for all.
  { sector: "drugs", hts: "2918.99.30.00", spi: "S", facts: DRUG, day: "2026-07-31", acts: ["PP 11020"] },
  { sector: "drugs", hts: "2918.99.30.00", spi: "S", facts: DRUG, day: "2026-09-29", acts: ["91 FR 60360", "PP 11020"] },
  { sector: "drones", hts: "8806.24.00.00", spi: "S", day: "2026-09-03", acts: ["PP 11055"] },
  { sector: "drones", hts: "8806.24.00.00", spi: null, day: "2026-09-03", acts: ["PP 11055"] },
  // Dairy: cheese joins the lists in September; whey pays from August and is barred from the end of September.
  { sector: "dairy", hts: "0406.90.95.00", spi: "S", day: "2026-09-15", acts: ["PP 11064"] },
  { sector: "dairy", hts: "0404.10.05.00", spi: "S", day: "2026-08-22", acts: ["PP 11047"] },
  { sector: "dairy", hts: "0404.10.05.00", spi: "S", day: "2026-09-29", acts: ["PP 11062"], status: "prohibited" },
  { sector: "alcohol", hts: "2208.30.30.30", spi: "S", day: "2026-08-22", acts: ["PP 11046"] },
  { sector: "alcohol", hts: "2208.30.30.30", spi: "S", day: "2026-09-29", acts: ["PP 11061"] },
  // Cranes: one day in November 2025, put off for a year; also where the step is a range.
  { sector: "cranes", hts: "8426.19.00.00", spi: "S", facts: CRANE, day: "2025-11-09", acts: ["90 FR 48320"] },
  { sector: "cranes", hts: "8426.19.00.00", spi: "S", facts: CRANE, day: "2025-11-10", acts: ["90 FR 50947"] },
  { sector: "cranes", hts: "8426.19.00.00", spi: "S", facts: CRANE, day: "2026-11-10", acts: ["90 FR 48320", "90 FR 50947"] },
  { sector: "cranes", hts: "8426.19.00.00", spi: "S", day: "2026-11-10", acts: ["90 FR 48320", "90 FR 50947"] },
];

/** Acts that may stand beside those of a step: messages that carry it out, acts that moved or implemented it. */
export const BESIDE: Readonly<Record<string, readonly string[]>> = {
  "EO 14193": ["EO 14197", "FR 2025-03664"],
  "EO 14231": ["CSMS 64336037"],
  "EO 14389": ["CSMS 67834313"],
  "PP 10962": ["CSMS 65794272"],
  "PP 11048": ["PP 11056"],
  "PP 11063": ["CSMS 70050970"],
  "PP 11062": ["CSMS 70050970"],
  "PP 11061": ["CSMS 70050970"],
  "PP 11046": ["PP 11056"],
  "PP 11047": ["PP 11056"],
  "91 FR 47318": ["Memorandum of 2026-07-23", "CSMS 69326983"],
};
