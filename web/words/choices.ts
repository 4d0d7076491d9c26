// The choices of a fact as people say them. The law names a choice by a short word, which says little to whoever does not know the law.

import type { Language } from "../../src/said/language.js";

type Said = readonly [en: string, fr: string];

const CHOICES: Readonly<Record<string, Readonly<Record<string, Said>>>> = {
  mode: {
    truck: ["by truck", "par camion"],
    rail: ["by rail", "par train"],
    vessel: ["by ship", "par navire"],
    air: ["by air", "par avion"],
    pipeline: ["by pipeline", "par pipeline"],
    mail: ["by mail", "par la poste"],
  },
  "facts.vehicleKind": {
    passenger: ["a car, SUV, minivan or cargo van", "une voiture, un VUS, une mini-fourgonnette ou une fourgonnette utilitaire"],
    "light-truck": ["a pickup or other light truck", "une camionnette ou un autre camion léger"],
    "motor-home": ["a motor home", "une autocaravane"],
    "medium-heavy": ["a medium or heavy vehicle", "un véhicule moyen ou lourd"],
    bus: ["a bus", "un autobus"],
    other: ["another vehicle", "un autre véhicule"],
  },
  "facts.partOf": {
    "passenger-vehicle": ["a car, van, SUV or pickup", "une voiture, une fourgonnette, un VUS ou une camionnette"],
    "medium-heavy-vehicle": ["a medium or heavy vehicle", "un véhicule moyen ou lourd"],
    "agricultural-tractor": ["a farm tractor", "un tracteur agricole"],
    other: ["something else", "autre chose"],
  },
  "facts.endUse": {
    none: ["none of these", "aucun de ceux-ci"],
    "us-data-center-over-100MW": ["a U.S. data center of more than 100 MW", "un centre de données américain de plus de 100 MW"],
    "repair-in-us": ["repair in the United States", "la réparation aux États-Unis"],
    "research-and-development-in-us": ["research and development in the United States", "la recherche et le développement aux États-Unis"],
    startup: ["a startup", "une jeune entreprise"],
    "consumer-outside-data-center": ["consumer use, outside data centers", "un usage grand public, hors des centres de données"],
    "civil-industrial-outside-data-center": [
      "civil industrial use, outside data centers",
      "un usage industriel civil, hors des centres de données",
    ],
    "us-public-sector": ["the U.S. public sector", "le secteur public américain"],
  },
  "facts.adcvdProducer": {
    Canfor: ["Canfor", "Canfor"],
    "West Fraser": ["West Fraser", "West Fraser"],
    "non-selected": ["another company named in a review", "une autre société nommée dans un examen"],
    "all-others": ["a company that was never reviewed", "une société qui n’a jamais été examinée"],
  },
  "facts.craneChineseLink": {
    none: ["neither", "ni l’un ni l’autre"],
    component: ["a listed Chinese part", "une pièce chinoise énumérée"],
    maker: ["a maker under Chinese control", "un fabricant sous contrôle chinois"],
  },
  "facts.chinaRateFrom": {
    "own-line": ["no: its own line sets the rate", "non : sa propre ligne fixe le taux"],
    "list-1": ["a line on list 1", "une ligne de la liste 1"],
    "list-2": ["a line on list 2", "une ligne de la liste 2"],
    "list-3": ["a line on list 3", "une ligne de la liste 3"],
    "list-4a": ["a line on list 4A", "une ligne de la liste 4A"],
  },
};

/** What a choice of a fact is called; undefined where it has no name of its own here. */
export function choiceName(path: string, choice: string, language: Language): string | undefined {
  return CHOICES[path]?.[choice]?.[language === "fr" ? 1 : 0];
}

/** The choices that have a name, by the path of their fact. */
export const NAMED_CHOICES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(CHOICES).map(([path, choices]) => [path, Object.keys(choices)] as const),
);
