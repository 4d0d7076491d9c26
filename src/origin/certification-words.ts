// The words of a certification of origin in English and French. A Spanish one is not made.

import type { Route } from "./types.js";

/** What a draft says besides what is stated and what the law calls its elements. */
export interface CertificationWords {
  readonly language: "en" | "fr";
  readonly roles: Readonly<Record<string, string>>;
  readonly routes: Readonly<Record<Route, string>>;
  readonly noLetter: string;
  readonly single: string;
  readonly period: (from: string, until: string) => string;
  readonly invoice: string;
  readonly exporterUnknown: string;
  readonly importerUnknown: string;
  readonly title: string;
  readonly intro: (hts: string, date: string) => string;
  readonly mark: string;
  readonly marked: (mark: string, months: number) => string;
  readonly unsure: string;
  readonly ruleMet: string;
  readonly evidence: string;
  readonly statement: string;
  readonly signature: string;
  readonly date: string;
  readonly supposes: string;
  readonly toKnow: string;
  /** Set where the language asks for a translation next to it. */
  readonly translation?: string;
}

const en: CertificationWords = {
  language: "en",
  roles: { importer: "importer", exporter: "exporter", producer: "producer" },
  routes: {
    "product-specific rule": "product-specific rule",
    "wholly obtained": "wholly obtained",
    "originating materials": "originating materials",
    "same-heading parts": "same-heading parts",
    "information technology": "information technology",
    automotive: "automotive",
  },
  noLetter: "no letter on record",
  single: "single shipment",
  period: (from, until) => `${from} to ${until}`,
  invoice: "invoice",
  exporterUnknown: "not known to the producer",
  importerUnknown: "not known",
  title: "Certification of origin: draft",
  intro: (hts, date) => `CUSMA / USMCA / T-MEC. Good of ${hts}, determined for ${date}. Not signed, so not yet a certification.`,
  mark: "UNVERIFIED",
  marked: (mark, months) =>
    `What is marked ${mark} was not read in the agreement or in the regulations themselves: the last four elements, the letter of the criterion, and the limit of ${months} months for a blanket period. Hold it against the official text before use.`,
  unsure:
    "<strong>CHECK BEFORE YOU SIGN.</strong> The determination behind this draft rests on a rule that was not read in the print, or on one of two readings of the text:",
  ruleMet: "Rule met",
  evidence: "Evidence of the rule",
  statement:
    "The certifier states that the good originates, takes responsibility for the truth of what stands above, and keeps the documents that prove it.",
  signature: "Signature",
  date: "Date",
  supposes: "This draft supposes",
  toKnow: "To know",
};

const fr: CertificationWords = {
  language: "fr",
  roles: { importer: "importateur", exporter: "exportateur", producer: "producteur" },
  routes: {
    "product-specific rule": "règle de son numéro",
    "wholly obtained": "entièrement obtenu",
    "originating materials": "matières originaires seulement",
    "same-heading parts": "pièces du même numéro",
    "information technology": "technologies de l’information",
    automotive: "appendice automobile",
  },
  noLetter: "aucune lettre connue",
  single: "envoi unique",
  period: (from, until) => `du ${from} au ${until}`,
  invoice: "facture",
  exporterUnknown: "inconnu du producteur",
  importerUnknown: "inconnu",
  title: "Certification d’origine : projet",
  intro: (hts, date) => `ACEUM / USMCA / T-MEC. Produit du ${hts}, décision pour le ${date}. Non signé, donc pas encore une certification.`,
  mark: "NON VÉRIFIÉ",
  marked: (mark, months) =>
    `Ce qui porte ${mark} n’a pas été lu dans l’accord ni dans les règlements mêmes : les quatre derniers éléments, la lettre du critère et la limite de ${months} mois d’une période globale. À comparer au texte officiel avant l’emploi.`,
  unsure:
    "<strong>À VÉRIFIER AVANT DE SIGNER.</strong> La décision derrière ce projet repose sur une règle qui n’a pas été lue dans le texte imprimé, ou sur l’une de deux lectures du texte :",
  ruleMet: "Règle satisfaite",
  evidence: "Preuve de la règle",
  statement:
    "Le certificateur déclare que le produit est originaire, répond de la vérité de ce qui précède et conserve les documents qui le prouvent.",
  signature: "Signature",
  date: "Date",
  supposes: "Ce projet suppose",
  toKnow: "À savoir",
  translation: "La douane américaine demande une traduction anglaise de ce document.",
};

/** By language. */
export const CERTIFICATION_WORDS = { en, fr };
