// The French of what the engine says about the law in words of its own. The sentences of the law are in law/fr/.

/** By the English. */
export const LAW_FR: Readonly<Record<string, string>> = {
  "Not stated; the fees of a formal entry are shown.": "Non précisé ; les frais d’une déclaration formelle sont montrés.",
  nothing: "rien",
  barred: "interdit",
  "rest of the value": "reste de la valeur",
  "U.S. content": "contenu américain",
  "value less U.S. content": "valeur moins le contenu américain",
  "value of the work done abroad": "valeur du travail fait à l’étranger",
  "value less U.S. components": "valeur moins les composants américains",
};
