// The columns of a dropped table by the names that people give them.

const SPELLINGS: Readonly<Record<string, string>> = {
  hts_number: "hts",
  hts_code: "hts",
  tariff_number: "hts",
  hs_code: "hts",
  country: "origin",
  country_of_origin: "origin",
  coo: "origin",
  date: "entry_date",
  value: "customs_value",
  entered_value: "customs_value",
  line_value: "customs_value",
};

/** Our name of a column, by how people spell it. */
export function recognized(name: string): string {
  const key = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_");
  return SPELLINGS[key] ?? key;
}
