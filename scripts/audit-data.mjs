// Reads audit/: what an audit turns on, as one object.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { parse } from "yaml";
import { readTableWords } from "./table-words.mjs";

/** The data of an audit in the shape of src/audit/data.ts. */
export function readAuditData(folder) {
  const yaml = (name) => parse(readFileSync(join(folder, name), "utf8"), { schema: "failsafe" });
  const csv = (name) => parseCsv(readFileSync(join(folder, name)), { columns: true, bom: true });
  const { modes, informal, ...codes } = yaml("codes.yaml");
  const camel = (name) => name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
  const deep = (value) =>
    Array.isArray(value) || typeof value !== "object"
      ? value
      : Object.fromEntries(Object.entries(value).map(([name, each]) => [camel(name), deep(each)]));
  const { estimate, deemed, remedies } = yaml("remedies.yaml");
  // How long each way is open is law: law/vocabulary.yaml.
  const { estimate: liquidation, ...terms } = parse(readFileSync("law/vocabulary.yaml", "utf8"), { schema: "failsafe" }).remedies;
  const cape = yaml("cape.yaml");
  const capeDays = terms.cape.ends.find(({ after }) => after === "liquidation").days;
  return {
    words: readTableWords("tables"),
    modes,
    informal,
    codes: deep(codes),
    series: yaml("series.yaml"),
    estimate: { ...estimate, days: Number(liquidation.days), by: liquidation.by },
    deemed: { ...deemed, years: Number(deemed.years) },
    remedies: Object.fromEntries(
      Object.entries(remedies).map(([id, each]) => [
        id,
        {
          title: each.title,
          ...(each.needs === undefined ? {} : { needs: each.needs }),
          ...(each.live === undefined ? {} : { live: each.live }),
          openUntilLiquidated: each["open-until-liquidated"] === "yes",
          ends: (terms[id]?.ends ?? []).map(({ after, days, years }) => ({
            after,
            ...(days === undefined ? {} : { days: Number(days) }),
            ...(years === undefined ? {} : { years: Number(years) }),
          })),
          rolls: terms[id]?.rolls === "next-business-day",
          barredByCape: each["barred-by"] === "cape",
          ...(each.discretion === "yes" ? { discretion: true } : {}),
          ...(each["only-flagged"] === "yes" ? { onlyFlagged: true } : {}),
          ...(each.flagged === undefined ? {} : { flagged: each.flagged }),
          ...(each["flagged-otherwise"] === undefined ? {} : { flaggedOtherwise: each["flagged-otherwise"] }),
          ...(each.denied === undefined ? {} : { denied: each.denied }),
          ...(each.status === undefined ? {} : { status: each.status }),
          ...(each.because === undefined ? {} : { because: each.because }),
          by: terms[id]?.by ?? each.by,
          ...(each.mark === undefined ? {} : { mark: each.mark }),
        },
      ]),
    ),
    classes: yaml("classes.yaml").map(({ class: id, ...rest }) => ({ id, ...rest })),
    cape: {
      ...deep(cape),
      most: Number(cape.most),
      days: capeDays,
      refusedTypes: cape["refused-types"],
    },
    special: yaml("special.yaml"),
    holidays: csv("holidays.csv").map((row) => row.day),
    rates: csv("interest.csv").map((row) => ({
      from: row.from,
      corporateOverpayment: row.corporate_overpayment,
      otherOverpayment: row.other_overpayment,
      cite: row.cite,
      mark: row.mark,
    })),
    weights: csv("trade-weights.csv").map((row) => [row.hts, Number(row.customs_value_usd), Number(row.usmca_value_usd)]),
  };
}
