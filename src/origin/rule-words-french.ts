// The rules of origin said in French.

import { translator } from "../said/translator.js";
import type { RulePhrases } from "./rule-words.js";

const FRENCH_LEVELS: Readonly<Record<number, string>> = { 2: "chapitre", 4: "position", 6: "sous-position", 8: "numéro tarifaire" };

/** The French pieces. */
export const RULE_FRENCH: RulePhrases = {
  scope: {
    CC: "Chaque matière non originaire vient d’un autre chapitre",
    CTH: "Chaque matière non originaire vient d’une autre position",
    CTSH: "Chaque matière non originaire vient d’une autre sous-position",
    CTI: "Chaque matière non originaire vient d’un autre numéro tarifaire",
    GOODSH: "Chaque matière non originaire vient d’une autre sous-position, ou est un autre produit de cette sous-position",
    GOODH: "Chaque matière non originaire vient d’une autre position, ou est un autre produit de cette position",
    NOSHIFT: "Aucun changement de classement n’est exigé",
    UNITS: "Chaque unité du système satisfait à la règle de sa propre sous-position",
  },
  outside: "hors de tout le groupe de cette règle",
  except: (list) => `à l’exception de : ${list}`,
  admit: (list) => `les matières suivantes sont admises aussi : ${list}`,
  severalOf: (least, list) => `${least} ou plus parmi ${list}`,
  heading: (range, digits) => `${FRENCH_LEVELS[digits] ?? ""} ${range}`.trim(),
  otherHeadings: (chapter) => `une autre position du chapitre ${chapter}`,
  to: "à",
  or: "ou",
  value: (tv, nc) =>
    `la teneur en valeur régionale est d’au moins ${[
      ...(tv === undefined ? [] : [`${tv} par la valeur transactionnelle`]),
      ...(nc === undefined ? [] : [`${nc} par le coût net`]),
    ].join(" ou ")}`,
  printed: (words) => translator("fr").law(words),
  condition: (words) => `ceci est rempli : ${words}`,
};
