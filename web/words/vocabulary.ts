// Fixed words in the language of the page: authorities, bases, programs of the ordinary duty, sectors. Sentences are in law-fr.ts.

const FRENCH: Readonly<Record<string, string>> = {
  HTS: "Tarif (HTS)",
  "Section 122": "Article 122",
  "Section 201": "Article 201",
  "Section 232": "Article 232",
  "Section 301": "Article 301",
  "Section 338": "Article 338",
  "AD/CVD": "Antidumping et compensateur",
  Fee: "Frais",
  value: "valeur",
  "column 1 general": "colonne 1, taux général",
  "column 1 special (S)": "colonne 1, taux spécial (S)",
  "column 1 special (S+)": "colonne 1, taux spécial (S+)",
  Free: "En franchise",
  determined: "déterminé",
  range: "fourchette",
  prohibited: "interdit",
  error: "erreur",
  "not unknown": "connu",
  formal: "formelle",
  informal: "simplifiée",
  "Food and drink": "Aliments et boissons",
  "Minerals and cement": "Minéraux et ciment",
  Energy: "Énergie",
  "Chemicals and drugs": "Produits chimiques et médicaments",
  "Plastics and rubber": "Plastiques et caoutchouc",
  "Wood and paper": "Bois et papier",
  "Textiles and leather": "Textiles et cuir",
  Metals: "Métaux",
  "Machinery and electronics": "Machines et électronique",
  Vehicles: "Véhicules",
  "Aircraft and ships and rail": "Aéronefs, navires et rail",
  "Instruments and other goods": "Instruments et autres biens",
  yes: "oui",
  no: "non",
  none: "aucun",
  "any amount": "toute quantité",
  "USMCA is claimed": "l’ACEUM est réclamé",
  "no preference is claimed": "aucune préférence n’est réclamée",
  truck: "camion",
  rail: "rail",
  vessel: "navire",
  air: "avion",
  pipeline: "pipeline",
  mail: "courrier",
};

const METALS: Readonly<Record<string, string>> = { steel: "acier", aluminum: "aluminium", copper: "cuivre", lead: "plomb" };

/** A word of the engine in the language of the page; a word that is not fixed comes back as it is. */
export function inLanguage(word: string, language: string): string {
  if (language !== "fr") return word;
  const content = /^(\w+) content$/.exec(word)?.[1];
  if (content !== undefined) return `teneur en ${METALS[content] ?? content}`;
  return FRENCH[word] ?? word;
}
