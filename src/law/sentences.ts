// Every sentence and word of a law that answers say as it stands, for whoever translates them.

import type { Law, Terms } from "./types.js";

/** The sentences and words of a law, each once. Numbers, rates and names of editions are none: they read the same everywhere. */
export function sentencesOf(law: Omit<Law, "hash">): string[] {
  const { measures, notCovered, told, fees, parcels, lists, countries, facts, yields, headingLists, chapter98, register } = law;
  const found = [
    ...measures.flatMap((measure) => [
      measure.title,
      measure.lastSeen.in,
      ...measure.notices.filter(({ says }) => says === undefined).map(({ text }) => text),
      ...(measure.unlawful === undefined ? [] : [measure.unlawful.because]),
      ...measure.litigation.map(({ text }) => text),
      ...measure.questions.filter(({ says }) => says === undefined).flatMap(({ ask, readings }) => [ask, ...readings]),
      ...measure.provisions.flatMap(({ covers, program, base, amendments }) => [
        covers,
        program,
        ...amendments.flatMap(({ unverified, terms }) => [...(unverified === undefined ? [] : [unverified]), ...rateOf(terms)]),
        ...rateOf(base),
      ]),
    ]),
    ...[...notCovered, ...told.filter(({ says }) => says === undefined)].map(({ text }) => text),
    ...(register?.outside ?? []).map(({ why }) => why),
    ...fees.flatMap(({ informalSays }) => informalSays.map(({ text }) => text)),
    ...chapter98.flatMap(({ title, origins }) => (origins === undefined ? [] : [title])),
    ...parcels.flatMap(({ title, says, entryNeeded }) => [
      title,
      ...[...says, ...(entryNeeded === undefined ? [] : [entryNeeded])].map(({ text }) => text),
    ]),
    ...[...yields, ...Object.values(headingLists)].map(({ title }) => title),
    ...Object.values(lists).flatMap(({ title, unverified, goods = [] }) => [
      title,
      ...(unverified === undefined ? [] : [unverified]),
      ...goods.map(([, , , is]) => is),
    ]),
    ...countries.refused.flatMap(({ why, fix }) => [why, fix]),
    ...countries.within.flatMap(({ unverified }) => (unverified === undefined ? [] : [unverified])),
    ...facts.flatMap(({ ask, proof, values }) => [ask, ...(proof === undefined ? [] : [proof]), ...values.map(String)]),
  ];
  return [...new Set(found)].filter((text) => text !== "" && !/^(HTS \d{4} rev \d+|[\d.,\s%¢$/+-]*|\d[\d.]*¢?\/\w+.*)$/.test(text));
}

// A rate that is given in words.
function rateOf({ adds }: Pick<Terms, "adds"> | { readonly adds?: undefined }): string[] {
  return adds !== undefined && "text" in adds ? [adds.text] : [];
}

/** Sentences of a law that a language lacks, and translations of what the law does not say. */
export function untranslated(
  law: Omit<Law, "hash">,
  language: keyof NonNullable<Law["words"]>,
  elsewhere: readonly string[] = [],
): { readonly missing: readonly string[]; readonly left: readonly string[] } {
  const words = law.words?.[language] ?? {};
  const said = new Set([...sentencesOf(law), ...elsewhere]);
  return {
    missing: [...said].filter((text) => !Object.hasOwn(words, text)),
    left: Object.keys(words).filter((text) => !said.has(text)),
  };
}
