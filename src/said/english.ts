// The English texts of what runs anywhere: the engine, the readers, origin, audit.

import assess from "../../locales/en/assess.yaml";
import audit from "../../locales/en/audit.yaml";
import explain from "../../locales/en/explain.yaml";
import facts from "../../locales/en/facts.yaml";
import origin from "../../locales/en/origin.yaml";
import tables from "../../locales/en/tables.yaml";
import words from "../../locales/en/words.yaml";

/** By id. */
export const ENGLISH: Readonly<Record<string, string>> = { ...assess, ...audit, ...explain, ...facts, ...origin, ...tables, ...words };
