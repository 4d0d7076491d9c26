// Says a sentence of the engine in French: one that stands in the law as it is, or one that is put together of such.

import { PHRASES_FR } from "./facts-fr.js";
import { LAW_FR } from "./law-fr.js";
import { lawInFrench } from "./law-words.js";
import { inLanguage } from "./vocabulary.js";

const METALS: Readonly<Record<string, string>> = {
  steel: "de l’acier",
  aluminum: "de l’aluminium",
  copper: "du cuivre",
  lead: "du plomb",
  tungsten: "du tungstène",
  molybdenum: "du molybdène",
};
const UNITS: Readonly<Record<string, string>> = {
  liters: "litres",
  "proof liters": "litres-preuve",
  "No.": "nombre",
  "doz.": "douzaines",
};

// What a rate counts.
const COUNTED: Readonly<Record<string, string>> = {
  liter: "litre",
  "proof liter": "litre-preuve",
  dozen: "douzaine",
  pair: "paire",
  barrel: "baril",
  "square meter": "mètre carré",
  "cubic meter": "mètre cube",
  meter: "mètre",
  "metric ton": "tonne",
  gram: "gramme",
};

// Each form of the engine's sentences with the French of it; a part that must itself be French is said by `say`.
type Write = (parts: readonly string[], say: (text: string) => string | undefined) => string | undefined;

function joined(parts: readonly (string | undefined)[], write: (...found: string[]) => string): string | undefined {
  const found = parts.filter((part) => part !== undefined);
  return found.length === parts.length ? write(...found) : undefined;
}

const more = (headings: string): string => headings.replace(/ and (\d+) more$/, " et $1 autres");

const FORMS: readonly (readonly [form: RegExp, write: Write])[] = [
  [
    /^Which rate of (\S+) holds from (\S+): that of the law on record, or that of the newer print\?$/,
    ([heading, day]) => `Quel taux de ${heading} vaut à compter du ${day} : celui du droit enregistré ou celui de l’imprimé plus récent ?`,
  ],
  [
    /^the law on record: (.+)$/,
    ([rates = ""]) => `le droit enregistré : ${rates.replaceAll("up to", "jusqu’à").replaceAll("nothing", "rien")}`,
  ],
  [/^(HTS .+): (The duty .+|\d.*|No change.*|Free.*|no rate.*)$/i, ([edition, printed]) => `${edition} : ${printed}`],
  [
    /^(\S+) has (.+) in the law on record; (HTS .+), imported from (\S+), (does not print it|prints: (.+))\. The amounts are those of the law on record\.$/,
    ([heading, law = "", edition, day, , printed]) =>
      `${heading} : ${law.replaceAll("up to", "jusqu’à").replaceAll("nothing", "rien")} dans le droit enregistré ; ${edition}, importé à compter du ${day}, ${printed === undefined ? "ne l’imprime pas" : `imprime : ${printed}`}. Les montants sont ceux du droit enregistré.`,
  ],
  [
    /^(HTS .+), imported from (\S+), prints (\S+), which (?:is not in the law on record|has ended in the law on record)(?: and changed its rate)? and may reach these goods \((?:[^()]|\([^()]*\))*\): (".*" .+)$/s,
    ([edition, day, heading, printed]) =>
      `${edition}, importé à compter du ${day}, imprime ${heading}, qui n’est pas en vigueur dans le droit enregistré et peut viser ces marchandises : ${printed}`,
  ],
  [
    /^(HTS .+), imported from (\S+), prints (\d+) headings? otherwise than the law on record; `carveout law` lists them\.(?: Answers under (.+?) are ranges over both rates\.)?(?: What (.+) may add is in no amount\.)?$/,
    ([edition, day, count = "", open, unknown]) =>
      [
        `${edition}, importé à compter du ${day}, imprime ${count} ${count === "1" ? "numéro" : "numéros"} autrement que le droit enregistré ; \`carveout law\` en donne la liste.`,
        ...(open === undefined ? [] : [`Les réponses sous ${more(open)} sont des fourchettes selon les deux taux.`]),
        ...(unknown === undefined ? [] : [`Ce que ${more(unknown)} peut ajouter n’est dans aucun montant.`]),
      ].join(" "),
  ],
  [
    /^(.+); so (\S+) does not apply$/,
    ([covers = "", heading], say) => joined([say(covers)], (what) => `${what} ; ${heading} ne s’applique donc pas`),
  ],
  [
    /^(.+) Taken here: (.+)\. The other reading: (.+) \(reading (\S+)\)\.$/,
    ([ask = "", first = "", second = "", id], say) =>
      joined(
        [say(ask), say(first), say(second)],
        (question, taken, other) => `${question} Lecture retenue : ${taken}. L’autre lecture : ${other} (lecture ${id}).`,
      ),
  ],
  [
    /^(\S+) cannot be shown: the duty is what CBP then charges\.$/,
    ([path]) => `${path} ne peut être démontré : le droit est celui que le CBP perçoit alors.`,
  ],
  [/^Unverified: (.+)$/, ([what = ""], say) => joined([say(what)], (found) => `Non vérifié : ${found}`)],
  [
    /^(.+) cannot be claimed from (\S+) \((.+)\)\.$/,
    ([programs = "", day, cites]) => `${programs.replaceAll(" and ", " et ")} ne peut être réclamé à compter du ${day} (${cites}).`,
  ],
  [
    /^Not covered, so not in these amounts: (.+) \(([^()]+(?:\([^()]*\)[^()]*)*)\)\.$/,
    ([gap = "", cites], say) => joined([say(gap)], (found) => `Non couvert, donc hors de ces montants : ${found} (${cites}).`),
  ],
  [
    /^(The total is too low\. )?Not in the total: (antidumping \w+|countervailing \w+|provisional \w+ deposits) (\S+) on (.+), since (\S+); (a cash deposit .+|cash deposits .+) \(([^()]+)\)\.( Only a part of this number is meant\.)? The written scope decides; last seen (\S+)\.$/,
    ([low, kind = "", id, covers = "", since, due = "", cites, part, seen], say) =>
      joined(
        [say(kind), say(covers), say(due)],
        (what, goods, owed) =>
          `${low === undefined ? "" : "Le total est trop bas. "}Hors du total : ${what} ${id} sur ${goods}, depuis le ${since} ; ${owed} (${cites}).${part === undefined ? "" : " Seule une partie de ce numéro est visée."} La portée écrite décide ; vu pour la dernière fois le ${seen}.`,
      ),
  ],
  [
    /^The line is not counted in (.+); that quantity was not used\.$/,
    ([unit = ""]) => `La ligne ne se compte pas en ${UNITS[unit] ?? unit} ; cette quantité n’a pas servi.`,
  ],
  [
    /^(.+): last seen (.+), (\d{4}-\d\d-\d\d); later changes may apply\.$/,
    ([title = "", seen = "", day], say) =>
      joined(
        [say(title), say(seen)],
        (measure, where) =>
          `${measure} : droit vu pour la dernière fois dans ${where}, le ${day} ; des changements ultérieurs peuvent s’appliquer.`,
      ),
  ],
  [
    /^The special column of this line offers nothing for program (\S+); the general rate stands\.$/,
    ([program]) => `La colonne spéciale de cette ligne n’offre rien au programme ${program} ; le taux général demeure.`,
  ],
  [
    /^(.+) applies within the quota only, so the general rate is shown; .+$/,
    ([rate]) =>
      `${rate} ne vaut que dans les limites du contingent, donc le taux général est montré ; la réclamation compte encore là où un droit épargne les marchandises entrées en franchise au titre de l’ACEUM, ce qui n’est pas réglé au-delà du contingent.`,
  ],
  [
    /^(\d[\d.]*): created on (\S+) \((.+), transcribed\)(; its unit is UNVERIFIED)?$/,
    ([hts, day, edition, unit]) =>
      `${hts} : créé le ${day} (${edition}, transcrit)${unit === undefined ? "" : " ; son unité n’est pas vérifiée"}`,
  ],
  [
    /^(\d[\d.]*): from (\S+) this number holds other goods than before \((.+), transcribed\)$/,
    ([hts, day, edition]) => `${hts} : à compter du ${day}, ce numéro vise d’autres marchandises qu’avant (${edition}, transcrit)`,
  ],
  [
    /^(\d[\d.]*): its unit changed on (\S+) and was not read \(UNVERIFIED\)$/,
    ([hts, day]) => `${hts} : son unité a changé le ${day} et n’a pas été lue (non vérifié)`,
  ],
  [/^note (\S+) was read in a transcription$/, ([note]) => `la note ${note} a été lue dans une transcription`],
  [
    /^the list names (\S+), which has ended; that this number stands in its place is inferred$/,
    ([hts]) => `la liste nomme ${hts}, qui a pris fin ; que ce numéro en tienne lieu est une déduction`,
  ],
  [/^not ([A-Z]{2})$/, ([country]) => `autre que ${country}`],
  [/^How much is it, in (.+)\?$/, ([unit = ""]) => `Quelle est la quantité (${UNITS[unit] ?? unit}) ?`],
  [
    /^What is the value of the (\w+) in the line, in dollars\?$/,
    ([metal = ""]) => joined([METALS[metal]], (of) => `Quelle est la valeur ${of} dans la ligne, en dollars ?`),
  ],
  [
    /^How much does the (\w+) weigh, in kilograms\?$/,
    ([metal = ""]) => joined([METALS[metal]], (of) => `Quel est le poids ${of}, en kilogrammes ?`),
  ],
  [/^Not stated, so the ordinary case is taken \((.+)\)\.$/, ([cites]) => `Non précisé : le cas ordinaire est retenu (${cites}).`],
  [/^(\S+) was given; no rule of this number reads it\.$/, ([path]) => `${path} a été donné ; aucune règle de ce numéro ne le lit.`],
  [
    /^(\S+) was claimed; by our reading goods of this number can hardly be that, so expect to be asked for proof\.$/,
    ([path]) =>
      `${path} a été réclamé ; selon notre lecture, les marchandises de ce numéro peuvent difficilement l’être : attendez-vous à devoir le prouver.`,
  ],
  [
    /^Claiming (\S+) makes the duty higher, because another duty then stands: (\S+) with the claim, (\S+) without it\.$/,
    ([path, high, low]) =>
      `Réclamer ${path} augmente le droit, car un autre droit s’applique alors : ${high} avec la réclamation, ${low} sans elle.`,
  ],
  [
    /^Informal entry ends at (\S+) \((.+)\): formal entry is due(?:, with a merchandise processing fee of (\S+))?\.$/,
    ([limit, cites, fee]) =>
      `La déclaration simplifiée s’arrête à ${limit} (${cites}) : une déclaration formelle est due${fee === undefined ? "" : `, avec des frais de traitement de ${fee}`}.`,
  ],
  [
    /^(\w+) is owed in an amount that is not on record; what is payable is at least the sum shown\.$/,
    ([fee]) => `${fee} est dû pour un montant non consigné ; ce qui est à payer est au moins la somme montrée.`,
  ],
  [
    /^(\w+): the amounts from (\S+) are the last on record; those from (\S+) may differ\.$/,
    ([fee, from, until]) => `${fee} : les montants du ${from} sont les derniers consignés ; ceux à compter du ${until} peuvent différer.`,
  ],
  [
    /^(\S+) has no effect: (.+?) (is closed from (\S+)|ends at (\S+)|is not open to these goods) \((.+)\)\.$/,
    ([path, what = "", , from, limit, cites], say) =>
      joined([say(what)], (process) => {
        const why =
          from !== undefined ? `fermé depuis le ${from}` : limit !== undefined ? `limité à ${limit}` : "non ouvert à ces marchandises";
        return `${path} est sans effet : ${process}, ${why} (${cites}).`;
      }),
  ],
  [
    /^(.+): not open to these goods, so all duties of an entry are shown\.$/,
    ([what = ""], say) =>
      joined([say(what)], (process) => `${process} : non ouvert à ces marchandises ; tous les droits d’une déclaration sont montrés.`),
  ],
  [
    /^mail owes none; an officer's entry costs (?:(\$\S+)|a fee not on record for this year) for each dutiable item$/,
    ([item]) =>
      `le courrier n’en doit aucun ; la déclaration par un agent coûte ${item ?? "des frais non consignés pour cette année"} par article passible de droits`,
  ],
  [/^([\d.]+)% of the dutiable part$/, ([rate]) => `${rate} % de la partie passible de droits`],
  [/^the rate of the line that the text names, on the value$/, () => "le taux de la ligne que le texte désigne, sur la valeur"],
  [/^(\$\S+) an item$/, ([amount]) => `${amount} par article`],
  [/^no port use by (\w+)$/, ([mode = ""], say) => joined([say(mode)], (by) => `aucun usage de port par ${by}`)],
  [/^([\d.]+)% of the value(, by vessel)?$/, ([rate, vessel]) => `${rate} % de la valeur${vessel === undefined ? "" : ", par navire"}`],
  [/^up to ([\d.]+)%$/, ([rate]) => `jusqu’à ${rate} %`],
  [/^(.+\.) \(([^()]+(?:\([^()]*\)[^()]*)*)\)$/, ([text = "", cites], say) => joined([say(text)], (found) => `${found} (${cites})`)],
  [
    /^([\d.,]+) cents? (a|an|each|for) ?(.*)$/,
    ([amount = "", , unit = ""], say) => `${amount} cents ${unit === "" ? "chacun" : `par ${COUNTED[unit] ?? say(unit) ?? unit}`}`,
  ],
  // Proofs that a heading asks for together.
  [/^([^;]+(?:; [^;]+)+)$/, ([all = ""], say) => joined(all.split("; ").map(say), (...found) => found.join(" ; "))],
];

/** A sentence or phrase of the engine in French; undefined where there is none. Numbers, rates and editions are the same in both languages. */
export function frenchOf(text: string): string | undefined {
  if (/^(HTS \d{4} rev \d+|[\d.,\s%¢$/+-]*|\d[\d.]*¢?\/\w+.*)$/.test(text)) return text;
  const own = lawInFrench(text) ?? LAW_FR[text] ?? PHRASES_FR[text];
  if (own !== undefined) return own;
  const fixed = inLanguage(text, "fr");
  if (fixed !== text) return fixed;
  for (const [form, write] of FORMS) {
    const found = form.exec(text);
    if (found === null) continue;
    const said = write(found.slice(1), frenchOf);
    if (said !== undefined) return said;
  }
  return undefined;
}

interface Refusal {
  readonly code: string;
  readonly key?: string;
}

const REFUSALS: Readonly<Record<string, string>> = {
  "content/exceeds-whole": "Les valeurs ou les poids des métaux dépassent ceux de la ligne. Corrigez-les.",
  "country/unknown": "Ce n’est pas un code de pays. Donnez un code ISO de deux lettres, comme CA.",
  "date/before-coverage": "Ce jour précède le premier jour au dossier, le 2025-01-01. Choisissez un jour ultérieur.",
  "date/import-after-entry": "Le jour d’importation suit le jour de l’entrée. Corrigez l’un des deux.",
  "date/invalid": "Ce n’est pas un jour du calendrier. Écrivez-le AAAA-MM-JJ.",
  "facts/bad-chapter98": "Le chapitre 98 n’a pas ce numéro. Donnez un numéro du chapitre 98.",
  "facts/bad-decimal":
    "Ce n’est pas un montant. Écrivez des chiffres avec un point, au plus deux décimales pour des dollars, comme 50000.00.",
  "facts/missing-key": "Il manque un fait. Donnez-le.",
  "facts/unknown-key": "La loi ne demande pas ce fait. Vérifiez le lien.",
  "facts/unknown-program": "Ce n’est pas un programme de préférence. Donnez S ou S+.",
  "facts/wrong-type": "Cette réponse n’est pas de la forme voulue. Choisissez-en une autre.",
  "hts/not-a-primary-number": "Les chapitres 98 et 99 ne nomment pas de marchandises. Donnez un numéro des chapitres 1 à 97.",
  "hts/not-an-entry-level-number": "Une déclaration demande huit ou dix chiffres. Choisissez une ligne plus précise.",
  "hts/not-in-force": "Ce numéro n’est pas en vigueur ce jour-là. Choisissez un autre numéro ou un autre jour.",
  "hts/wrong-length": "Un numéro tarifaire a huit ou dix chiffres. Corrigez-le.",
  "origin/not-encoded": "Le droit sur les produits de ce pays n’est pas au dossier.",
  "options/unknown-reading": "Aucune question ouverte n’a cette lecture. Vérifiez le lien.",
  "options/wrong-type": "Les options ne peuvent être lues. Vérifiez le lien.",
};

/** The codes that have French words. */
export const REFUSED_IN_FRENCH: readonly string[] = Object.keys(REFUSALS);

/** A refusal of the engine in French, with the fact that it is about. */
export function refusalInFrench({ code, key }: Refusal): string | undefined {
  const said = REFUSALS[code];
  return said === undefined ? undefined : key === undefined ? said : `${said} (${key})`;
}
