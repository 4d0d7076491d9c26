// The columns of a bill of materials, under the names that users give them.

/** What a row may say, all as text. */
export const BILL_FIELDS = [
  "name",
  "id",
  "parent",
  "level",
  "hts",
  "value",
  "weightKg",
  "origin",
  "originating",
  "ignored",
  "role",
  "deductions",
  "supplierValue",
  "supplierHts",
  "supplierNetCost",
  "corePart",
  "netCost",
  "elastomeric",
  "metal",
] as const;
export type BillField = (typeof BILL_FIELDS)[number];

const NAMES: Readonly<Record<BillField, string>> = {
  name: "name material item part component description materialname partname nom matiere designation article",
  id: "id partnumber partno itemnumber itemno sku materialid numerodepiece",
  parent: "parent parentid parentpart parentitem assembly subassembly usedin ensemble",
  level: "level lvl bomlevel indent depth niveau",
  hts: "hts hs htscode hscode htsnumber hs6 hts6 tariff tariffnumber tariffcode tariffitem classification heading code codesh sh numerotarifaire classement",
  value:
    "value cost amount total totalvalue totalcost extendedcost extendedvalue price valueusd costusd usd materialcost valeur cout montant prix",
  weightKg: "weight weightkg kg netweight netweightkg kilograms poids poidskg",
  origin: "origin country countryoforigin coo madein origine pays paysdorigine",
  originating:
    "originating qualifies qualifying cusma usmca aceum cusmaoriginating usmcaoriginating originatingstatus originaire admissible",
  ignored: "ignored ignore leftout excluded ignoree ignore exclu",
  role: "role kind use function fonction",
  deductions: "deductions deduction freightandduty deductible deductions",
  supplierValue: "suppliervalue suppliernonoriginatingvalue suppliervnm vnm nonoriginatingvalue",
  supplierNetCost: "suppliernetcost coutnetfournisseur",
  corePart: "corepart core pieceessentielle",
  netCost: "netcost netcostusd coutnet",
  elastomeric: "elastomeric elastomer elastomerique",
  metal: "metal",
  supplierHts: "supplierhts suppliernonoriginatinghts nonoriginatinghts",
};

const FIELD_OF = new Map(
  BILL_FIELDS.flatMap((field) => [field.toLowerCase(), ...NAMES[field].split(" ")].map((name): [string, BillField] => [name, field])),
);

/** The field that a column's header names, whatever its case, accents and punctuation. Undefined when none is meant. */
export function fieldOf(header: string): BillField | undefined {
  const plain = header
    .normalize("NFD")
    .toLowerCase()
    .replace(/\(.*?\)/g, "")
    .replace(/[^a-z0-9]/g, "");
  return FIELD_OF.get(plain);
}
