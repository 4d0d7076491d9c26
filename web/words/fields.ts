// What a field says where it cannot be read.

import type { Problem } from "../typed.js";
import { unbroken } from "../unbroken.js";

interface FieldWords {
  readonly problems: Readonly<Record<Problem, string>>;
  readonly lastAnswer: string;
  readonly calendar: string;
  readonly chooseFile: string;
  readonly chooseFiles: string;
  readonly noFile: string;
}

const EN: FieldWords = {
  problems: {
    empty: "Nothing is written here.",
    text: "This cannot be read.",
    money: "Not an amount in dollars: write 12500, 12,500.00 or $12,500.",
    content: "Not an amount in dollars: write 500, $500.00 or unknown.",
    number: "Not a number: write 1234.5.",
    weight: "Not a weight in kilograms: write 1234.5, 1234.5 kg or 3 t.",
    share: "Not a share: write 0.12 or 12%.",
    percent: "Not a rate: write 25 or 12.5%.",
    day: "Not a day: write 2026-11-30 or 30 Nov 2026.",
    country: "Not a country: write CA or Canada.",
    boolean: "Write yes or no.",
    claim: "Not a program: write S, CUSMA or none.",
    claimed: "Write yes or no.",
    hts: "Not a tariff number: write 8 or 10 digits, as 7604.21.00.10.",
    choice: "None of the choices.",
    "two-days": "This could be two days: write 2026-11-30 or 30 Nov 2026.",
    "two-numbers": "This could be a thousand or a decimal: write 1234 or 1.234.",
    "other-currency": "Not in U.S. dollars: convert it.",
    "other-unit": "Not in kilograms: convert it.",
    "lost-digits": "A spreadsheet shortened this number: write all its digits.",
  },
  lastAnswer: "The answer shown is that of the last values that could be read.",
  calendar: "Calendar",
  chooseFile: "Choose a file",
  chooseFiles: "Choose files",
  noFile: "No file chosen",
};

const FR: FieldWords = {
  problems: {
    empty: "Rien n’est inscrit ici.",
    text: "Illisible.",
    money: "Ce n’est pas un montant en dollars : inscrivez 12500, 12 500,00 ou 12 500 $.",
    content: "Ce n’est pas un montant en dollars : inscrivez 500, 500,00 $ ou inconnue.",
    number: "Ce n’est pas un nombre : inscrivez 1234,5.",
    weight: "Ce n’est pas un poids en kilogrammes : inscrivez 1234,5, 1234,5 kg ou 3 t.",
    share: "Ce n’est pas une part : inscrivez 0,12 ou 12 %.",
    percent: "Ce n’est pas un taux : inscrivez 25 ou 12,5 %.",
    day: "Ce n’est pas un jour : inscrivez 2026-11-30 ou 30 novembre 2026.",
    country: "Ce n’est pas un pays : inscrivez CA ou Canada.",
    boolean: "Inscrivez oui ou non.",
    claim: "Ce n’est pas un programme : inscrivez S, ACEUM ou aucun.",
    claimed: "Inscrivez oui ou non.",
    hts: "Ce n’est pas un numéro tarifaire : inscrivez 8 ou 10 chiffres, comme 7604.21.00.10.",
    choice: "Aucun des choix.",
    "two-days": "Cela peut être deux jours : inscrivez 2026-11-30 ou 30 novembre 2026.",
    "two-numbers": "Cela peut être un millier ou une décimale : inscrivez 1234 ou 1.234.",
    "other-currency": "Pas en dollars américains : convertissez.",
    "other-unit": "Pas en kilogrammes : convertissez.",
    "lost-digits": "Un tableur a abrégé ce numéro : inscrivez tous ses chiffres.",
  },
  lastAnswer: "La réponse montrée est celle des dernières valeurs lisibles.",
  calendar: "Calendrier",
  chooseFile: "Choisir un fichier",
  chooseFiles: "Choisir des fichiers",
  noFile: "Aucun fichier choisi",
};

export const FIELD_WORDS: Readonly<Record<"en" | "fr", FieldWords>> = { en: EN, fr: unbroken(FR) };
