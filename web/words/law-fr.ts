// What the law and the engine say, in French; loaded with French. Citations, titles of acts, numbers and rates stay as they are. A test
// holds it to every sentence of the law and to what the engine says of the whole schedule: nothing stays in English unseen.

/** Measures by their title. */
const TITLES: Readonly<Record<string, string>> = {
  "Section 232 duty on aluminum": "Droit de l’article 232 sur l’aluminium",
  "Section 232 duty on parts of passenger vehicles and light trucks":
    "Droit de l’article 232 sur les pièces de voitures de tourisme et de camions légers",
  "Section 232 duty on passenger vehicles and light trucks": "Droit de l’article 232 sur les voitures de tourisme et les camions légers",
  "Goods of Canada excluded from importation": "Produits du Canada exclus de l’importation",
  "Section 338 duty on listed products of Canada": "Droit de l’article 338 sur les produits énumérés du Canada",
  "Section 232 duty on copper content": "Droit de l’article 232 sur la teneur en cuivre",
  "Section 232 duty on unmanned aircraft": "Droit de l’article 232 sur les aéronefs sans pilote",
  "Section 301 duty on forced labor": "Droit de l’article 301 sur le travail forcé",
  "Section 232 duty on parts of medium and heavy vehicles": "Droit de l’article 232 sur les pièces de véhicules moyens et lourds",
  "Section 232 duty on medium and heavy vehicles and buses": "Droit de l’article 232 sur les véhicules moyens et lourds et les autobus",
  "IEEPA duty on products of Canada": "Droit IEEPA sur les produits du Canada",
  "Section 232 duty on metals": "Droit de l’article 232 sur les métaux",
  "Section 232 duty on patented pharmaceuticals": "Droit de l’article 232 sur les produits pharmaceutiques brevetés",
  "IEEPA reciprocal duty": "Droit IEEPA réciproque",
  "Section 232 duty on Russian aluminum": "Droit de l’article 232 sur l’aluminium russe",
  "Section 122 import surcharge": "Surtaxe à l’importation de l’article 122",
  "Section 232 duty on semiconductors": "Droit de l’article 232 sur les semi-conducteurs",
  "Antidumping duty on softwood lumber": "Droit antidumping sur le bois d’œuvre résineux",
  "Countervailing duty on softwood lumber": "Droit compensateur sur le bois d’œuvre résineux",
  "Section 232 duty on steel": "Droit de l’article 232 sur l’acier",
  "Section 232 duty on wood products": "Droit de l’article 232 sur les produits du bois",
  "Antidumping and countervailing investigations of citric acid": "Enquêtes antidumping et compensatoire sur l’acide citrique",
  "Antidumping and countervailing duties on corrosion-resistant steel":
    "Droits antidumping et compensateurs sur l’acier résistant à la corrosion",
  "Section 301 duty on ship-to-shore cranes": "Droit de l’article 301 sur les portiques de quai",
  "Antidumping and countervailing investigations of fresh mushrooms": "Enquêtes antidumping et compensatoire sur les champignons frais",
  "Antidumping duty on iron construction castings": "Droit antidumping sur les pièces de fonte pour la construction",
  "Antidumping duty on welded pipe of large diameter": "Droit antidumping sur les tubes soudés de grand diamètre",
  "Antidumping duty on PET resin": "Droit antidumping sur la résine de PET",
  "Antidumping and countervailing investigations of van-type trailers": "Enquêtes antidumping et compensatoire sur les remorques fourgons",
  "Antidumping and countervailing duties on wind towers": "Droits antidumping et compensateurs sur les tours d’éoliennes",
};

/** What headings cover. */
const COVERS: Readonly<Record<string, string>> = {
  "aluminum articles of note 19(g)": "articles d’aluminium de la note 19(g)",
  "aluminum derivatives of note 19(i)": "dérivés d’aluminium de la note 19(i)",
  "aluminum derivatives of note 19(j)": "dérivés d’aluminium de la note 19(j)",
  "the aluminum in derivatives outside chapter 76, note 19(k)": "l’aluminium contenu dans les dérivés hors du chapitre 76, note 19(k)",
  "derivatives made abroad of aluminum smelted and cast in the United States":
    "dérivés faits à l’étranger d’aluminium produit par électrolyse et coulé aux États-Unis",
  "parts of passenger vehicles and light trucks": "pièces de voitures de tourisme et de camions légers",
  "USMCA parts, but not knock-down kits or parts compilations":
    "pièces admissibles à l’ACEUM, sauf les véhicules en pièces à monter et les assortiments de pièces",
  "listed numbers, but not a part of a passenger vehicle or light truck":
    "numéros énumérés, mais non une pièce de voiture de tourisme ou de camion léger",
  "other parts that the importer certifies for U.S. vehicle production or repair":
    "autres pièces que l’importateur certifie servir à produire ou à réparer des véhicules aux États-Unis",
  "passenger vehicles and light trucks": "voitures de tourisme et camions légers",
  "listed numbers, but not a passenger vehicle or light truck": "numéros énumérés, mais non une voiture de tourisme ou un camion léger",
  "the approved U.S. content of a vehicle under USMCA": "le contenu américain approuvé d’un véhicule admissible à l’ACEUM",
  "a vehicle under USMCA, less its approved U.S. content": "un véhicule admissible à l’ACEUM, moins son contenu américain approuvé",
  "vehicles made in a calendar year at least 25 years before the entry":
    "véhicules fabriqués dans une année civile antérieure d’au moins 25 ans à l’entrée",
  "alcoholic beverages of Canada may not be imported": "les boissons alcooliques du Canada ne peuvent être importées",
  "alcoholic beverages of Canada packed for direct consumption may not be imported":
    "les boissons alcooliques du Canada emballées pour la consommation directe ne peuvent être importées",
  "dairy and related goods of Canada may not be imported": "les produits laitiers et connexes du Canada ne peuvent être importés",
  "motorcycles of Canada above 800 cc may not be imported": "les motocyclettes du Canada de plus de 800 cm³ ne peuvent être importées",
  "goods of note 51(b)(1), the alcohol dispute": "marchandises de la note 51(b)(1), différend sur l’alcool",
  "goods of note 51(b)(2), the dairy dispute": "marchandises de la note 51(b)(2), différend sur les produits laitiers",
  "goods of note 51(b)(3), the vehicle dispute": "marchandises de la note 51(b)(3), différend sur les véhicules",
  "goods under section 232, note 51(c)": "marchandises visées par l’article 232, note 51(c)",
  "articles of civil aircraft, not unmanned, note 51(d)": "articles d’aéronefs civils, non sans pilote, note 51(d)",
  "the copper in a listed article": "le cuivre contenu dans un article énuméré",
  "the part of a listed article that is not copper": "la part d’un article énuméré qui n’est pas du cuivre",
  "listed numbers, but not an unmanned aircraft, a docking station or a covered part":
    "numéros énumérés, mais non un aéronef sans pilote, une station d’accueil ou une pièce visée",
  "unmanned aircraft above 25 kg or with a thermal imager, docking stations, and parts for craft above 25 kg":
    "aéronefs sans pilote de plus de 25 kg ou munis d’un imageur thermique, stations d’accueil et pièces d’appareils de plus de 25 kg",
  "other unmanned aircraft": "autres aéronefs sans pilote",
  "products of Canada that no other heading describes": "produits du Canada qu’aucune autre position ne décrit",
  "goods loaded on a vessel before the duty and entered before 28 July 2026":
    "marchandises chargées sur un navire avant le droit et entrées avant le 28 juillet 2026",
  "numbers listed in note 52(b)": "numéros énumérés à la note 52(b)",
  "particular articles of note 52(c)": "articles particuliers de la note 52(c)",
  "articles of civil aircraft, note 52(d)": "articles d’aéronefs civils, note 52(d)",
  "goods for pharmaceutical use, note 52(e)": "marchandises à usage pharmaceutique, note 52(e)",
  "goods under section 232, note 52(f)": "marchandises visées par l’article 232, note 52(f)",
  "donations to relieve human suffering": "dons destinés à soulager la souffrance humaine",
  "informational materials": "documents d’information",
  "goods of Canada entered free of duty under USMCA, note 52(g)":
    "marchandises du Canada entrées en franchise au titre de l’ACEUM, note 52(g)",
  "parts of medium and heavy vehicles": "pièces de véhicules moyens et lourds",
  "other parts that the importer certifies for U.S. production or repair of medium and heavy vehicles":
    "autres pièces que l’importateur certifie servir à produire ou à réparer des véhicules moyens et lourds aux États-Unis",
  "USMCA parts of medium and heavy vehicles, but not knock-down kits or parts compilations":
    "pièces de véhicules moyens et lourds admissibles à l’ACEUM, sauf les véhicules en pièces à monter et les assortiments de pièces",
  "listed numbers, but not a part of a medium or heavy vehicle": "numéros énumérés, mais non une pièce de véhicule moyen ou lourd",
  "medium and heavy vehicles": "véhicules moyens et lourds",
  buses: "autobus",
  "a medium or heavy vehicle under USMCA, less its approved U.S. content":
    "un véhicule moyen ou lourd admissible à l’ACEUM, moins son contenu américain approuvé",
  "listed numbers, but not a medium or heavy vehicle": "numéros énumérés, mais non un véhicule moyen ou lourd",
  "the approved U.S. content of a medium or heavy vehicle under USMCA":
    "le contenu américain approuvé d’un véhicule moyen ou lourd admissible à l’ACEUM",
  "vehicles and buses made in a calendar year at least 25 years before the entry":
    "véhicules et autobus fabriqués dans une année civile antérieure d’au moins 25 ans à l’entrée",
  "electrical energy, if the general rate falls on it": "énergie électrique, si le taux général la frappe",
  "energy and critical minerals": "énergie et minéraux critiques",
  "electrical energy, if moving water makes it energy": "énergie électrique, si l’eau en mouvement en fait de l’énergie",
  "goods entered free of duty under USMCA": "marchandises entrées en franchise au titre de l’ACEUM",
  potash: "potasse",
  "goods that CBP finds were transshipped to evade the duty":
    "marchandises dont le CBP constate le transbordement destiné à éviter le droit",
  "listed articles with no aluminum, steel or copper in them": "articles énumérés qui ne contiennent ni aluminium, ni acier, ni cuivre",
  "articles and derivatives of Annex I-A": "articles et dérivés de l’annexe I-A",
  "listed articles in which the metal is under 15% of the weight": "articles énumérés dont le métal fait moins de 15 % du poids",
  "derivatives made of metal of the United States": "dérivés faits de métal des États-Unis",
  "derivatives of Annex III made of metal of the United States": "dérivés de l’annexe III faits de métal des États-Unis",
  "articles and derivatives of Annex I-B, and mobile equipment": "articles et dérivés de l’annexe I-B, et matériel mobile",
  "derivatives of Annex III": "dérivés de l’annexe III",
  "parts for making motorcycles in the United States": "pièces servant à fabriquer des motocyclettes aux États-Unis",
  "steel articles melted and poured in Canada or Mexico, within a quantity that Commerce authorized":
    "articles d’acier fondu et coulé au Canada ou au Mexique, dans une quantité autorisée par le département du Commerce",
  "aluminum articles smelted and cast in Canada or Mexico, within a quantity that Commerce authorized":
    "articles d’aluminium produit par électrolyse et coulé au Canada ou au Mexique, dans une quantité autorisée par le département du Commerce",
  "mobile equipment under USMCA, less its parts made in the United States":
    "matériel mobile admissible à l’ACEUM, moins ses pièces fabriquées aux États-Unis",
  "the parts made in the United States, up to 40% of the value": "les pièces fabriquées aux États-Unis, jusqu’à 40 % de la valeur",
  "parts for making listed equipment in the United States, of metal of the United States":
    "pièces, faites de métal des États-Unis, servant à y fabriquer le matériel énuméré",
  "parts for making listed equipment in the United States, of metal of the United States, where column 1 is 10% or more":
    "pièces, faites de métal des États-Unis, servant à y fabriquer le matériel énuméré, dont la colonne 1 atteint 10 % ou plus",
  "parts for making listed equipment in the United States": "pièces servant à fabriquer aux États-Unis le matériel énuméré",
  "patented pharmaceuticals and their ingredients": "produits pharmaceutiques brevetés et leurs ingrédients",
  "products of companies outside the first group, to 28 September 2026":
    "produits de sociétés hors du premier groupe, jusqu’au 28 septembre 2026",
  "products under an approved onshoring plan": "produits visés par un plan de relocalisation approuvé",
  "products under an onshoring plan and a pricing agreement": "produits visés par un plan de relocalisation et un accord de prix",
  "orphan and specialty drugs": "médicaments orphelins et spécialisés",
  "generic and biosimilar drugs": "médicaments génériques et biosimilaires",
  "finished drugs with an active ingredient of the United States": "médicaments finis dont le principe actif est des États-Unis",
  "listed numbers, but not a covered drug": "numéros énumérés, mais non un médicament visé",
  "for clinical trials and research": "destinés aux essais cliniques et à la recherche",
  "products of Canada are outside the reciprocal duty": "les produits du Canada échappent au droit réciproque",
  "aluminum articles with Russian primary metal, or cast in Russia":
    "articles d’aluminium dont le métal primaire est russe, ou coulés en Russie",
  "aluminum derivatives with Russian primary metal, or cast in Russia":
    "dérivés d’aluminium dont le métal primaire est russe, ou coulés en Russie",
  "all goods that no other heading describes": "toutes les marchandises qu’aucune autre position ne décrit",
  "goods loaded on a vessel before the surcharge and entered before 28 February 2026":
    "marchandises chargées sur un navire avant la surtaxe et entrées avant le 28 février 2026",
  "numbers listed in note 2(aa)(ii)": "numéros énumérés à la note 2(aa)(ii)",
  "particular articles of note 2(aa)(iii)": "articles particuliers de la note 2(aa)(iii)",
  "articles of civil aircraft, note 2(aa)(iv)": "articles d’aéronefs civils, note 2(aa)(iv)",
  "goods under section 232, note 2(aa)(v)": "marchandises visées par l’article 232, note 2(aa)(v)",
  "goods of Canada entered free of duty under USMCA": "marchandises du Canada entrées en franchise au titre de l’ACEUM",
  "goods with a logic chip inside one of two performance windows":
    "marchandises munies d’une puce logique dont la performance tombe dans l’une de deux plages",
  "listed numbers outside both performance windows": "numéros énumérés hors des deux plages de performance",
  "for use in U.S. data centers above 100 MW": "pour des centres de données américains de plus de 100 MW",
  "for repair in the United States": "pour la réparation aux États-Unis",
  "for research and development in the United States": "pour la recherche et le développement aux États-Unis",
  "for start-ups": "pour de jeunes entreprises",
  "for consumers, outside data centers": "pour les consommateurs, hors des centres de données",
  "for civil industry, outside data centers": "pour l’industrie civile, hors des centres de données",
  "for the U.S. public sector": "pour le secteur public américain",
  "rate of the importer's own notice": "taux de l’avis propre à l’importateur",
  Canfor: "Canfor",
  "West Fraser": "West Fraser",
  "companies reviewed but not selected": "sociétés examinées mais non sélectionnées",
  "companies never reviewed": "sociétés jamais examinées",
  "steel mill products of note 16(j)": "produits sidérurgiques de la note 16(j)",
  "steel mill products that took privileged foreign status in a zone before the rate in force":
    "produits sidérurgiques ayant pris le statut étranger privilégié dans une zone avant le taux en vigueur",
  "steel derivatives of note 16(l)": "dérivés d’acier de la note 16(l)",
  "iron and steel derivatives of note 16(m)": "dérivés de fer et d’acier de la note 16(m)",
  "the steel in derivatives outside chapter 73, note 16(n)": "l’acier contenu dans les dérivés hors du chapitre 73, note 16(n)",
  "derivatives made abroad of steel melted and poured in the United States":
    "dérivés faits à l’étranger d’acier fondu et coulé aux États-Unis",
  "softwood timber and lumber": "bois résineux, en grumes équarries ou scié",
  "upholstered seats with a wooden frame": "sièges rembourrés à charpente de bois",
  "kitchen cabinets, vanities and their parts": "armoires de cuisine, meubles-lavabos et leurs pièces",
  "listed numbers, but not a kitchen cabinet, a vanity or a part of one":
    "numéros énumérés, mais non une armoire de cuisine, un meuble-lavabo ou une de leurs pièces",
  "citric acid and its salts": "l’acide citrique et ses sels",
  "flat-rolled steel plated, clad or coated with a corrosion-resistant metal":
    "l’acier laminé plat plaqué ou revêtu d’un métal résistant à la corrosion",
  "ship-to-shore cranes with a Chinese part or maker": "portiques de quai à pièce ou à fabricant chinois",
  "ship-to-shore cranes attested free of Chinese parts and makers": "portiques de quai attestés sans pièce ni fabricant chinois",
  "ship-to-shore cranes under a contract executed before 17 April 2025":
    "portiques de quai visés par un contrat passé avant le 17 avril 2025",
  "fresh mushrooms": "les champignons frais",
  "iron construction castings: manhole covers, rings, frames, catch basins, meter boxes":
    "les pièces de fonte pour la construction : couvercles et cadres de regards, anneaux, puisards, boîtes de compteurs",
  "welded steel pipe of large diameter for oil, gas, water and structures":
    "les tubes d’acier soudés de grand diamètre pour le pétrole, le gaz, l’eau et les structures",
  "PET resin for bottles and sheet": "la résine de PET pour bouteilles et feuilles",
  "van-type trailers and their subassemblies": "les remorques fourgons et leurs sous-ensembles",
  "towers for wind turbines of utility scale, and their sections": "les tours d’éoliennes de grande puissance et leurs sections",
};

/** Open questions of the law and their readings. */
const QUESTIONS: Readonly<Record<string, string>> = {
  "Does the IEEPA duty on Canada fall on a vehicle 25 years old, which owes no vehicle duty?":
    "Le droit IEEPA sur le Canada frappe-t-il un véhicule de 25 ans, qui ne doit aucun droit sur les véhicules ?",
  "Does the day of importation or the day of entry decide whether goods are barred?":
    "Est-ce le jour de l’importation ou celui de l’entrée qui décide si l’importation est interdite ?",
  "Does the IEEPA duty on Canada fall on the copper content as well as on the rest?":
    "Le droit IEEPA sur le Canada frappe-t-il la teneur en cuivre aussi bien que le reste ?",
  "Does the duty on unmanned aircraft take the goods out of the 10% of section 301 and the 50% of section 338?":
    "Le droit sur les aéronefs sans pilote soustrait-il les marchandises aux 10 % de l’article 301 et aux 50 % de l’article 338 ?",
  "Does the general rate or the energy rate fall on electricity of Canada?":
    "Est-ce le taux général ou celui de l’énergie qui frappe l’électricité du Canada ?",
  "Are the energy, potash and transshipment headings lifted from goods that owe a section 232 duty?":
    "Les positions de l’énergie, de la potasse et du transbordement sont-elles levées pour les marchandises qui doivent un droit de l’article 232 ?",
  "From 4 June 2025, does the IEEPA duty on Canada fall on the part of the value that is not metal?":
    "À compter du 4 juin 2025, le droit IEEPA sur le Canada frappe-t-il la part de la valeur qui n’est pas du métal ?",
  "Does the IEEPA duty on Canada come back where metal of the United States owes no metals duty?":
    "Le droit IEEPA sur le Canada revient-il lorsque le métal des États-Unis ne doit aucun droit sur les métaux ?",
  "Which list of derivatives does the Russian rate follow from 6 April 2026?":
    "Quelle liste de dérivés le taux russe suit-il à compter du 6 avril 2026 ?",
  "What does aluminum of unknown smelt or cast pay from 6 April 2026?":
    "Que paie l’aluminium dont l’électrolyse ou la coulée est inconnue, à compter du 6 avril 2026 ?",
  'yes; CBP reads "subject to" as a duty above zero': "oui ; pour le CBP, être « assujetti » suppose un droit supérieur à zéro",
  "no; the note speaks of all entries of passenger vehicles": "non ; la note vise toutes les entrées de voitures de tourisme",
  "the day of importation; goods that arrived earlier may still be entered":
    "le jour de l’importation ; les marchandises arrivées plus tôt peuvent encore entrer",
  "the day of entry": "le jour de l’entrée",
  "yes, on the whole value; note 2(j) has no exception for 9903.78.01":
    "oui, sur toute la valeur ; la note 2(j) ne fait pas d’exception pour 9903.78.01",
  "no, on the value that is not copper; the proclamation gives only that part to EO 14193":
    "non, sur la valeur qui n’est pas du cuivre ; la proclamation ne laisse que cette part à l’EO 14193",
  "no, all add; neither note names the headings": "non, tous s’ajoutent ; aucune des deux notes ne nomme les positions",
  "yes, as other section 232 articles": "oui, comme pour les autres articles visés par l’article 232",
  "the general rate; CBP's list of energy numbers leaves electricity out":
    "le taux général ; la liste des numéros de l’énergie du CBP omet l’électricité",
  "the energy rate of 10%; the heading speaks of the movement of water":
    "le taux de l’énergie, 10 % ; la position parle du mouvement de l’eau",
  "yes, the whole order is lifted": "oui, le décret entier est levé",
  "no, the notes lift 9903.01.10 alone": "non, les notes ne lèvent que 9903.01.10",
  "yes; CBP's practice after PP 10947": "oui ; c’est la pratique du CBP après la PP 10947",
  "no; the exception speaks of whole products": "non ; l’exception vise des produits entiers",
  "yes; nothing is owed, so nothing displaces it": "oui ; rien n’est dû, donc rien ne le remplace",
  "no; the goods stay subject to the metals measure": "non ; les marchandises restent assujetties à la mesure sur les métaux",
  "the list of the proclamation, as in CBP's listing of June 2026": "la liste de la proclamation, comme le relevé du CBP de juin 2026",
  "the list of note 19, to which the heading still points": "la liste de la note 19, à laquelle la position renvoie encore",
  "the ordinary metals rate": "le taux ordinaire des métaux",
  "the Russian rate, as CBP practiced before": "le taux russe, comme le CBP le pratiquait auparavant",
  "Does the surcharge fall on metal of the United States, on which no section 232 duty is owed?":
    "La surtaxe frappe-t-elle le métal des États-Unis, sur lequel aucun droit de l’article 232 n’est dû ?",
  "it falls on the whole value, because nothing is owed under section 232":
    "elle frappe la valeur entière, car rien n’est dû au titre de l’article 232",
  "it falls on the value that is not the metal, and 9903.03.06 is declared for the metal":
    "elle frappe la valeur hors métal, et 9903.03.06 est déclaré pour le métal",
};

/** Notices, refunds, gaps, marks of confidence. */
const NOTICES: Readonly<Record<string, string>> = {
  "Softwood lumber: the results of the seventh review were not seen; a later cash-deposit rate may apply.":
    "Bois d’œuvre résineux : les résultats du septième examen n’ont pas été vus ; un taux de dépôt ultérieur peut s’appliquer.",
  "Softwood lumber: deposit rates are not the final liability, and scope follows the written description of the order.":
    "Bois d’œuvre résineux : les taux de dépôt ne sont pas la dette finale, et la portée suit la description écrite de l’ordonnance.",
  "collected until 23 February 2026 and held unlawful on 20 February 2026; it may be refunded":
    "perçu jusqu’au 23 février 2026 et jugé illégal le 20 février 2026 ; il peut être remboursé",
  "Further components of unmanned aircraft at 25%; the list was not seen":
    "d’autres composants d’aéronefs sans pilote à 25 % ; la liste n’a pas été vue",
  "that stampings of heading 8708 pay on the full value after 4 June 2025 is inferred":
    "que les pièces embouties de la position 8708 paient sur toute la valeur après le 4 juin 2025 est une déduction",
  "that the companies of Annex III alone pay before 29 September 2026 is from CBP messages seen in digests":
    "que seules les sociétés de l’annexe III paient avant le 29 septembre 2026 vient de messages du CBP vus en résumé",
  "that an unknown smelt country was reported as Russian in spring 2025 is from a secondary source":
    "qu’un pays d’électrolyse inconnu ait été déclaré comme russe au printemps 2025 vient d’une source secondaire",
  "the antidumping rates of the fifth review are from memory": "les taux antidumping du cinquième examen sont donnés de mémoire",
  "the countervailing rate of Canfor in the fifth review is from memory":
    "le taux compensateur de Canfor au cinquième examen est donné de mémoire",
  "the countervailing rate of West Fraser in the fifth review is from memory":
    "le taux compensateur de West Fraser au cinquième examen est donné de mémoire",
  "the step of 1 January 2027 is scheduled law and may be changed by an agreement":
    "la hausse du 1er janvier 2027 est un droit déjà fixé qu’un accord peut changer",
  "the energy and minerals list of 9903.01.13 is a secondary copy of CBP guidance that is not exhaustive":
    "la liste de l’énergie et des minéraux de 9903.01.13 est la copie secondaire d’une directive du CBP qui n’est pas exhaustive",
  "the list of goods that may not be imported is a transcription of CSMS 70050970":
    "la liste des marchandises qui ne peuvent être importées est une transcription du CSMS 70050970",
  "HTS 2026 rev 5 change record": "relevé des changements du HTS 2026 rev 5",
  "public copies of CSMS 70050970": "copies publiques du CSMS 70050970",
  "HTS 2026 rev 20 transcribed": "HTS 2026 rev 20, transcrit",
  "EO 14389; the schedule prints it to HTS 2026 rev 20": "EO 14389 ; le tarif l’imprime jusqu’au HTS 2026 rev 20",
  "HTS 2026 rev 10; no change recorded to rev 20": "HTS 2026 rev 10 ; aucun changement relevé jusqu’à la rev 20",
  "HTS 2026 rev 13 transcribed": "HTS 2026 rev 13, transcrit",
  "final results of the sixth review as amended": "résultats définitifs du sixième examen, modifiés",
  "final results of the sixth review": "résultats définitifs du sixième examen",
  "Not stated; the fees of a formal entry are shown.": "Non précisé ; les frais d’une déclaration formelle sont montrés.",
  "what the Federal Register held": "ce que contenait le Federal Register",
  "that 9903.03.16 is declared only on goods that a list of note 51(b) names is our reading; one filer declares it on other articles of aircraft too":
    "que 9903.03.16 ne se déclare que pour les marchandises nommées par une liste de la note 51(b) est notre lecture ; un déclarant le déclare aussi pour d’autres articles d’aéronefs",
  "Citric acid: the ITC found injury likely on 6 March 2026; what Commerce found was not seen. The old order A-122-853 ended on 24 June 2020 (FR 2020-13269).":
    "Acide citrique : l’ITC a jugé un dommage probable le 6 mars 2026 ; la conclusion du département du Commerce n’a pas été vue. L’ancienne ordonnance A-122-853 a pris fin le 24 juin 2020 (FR 2020-13269).",
  "Goods under an antidumping or countervailing case enter by a formal entry of type 03; post and informal entry are not open to them.":
    "Les marchandises visées par une affaire antidumping ou compensatoire entrent par une déclaration formelle de type 03 ; la poste et la déclaration simplifiée ne leur sont pas ouvertes.",
  "the case number of the antidumping petition on citric acid was not seen":
    "le numéro de l’affaire antidumping sur l’acide citrique n’a pas été vu",
  "the case number of the countervailing petition on citric acid was not seen":
    "le numéro de l’affaire compensatoire sur l’acide citrique n’a pas été vu",
  "the last day of the provisional countervailing deposits, 9 June 2025, is inferred from the four months of the statute":
    "le dernier jour des dépôts compensateurs provisoires, le 9 juin 2025, est déduit des quatre mois de la loi",
  "the case number A-122-871 and the last day of the provisional antidumping deposits, 6 October 2025, are inferred":
    "le numéro A-122-871 et le dernier jour des dépôts antidumping provisoires, le 6 octobre 2025, sont des déductions",
  "deposits under C-122-872 may run from the notice of the ITC of early December 2025":
    "les dépôts de C-122-872 peuvent courir dès l’avis de l’ITC du début de décembre 2025",
  "the case number A-122-871 is inferred; its deposits may run from the notice of the ITC of early December 2025":
    "le numéro A-122-871 est une déduction ; ses dépôts peuvent courir dès l’avis de l’ITC du début de décembre 2025",
  "Cranes: 9903.92.10 (25%) stays for cranes that are products of China themselves; that a crane is considered one of China for 9903.91.14 does not carry it here, on our reading.":
    "Portiques : 9903.92.10 (25 %) demeure pour les portiques qui sont eux-mêmes des produits de la Chine ; qu’un portique soit réputé chinois aux fins de 9903.91.14 ne l’entraîne pas ici, selon notre lecture.",
  "that the duty on cranes reaches goods under USMCA is our reading of note 31(a)":
    "que le droit sur les portiques atteigne les marchandises admissibles à l’ACEUM est notre lecture de la note 31(a)",
  "Fresh mushrooms: preliminary results were due from March to May 2026 and were not seen.":
    "Champignons frais : les résultats préliminaires étaient attendus de mars à mai 2026 et n’ont pas été vus.",
  "the case number A-122-873 is inferred": "le numéro A-122-873 est une déduction",
  "the day of the order A-122-503 is from memory": "le jour de l’ordonnance A-122-503 est cité de mémoire",
  "Pipe of large diameter: Evraz and 36 other firms had a rate of 0 in the review of 2021-22 (FR 2024-00904); the final results of the review of 2023-24 were not seen.":
    "Tubes de grand diamètre : Evraz et 36 autres entreprises avaient un taux de 0 au réexamen de 2021-2022 (FR 2024-00904) ; les résultats finals du réexamen de 2023-2024 n’ont pas été vus.",
  "the day of the order A-122-863 is inferred": "le jour de l’ordonnance A-122-863 est une déduction",
  "Metals: Commerce asked on 6 August 2026 for comment on duties on further aluminum, steel and copper derivatives (FR 2026-15961, seen by number); no outcome was seen to 10 October 2026.":
    "Métaux : le département du Commerce a demandé le 6 août 2026 des commentaires sur des droits visant d’autres dérivés d’aluminium, d’acier et de cuivre (FR 2026-15961, connu par son numéro) ; aucune suite n’a été vue jusqu’au 10 octobre 2026.",
  "the day of the order A-122-855 is from memory": "le jour de l’ordonnance A-122-855 est cité de mémoire",
  "Orphan and specialty drugs: 91 FR 60360 was read second-hand. Two readers give the 0% to products of listed jurisdictions, and Canada is not among them; a third, after the note alone, sees no limit by country.":
    "Médicaments orphelins et spécialisés : 91 FR 60360 a été lu de seconde main. Deux lecteurs réservent le 0 % aux produits de pays énumérés, dont le Canada n’est pas ; un troisième, d’après la seule note, n’y voit pas de limite par pays.",
  "Onshoring plans: CBP said at first that no company was eligible yet (CSMS 69395344, second-hand).":
    "Plans de relocalisation : le CBP a d’abord dit qu’aucune société n’était encore admissible (CSMS 69395344, de seconde main).",
  "that the 100% of an onshoring plan from 2 April 2030 is a total with column 1, and not on top of it, is our reading":
    "que les 100 % d’un plan de relocalisation à compter du 2 avril 2030 soient un total avec la colonne 1, et ne s’y ajoutent pas, est notre lecture",
  "that the 0% for orphan and specialty drugs of Canada takes an approval by Commerce is from two readers of 91 FR 60360":
    "que le 0 % des médicaments orphelins et spécialisés du Canada exige une approbation du département du Commerce vient de deux lecteurs de 91 FR 60360",
  "the antidumping rate of companies never reviewed is from trade press":
    "le taux antidumping des sociétés jamais réexaminées vient de la presse spécialisée",
  "Softwood lumber: corrections of 24 January and 22 December 2025 add company names, and TRAPA took the place of Trans-Pacific (FR 2024-21649); none of them was read, so a firm may have a rate of its own under another name.":
    "Bois d’œuvre résineux : des corrections du 24 janvier et du 22 décembre 2025 ajoutent des noms d’entreprises, et TRAPA a succédé à Trans-Pacific (FR 2024-21649) ; aucune n’a été lue, si bien qu’une entreprise peut avoir un taux propre sous un autre nom.",
  "Softwood lumber: firms excluded from the countervailing order are not on record here; one was taken back into the exclusion on 7 December 2023 (FR 2023-26857, not read).":
    "Bois d’œuvre résineux : les entreprises exclues de l’ordonnance compensatoire ne sont pas au dossier ; une exclusion a été rétablie le 7 décembre 2023 (FR 2023-26857, non lu).",
  "Van-type trailers: preliminary results were expected in June and July 2026 and were not seen.":
    "Remorques fourgons : les résultats préliminaires étaient attendus en juin et juillet 2026 et n’ont pas été vus.",
  "the case number C-122-876 is inferred": "le numéro C-122-876 est une déduction",
  "Wind towers: Commerce found in January 2026 that the orders should stay (FR 2026-00196, FR 2026-00228); the vote of the ITC was not seen, and without a yes the orders end.":
    "Tours d’éoliennes : le département du Commerce a conclu en janvier 2026 au maintien des ordonnances (FR 2026-00196, FR 2026-00228) ; le vote de l’ITC n’a pas été vu, et sans un oui les ordonnances prennent fin.",
  "the day of the order A-122-867 is inferred": "le jour de l’ordonnance A-122-867 est une déduction",
  "the day of the order C-122-868 is inferred": "le jour de l’ordonnance C-122-868 est une déduction",
  "that iron construction castings enter under 7325.10.00 is from memory":
    "que les pièces de fonte pour la construction entrent sous 7325.10.00 est cité de mémoire",
  "that PET resin enters under 3907.61 and 3907.69 is from memory":
    "que la résine de PET entre sous 3907.61 et 3907.69 est cité de mémoire",
  "Minimum import prices on polysilicon and what is made of it ($21 a kg of polysilicon, $100 a kg of ingots and wafers, $0.22 a watt of cells, $0.38 a watt of modules) and 15% on ingots and what is made of them; no rate for Canada and no heading was seen":
    "Prix minimaux à l’importation du polysilicium et de ce qui en est fait (21 $ le kg de polysilicium, 100 $ le kg de lingots et de plaquettes, 0,22 $ le watt de cellules, 0,38 $ le watt de modules) et 15 % sur les lingots et ce qui en est fait ; aucun taux pour le Canada ni aucune position n’ont été vus",
  "Half the metals rate for primary aluminum under an approved onshoring plan, Proclamation 11045; the headings were not seen, so the full rate is shown":
    "Moitié du taux des métaux pour l’aluminium primaire visé par un plan de relocalisation approuvé, proclamation 11045 ; les positions n’ont pas été vues, donc le taux plein est montré",
  "Weekly limits on polysilicon: importers new since 6 August 2026 may bring in each week, from 22 September to 3 December 2026, at most 12 kg of 2804.61.00, 7 kg of 3818.00, 2,000 pieces of 8541.42.00 and 55 pieces of 8541.43.00 (FR 2026-19537, second-hand). Minimum prices and 15% follow on 4 December (Proclamation 11052).":
    "Limites hebdomadaires du polysilicium : les importateurs nouveaux depuis le 6 août 2026 peuvent faire entrer chaque semaine, du 22 septembre au 3 décembre 2026, au plus 12 kg de 2804.61.00, 7 kg de 3818.00, 2 000 pièces de 8541.42.00 et 55 pièces de 8541.43.00 (FR 2026-19537, de seconde main). Des prix minimaux et 15 % suivent le 4 décembre (proclamation 11052).",
  "Ship-to-shore cranes: the start of the section 301 duty was put off once, for a year. Whether it was extended again after 10 October 2026 could not be read; the duty stands unless somebody did extend it.":
    "Portiques de quai : le début du droit de l’article 301 a été reporté une fois, d’un an. S’il l’a été de nouveau après le 10 octobre 2026 n’a pu être lu ; le droit demeure à moins d’un nouveau report.",
};

/** Proofs of reliefs. */
const PROOFS: Readonly<Record<string, string>> = {
  "bill of lading with the day of loading": "connaissement portant le jour du chargement",
  "manifest of arrival": "manifeste d’arrivée",
  "records of the value and making of the U.S. content": "dossiers sur la valeur et la fabrication du contenu américain",
  "release on the manifest under section 321: one person, one day; no alcohol, tobacco, perfume, quota goods or goods under an antidumping or countervailing order":
    "mainlevée sur manifeste selon l’article 321 : une personne, un jour ; ni alcool, ni tabac, ni parfum, ni marchandises contingentées ou visées par une ordonnance antidumping ou compensatoire",
  "weights of the metal and of the article": "poids du métal et de l’article",
  "mill certificates": "certificats d’usine",
  "smelter and cast certificates": "certificats d’électrolyse et de coulée",
  "mill certificate": "certificat d’usine",
  "smelter certificate": "certificat de l’aluminerie",
  "certificate of the last casting": "certificat de la dernière coulée",
  "declaration of the traveler": "déclaration du voyageur",
  "statement of the donor and of the use": "déclaration du donateur et de l’usage",
  "description of the material": "description des documents",
  "importer's certification under general note 6": "attestation de l’importateur selon la note générale 6",
  "statement of the use": "déclaration de l’usage",
  "description of the goods in the words of the note": "description des marchandises dans les termes de la note",
  "Commerce approval for the model": "approbation du modèle par le département du Commerce",
  "vehicle identification and record of manufacture": "numéro d’identification du véhicule et dossier de fabrication",
  "offset granted by Commerce": "compensation accordée par le département du Commerce",
  "Commerce authorization": "autorisation du département du Commerce",
  "statement of the manufacturer": "déclaration du fabricant",
  "statement of the end use": "déclaration de l’usage final",
  "approval of the plan": "approbation du plan",
  "approval of the drug as generic or biosimilar": "approbation du médicament comme générique ou biosimilaire",
  "designation of the drug": "désignation du médicament",
  "identification by the Secretary": "désignation par le secrétaire",
  agreement: "accord",
  "origin of the active ingredient": "origine du principe actif",
  "description of the article": "description de l’article",
  "certificate of origin of the province": "certificat d’origine de la province",
  "quota allocation and in-quota entry": "part de contingent et entrée dans les limites du contingent",
  "the notice": "l’avis",
  "the written scope of the order": "la portée écrite de l’ordonnance",
  "the contract and its date": "le contrat et sa date",
  "approval by Commerce": "approbation du département du Commerce",
};

/** What is said of parcels by post. */
const POST: Readonly<Record<string, string>> = {
  "An executive order restricts informal entry by importers outside the United States; the rule that carries it out was not seen (secondary source), so ask whether informal entry is still open to this importer.":
    "Un décret restreint la déclaration simplifiée des importateurs établis hors des États-Unis ; la règle d’application n’a pas été vue (source secondaire), demandez donc si cette déclaration reste ouverte à cet importateur.",
  "A parcel by post of at most $800 owes the IEEPA rate of its origin on the value and no other duty; the carrier collects it, without an entry.":
    "Un colis par la poste d’au plus 800 $ doit le taux IEEPA de son origine sur la valeur et aucun autre droit ; le transporteur le perçoit, sans déclaration.",
  "A parcel by post of at most $800 owes the section 122 surcharge on the value and no other duty; until 28 February 2026 the carrier could use a flat amount instead.":
    "Un colis par la poste d’au plus 800 $ doit la surtaxe de l’article 122 sur la valeur et aucun autre droit ; jusqu’au 28 février 2026, le transporteur pouvait percevoir un montant fixe à la place.",
  "A parcel by post of at most $2,500 owes all ordinary duties, taxes and fees; a licensed broker declares them by the month under bond (19 CFR 145.15).":
    "Un colis par la poste d’au plus 2 500 $ doit tous les droits, taxes et frais ordinaires ; un courtier agréé les déclare chaque mois sous cautionnement (19 CFR 145.15).",
  "A parcel by post of at most $2,500 owes all ordinary duties, taxes and fees; a licensed broker declares them by the month under bond (19 CFR 145.15), or by entry type 13 in ACE.":
    "Un colis par la poste d’au plus 2 500 $ doit tous les droits, taxes et frais ordinaires ; un courtier agréé les déclare chaque mois sous cautionnement (19 CFR 145.15), ou par la déclaration de type 13 dans ACE.",
  "Mail that declares a number of chapter 98 or 99 or claims a trade agreement needs formal entry or entry type 13 (a claim: formal entry); the day on which this began is from one source.":
    "Le courrier qui déclare un numéro du chapitre 98 ou 99 ou se prévaut d’un accord commercial demande une déclaration formelle ou de type 13 (une réclamation : formelle) ; le jour où cela a commencé vient d’une seule source.",
};

/** Rates in words and what a rate falls on. */
const RATES: Readonly<Record<string, string>> = {
  nothing: "rien",
  barred: "interdit",
  "the importer's own notice": "l’avis de l’importateur",
  "rest of the value": "reste de la valeur",
  "U.S. content": "contenu américain",
  "value less U.S. content": "valeur moins le contenu américain",
  "value of the work done abroad": "valeur du travail fait à l’étranger",
  "value less U.S. components": "valeur moins les composants américains",
};

/** Quantities that a rate counts and the law asks no question for, as the engine asks for them. */
export const COUNTED_FR: Readonly<Record<string, string>> = {};

/** Every sentence and phrase of the law that is said as it stands. */
export const LAW_FR: Readonly<Record<string, string>> = { ...TITLES, ...COVERS, ...QUESTIONS, ...NOTICES, ...PROOFS, ...POST, ...RATES };
