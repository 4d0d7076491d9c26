// The French texts of what runs anywhere; a page loads them when French is asked for.

import assess from "../../locales/fr/assess.yaml";
import audit from "../../locales/fr/audit.yaml";
import auditWords from "../../locales/fr/audit-words.yaml";
import explain from "../../locales/fr/explain.yaml";
import facts from "../../locales/fr/facts.yaml";
import origin from "../../locales/fr/origin.yaml";
import originWords from "../../locales/fr/origin-words.yaml";
import tables from "../../locales/fr/tables.yaml";
import words from "../../locales/fr/words.yaml";

/** By id. */
export const FRENCH: Readonly<Record<string, string>> = {
  ...assess,
  ...audit,
  ...auditWords,
  ...explain,
  ...facts,
  ...origin,
  ...originWords,
  ...tables,
  ...words,
};
