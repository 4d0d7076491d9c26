// The tool `answer`: from words or a number and a day to what is owed with and without CUSMA, what would settle it, what to file and the
// sources, short enough to be read in one piece. Where words lead to goods that owe differently, it says which and decides nothing.

import type { Answer, DutyLine, Filed } from "../assess/answer.js";
import type { DutyBounds } from "../assess/filed.js";
import type { Day } from "../exact/day.js";
import { withAt } from "../exact/with-at.js";
import { owed, PLAIN, type Style } from "../explain/words.js";
import { formatHts, normalizeHts, typedDigits } from "../hts/number.js";
import { claimsByName, claimsFor } from "../law/claimable.js";
import { type Arg, message } from "../said/message.js";
import { type Given, languageOf, type Parts, Refused } from "../server/operation.js";
import { AMOUNT, COUNT, DAY, LANGUAGE, list, object, type Schema, TEXT } from "../server/schemas.js";
import type { SearchResult } from "../server/search.js";
import { inTurns } from "../server/turns.js";
import { DEFAULT_ORIGIN, DEFAULT_VALUE } from "../settings.js";

const SIX = 6;
const EIGHT = 8;
// Lines of one heading that are tried; beyond, the heading is too wide to answer.
const MOST_LINES = 60;
const MOST_GROUPS = 6;
const MOST_NUMBERS = 8;
const MOST_SOURCES = 8;
const WITH = "with CUSMA";
const WITHOUT = "without CUSMA";
const CLAIMED = "with a claim";
const UNCLAIMED = "without a claim";

const TEXTS = list(TEXT);
const CLAIM_TEXTS = Object.fromEntries([WITH, WITHOUT, CLAIMED, UNCLAIMED].map((claim) => [`${claim}?`, TEXT]));
const FILED = object({ heading: TEXT, "duty?": TEXT });
const QUESTION = object({
  fact: { ...TEXT, description: "Give the answer under this path in facts and ask again" },
  ask: TEXT,
  choices: { type: ["array", "null"], items: { type: ["string", "boolean"] } },
  "outcomes?": TEXTS,
});

/** The arguments of the tool. */
export const ANSWER_INPUT: Schema = object({
  goods: { ...TEXT, minLength: 1, maxLength: 200, description: "Plain words in English or French, or a tariff number of 4 to 10 digits" },
  "origin?": { ...TEXT, description: "Country of origin, two letters such as MX; Canada when left out" },
  "day?": { ...DAY, description: "Day of entry, YYYY-MM-DD; today when left out" },
  "value?": { ...TEXT, description: "Customs value in dollars, such as 12500.00; 10000.00 when left out" },
  "language?": LANGUAGE,
  "claim?": { enum: ["CUSMA", "none"], description: "Only this claim; both are answered when left out" },
  "facts?": {
    type: "object",
    description:
      'What is known of the goods, by path, as questions name it: {"facts.kitchenCabinetOrVanity": true, "content.steel.value": "4000.00", "quantity.kg": "900"}',
  },
});

/** What the tool gives. */
export const ANSWER_OUTPUT: Schema = object({
  status: { enum: ["answered", "open", "choose", "not-found"] },
  "match?": {
    enum: ["some", "nearest"],
    description: "The goods were found by some of the words only, or by words with like letters; ask the user whether they are meant",
  },
  verdict: { ...TEXT, description: "One or two sentences to repeat as they are" },
  "goods?": object({ number: TEXT, "label?": TEXT, "others?": COUNT }),
  day: DAY,
  value: AMOUNT,
  "question?": QUESTION,
  "filing?": list(object({ claim: TEXT, headings: list(FILED) })),
  "groups?": list(object({ numbers: TEXTS, "more?": COUNT, "label?": TEXT, ...CLAIM_TEXTS })),
  "moreGroups?": COUNT,
  "notices?": TEXTS,
  sources: TEXTS,
  law: object({ hash: TEXT, lastSeen: DAY }),
  next: { ...TEXT, description: "What to call for more" },
});

interface Asked {
  readonly origin: string;
  readonly day: Day;
  readonly value: string;
  readonly claims: readonly (string | null)[];
  /** Whether claims go by the name of the program of the vocabulary. */
  readonly byName: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly style: Style;
}

/** Answer, or refuse what cannot stand. */
export async function answerGoods(given: Given, parts: Parts): Promise<unknown> {
  const goods = String(given.goods);
  const origin = String(given.origin ?? DEFAULT_ORIGIN);
  const both = claimsFor(parts.engine.law, origin);
  const asked: Asked = {
    origin,
    day: (given.day ?? parts.today()) as Day,
    value: String(given.value ?? DEFAULT_VALUE).replace(/^\$|,/g, ""),
    claims: given.claim === undefined ? both : both.filter((each) => (each === null) === (given.claim === "none")),
    byName: claimsByName(parts.engine.law, origin),
    facts: (given.facts ?? {}) as Record<string, unknown>,
    style: { ...PLAIN, translator: parts.engine.parts.translator(languageOf(given)) },
  };
  const { say } = asked.style.translator;
  const digits = normalizeHts(typedDigits(goods) ?? "");
  if (digits !== undefined && digits.length >= EIGHT) return oneNumber(digits, asked, parts);
  const found = parts.search(goods, 1)[0];
  const prefix = digits ?? found?.within?.hts ?? found?.hts;
  const label = found?.within?.label ?? found?.label;
  const below = prefix === undefined ? [] : parts.engine.schedule.lines(asked.day).filter((hts) => hts.startsWith(prefix));
  const numbers = digits === undefined ? named(goods, below, parts) : below;
  if (prefix === undefined || numbers.length === 0)
    return {
      status: "not-found",
      verdict: say(message("mcp/not-found", { goods: JSON.stringify(goods), day: asked.day })),
      ...frame(asked, parts),
      sources: [],
      next: say(message("mcp/next.search")),
    };
  if (numbers.length > MOST_LINES)
    return unlessAll(
      found,
      goods,
      prefix,
      {
        status: "choose",
        verdict: say(message("mcp/too-wide", { number: formatHts(prefix), label: label ?? "", count: numbers.length })),
        ...frame(asked, parts),
        groups: subheadings(numbers, parts),
        sources: [],
        next: say(message("mcp/next.narrower")),
      },
      asked,
    );
  const alike = numbers.every((hts) => hts.slice(0, SIX) === numbers[0]?.slice(0, SIX));
  const called = alike ? (labelled(numbers[0] ?? "", parts).label ?? label) : label;
  // Sixty lines take longer than a short request may wait.
  const result = await inTurns(severalNumbers(numbers, called, asked, parts));
  return result === undefined || result instanceof Refused ? result : unlessAll(found, goods, prefix, result, asked);
}

// Goods that were found by some of the words, or by words with like letters only, may be quite other goods.
function unlessAll(found: SearchResult | undefined, goods: string, prefix: string, result: Told, { style }: Asked): object {
  if (found === undefined || found.match === "all") return result;
  const { say } = style.translator;
  const doubt = say(message(`search/${found.match}-answer`, { words: JSON.stringify(goods), number: formatHts(prefix) }));
  return { ...result, match: found.match, verdict: `${doubt} ${result.verdict}` };
}

// Of the lines below a heading those whose subheading is called by all the words, where there are such.
function named(goods: string, numbers: readonly string[], parts: Parts): readonly string[] {
  const words = goods
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
  const fit = new Map<string, boolean>();
  for (const six of new Set(numbers.map((hts) => hts.slice(0, SIX)))) {
    const label = (labelled(six, parts).label ?? "").toLowerCase();
    fit.set(six, words.length > 0 && words.every((word) => label.includes(word)));
  }
  const narrower = numbers.filter((hts) => fit.get(hts.slice(0, SIX)) === true);
  return narrower.length > 0 ? narrower : numbers;
}

function frame({ day, value }: Asked, { engine }: Parts): object {
  return {
    day,
    value: value.includes(".") ? value : `${value}.00`,
    law: { hash: engine.law.hash, lastSeen: engine.law.coverage.lastSeen },
  };
}

// What is told, with its sentence.
interface Told {
  readonly verdict: string;
  readonly [key: string]: unknown;
}

interface Claimed {
  readonly spi: string | null;
  readonly answer: Answer;
}

function assessed(hts: string, asked: Asked, { engine }: Parts): readonly Claimed[] | Refused {
  const line = lineOf(hts, asked);
  const found: Claimed[] = [];
  for (const spi of asked.claims) {
    const answer = engine.assess({ ...line, spi }, { language: asked.style.translator.language });
    if (answer.status === "error") {
      const { code, message: what, fix, key } = answer.error;
      return new Refused(422, code, what, fix, key);
    }
    found.push({ spi, answer });
  }
  return found;
}

// Facts come by their paths.
function lineOf(hts: string, { origin, day, value, facts }: Asked): Record<string, unknown> {
  const line: unknown = { hts, origin, entryDate: day, value };
  return Object.entries(facts).reduce((so, [path, fact]) => withAt(so, path.split("."), fact), line) as Record<string, unknown>;
}

function oneNumber(hts: string, asked: Asked, parts: Parts): unknown {
  const found = assessed(hts, asked, parts);
  return found instanceof Refused ? found : answered(found, asked, parts, 0);
}

function answered(found: readonly Claimed[], asked: Asked, parts: Parts, others: number): Told | Refused {
  const [first] = found;
  if (first === undefined)
    return new Refused(422, "request/wrong-value", message("server/no-claim"), message("server/no-claim.fix"), "claim");
  const { line } = first.answer;
  const { say } = asked.style.translator;
  const question = found.map(({ answer }) => answer.questions[0]).find((each) => each !== undefined);
  const open = found.some(({ answer }) => answer.status === "range");
  return {
    status: open ? "open" : "answered",
    verdict: verdictOf(found, asked),
    goods: { number: line.hts, ...(line.label === undefined ? {} : { label: line.label }), ...(others === 0 ? {} : { others }) },
    ...frame(asked, parts),
    ...(question === undefined
      ? {}
      : {
          question: {
            fact: question.fact,
            ask: question.ask,
            choices: question.choices,
            outcomes: question.outcomes.map(({ if: answer, duty }) =>
              duty === undefined
                ? say(message("mcp/claim", { claim: answer, duty: message("explain/may-not-be-entered") }))
                : say(message("mcp/claim", { claim: answer, duty: boundsOf(duty) })),
            ),
          },
        }),
    filing: found.flatMap(({ spi, answer }) =>
      answer.status === "determined" ? [{ claim: claimKey(spi, asked), headings: filed(answer) }] : [],
    ),
    notices: noticesOf(found),
    sources: sourcesOf(found),
    next: open ? say(message("mcp/next.question")) : say(message("mcp/next.reasons", { number: line.hts })),
  };
}

const MOST_NOTICES = 4;

// What is not verified is told whatever else is; of the rest the first.
function noticesOf(found: readonly Claimed[]): string[] {
  const all = found.flatMap(({ answer }) => answer.notices);
  const marks = all.filter(isMark);
  return distinctTexts([...marks, ...all]).slice(0, Math.max(MOST_NOTICES, distinctTexts(marks).length));
}

function distinctTexts(notices: readonly Answer["notices"][number][]): string[] {
  return [...new Set(notices.map(({ text }) => text))];
}

function isMark({ code }: Answer["notices"][number]): boolean {
  return code === "law/unverified";
}

function claimKey(spi: string | null, { byName }: Asked): string {
  if (byName) return spi === null ? WITHOUT : WITH;
  return spi === null ? UNCLAIMED : CLAIMED;
}

function claimWords(spi: string | null, { byName }: Asked): Arg {
  if (byName) return message(spi === null ? "mcp/without" : "mcp/with");
  return spi === null ? message("mcp/no-claim") : message("mcp/claiming", { program: spi });
}

function verdictOf(found: readonly Claimed[], asked: Asked): string {
  const { style } = asked;
  const { say } = style.translator;
  const told = found.map(({ spi, answer }) => ({
    claim: claimWords(spi, asked),
    text: owed(answer, style).replace(/ {2,}/g, " "),
  }));
  const [first, second] = told;
  if (first !== undefined && second !== undefined && first.text === second.text)
    return say(message(asked.byName ? "mcp/verdict.same" : "mcp/verdict.same-claim", { duty: first.text }));
  return say(
    message("mcp/verdict", { claims: { all: told.map(({ claim, text }) => message("mcp/claim", { claim, duty: text })), by: "; " } }),
  );
}

function boundsOf({ min, max }: DutyBounds): Arg {
  if (max === min) return min;
  return max === undefined ? message("mcp/or-more", { least: min }) : message("explain/to", { least: min, most: max });
}

function filed(answer: Filed): { readonly heading: string; readonly duty?: string }[] {
  return answer.headings.map((heading) => {
    const duty = answer.duties.find((each) => each.heading === heading);
    return duty === undefined ? { heading } : { heading, duty: charge(duty) };
  });
}

function charge({ rateText, on, amount }: DutyLine): string {
  return `${rateText} of ${on} = ${amount}`;
}

function sourcesOf(found: readonly Claimed[]): string[] {
  const cites = found.flatMap(({ answer }) => {
    const { duties, exemptions } = answer.status === "range" ? answer.common : answer;
    return [...(answer.prohibition?.cites ?? []), ...duties.flatMap((each) => each.cites), ...exemptions.flatMap((each) => each.cites)];
  });
  return [...new Set(cites)].slice(0, MOST_SOURCES);
}

// Numbers that owe the same are one group; one group alone is an answer.
function* severalNumbers(
  numbers: readonly string[],
  label: string | undefined,
  asked: Asked,
  parts: Parts,
): Generator<undefined, Told | Refused> {
  const { say } = asked.style.translator;
  const groups = new Map<string, { readonly numbers: string[]; readonly found: readonly Claimed[] }>();
  for (const hts of numbers) {
    const found = assessed(hts, asked, parts);
    if (found instanceof Refused) return found;
    yield;
    // Of one subheading, so that the group has a name.
    const key =
      hts.slice(0, SIX) + JSON.stringify(found.map(({ answer }) => [owed(answer, asked.style), answer.questions.map(({ fact }) => fact)]));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { numbers: [hts], found });
    else group.numbers.push(hts);
  }
  const all = [...groups.values()].sort((a, b) => b.numbers.length - a.numbers.length);
  const [only] = all;
  const duties = new Set([...groups.keys()].map((key) => key.slice(SIX)));
  if (duties.size === 1 && only !== undefined) return answered(only.found, asked, parts, numbers.length - 1);
  const shown = all.slice(0, MOST_GROUPS);
  const marks = distinctTexts(shown.flatMap(({ found }) => found.flatMap(({ answer }) => answer.notices.filter(isMark))));
  return {
    status: "choose",
    verdict: say(message("mcp/choose", { label: label ?? message("mcp/these-goods"), count: numbers.length, duties: duties.size })),
    ...frame(asked, parts),
    groups: shown.map((group) => ({
      numbers: group.numbers.slice(0, MOST_NUMBERS).map(formatHts),
      ...(group.numbers.length > MOST_NUMBERS ? { more: group.numbers.length - MOST_NUMBERS } : {}),
      ...labelled(group.numbers[0] ?? "", parts),
      ...Object.fromEntries(group.found.map(({ spi, answer }) => [claimKey(spi, asked), owed(answer, asked.style).replace(/ {2,}/g, " ")])),
    })),
    ...(all.length > shown.length ? { moreGroups: all.length - shown.length } : {}),
    ...(marks.length === 0 ? {} : { notices: marks }),
    sources: [...new Set(shown.flatMap(({ found }) => sourcesOf(found)))].slice(0, MOST_SOURCES),
    next: say(message("mcp/next.which")),
  };
}

function subheadings(numbers: readonly string[], parts: Parts): object[] {
  const six = [...new Set(numbers.map((hts) => hts.slice(0, SIX)))];
  return six.slice(0, 4 * MOST_GROUPS).map((prefix) => ({ numbers: [formatHts(prefix)], ...labelled(prefix, parts) }));
}

function labelled(hts: string, parts: Parts): { readonly label?: string } {
  const found = parts.search(hts.slice(0, SIX), 1)[0];
  const label = found?.within?.label ?? found?.label;
  return label === undefined ? {} : { label };
}
