// What is taken where nothing is said: the one place for defaults of commands, operations and pages.

import type { Language } from "./said/language.js";

/** Country of origin, ISO 3166-1 alpha-2. */
export const DEFAULT_ORIGIN = "CA";

/** Language of texts, whatever the machine is set to. */
export const DEFAULT_LANGUAGE: Language = "en";

/** Customs value in dollars where a question is about a rate. */
export const DEFAULT_VALUE = "10000.00";
