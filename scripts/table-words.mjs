// Reads tables/: what people call columns and write in cells, as one object.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { parse } from "yaml";

/** The vocabulary of tables in the shape of src/tables/words.ts. */
export function readTableWords(folder) {
  const yaml = (name) => parse(readFileSync(join(folder, name), "utf8"), { schema: "failsafe" });
  const {
    "no-claim": noClaim,
    "stated-in": statedIn,
    "stated-by": statedBy,
    "not-in-titles": notInTitles,
    "dollars-of-either": dollarsOfEither,
    "date-forms": dateForms,
    months,
    ...words
  } = yaml("words.yaml");
  const countries = parseCsv(readFileSync(join(folder, "countries.csv")), { columns: true });
  return {
    ...words,
    noClaim,
    statedIn,
    statedBy,
    notInTitles,
    dollarsOfEither,
    dateForms,
    months: { ...months, short: Object.fromEntries(Object.entries(months.short).map(([word, month]) => [word, Number(month)])) },
    countries: countries.map(({ code, iso3, names }) => [code, [iso3, ...names.split("|")].filter((name) => name !== "")]),
    headers: yaml("headers.yaml"),
  };
}
