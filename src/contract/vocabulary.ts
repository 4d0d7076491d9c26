// The words of law/vocabulary.yaml from which types and columns of tables are made. Made by `npm run contract`; change that file.

/** Columns of the amounts by what they rest on; the ordinary duty comes first. */
export const AUTHORITY_COLUMNS = {
  base_duty: "HTS",
  ieepa_duty: "IEEPA",
  s122_duty: "Section 122",
  s201_duty: "Section 201",
  s232_duty: "Section 232",
  s301_duty: "Section 301",
  s338_duty: "Section 338",
  adcvd_duty: "AD/CVD",
} as const;

/** Those whose duties have case numbers. */
export const CASE_AUTHORITIES = ["AD/CVD"] as const;

/** Symbols of the preference programs; the first is tried where no claim is stated. */
export const PROGRAM_SYMBOLS = ["S", "S+"] as const;

/** What an article can be made of, by the names of the facts. */
export const MATERIALS = ["steel", "aluminum", "copper", "lead"] as const;

/** Those on whose value alone a duty can fall. */
export const CHARGED_MATERIALS = ["steel", "aluminum", "copper"] as const;

/** Where a material was made, by the parts of its facts. */
export const MATERIAL_PLACES = {
  steel: ["meltPour"],
  aluminum: ["primarySmelt", "secondarySmelt", "cast"],
} as const;

/** Shares of the weight of a material that can be stated, and what each is. */
export const SHARES = {
  usShare: "Share of the weight melted and poured, or smelted and cast, in the United States, 0 to 1",
  ukShare: "Share of the weight melted and poured, or smelted and cast, in the United Kingdom, 0 to 1",
} as const;

/** Parts of a content that a table has a column for although the law does not ask them. */
export const MATERIAL_COLUMNS = {
  steel: ["ukShare"],
  aluminum: ["ukShare"],
  lead: ["value", "weightKg"],
} as const;
