// What of an answer is compared, and where two of them differ. It reads plain JSON and imports nothing, so that any engine can be held to the files.

/** The parts of an assessment that the files hold: figures, what is filed, what is asked, and codes. Sentences are never compared. */
export function partsOfAssessment(answer) {
  if (answer.status === "error") return { status: "error", error: answer.error?.code };
  const filed = answer.status === "range" ? answer.common : answer;
  return {
    status: answer.status,
    ...(answer.totals === undefined ? {} : { totals: answer.totals }),
    ...(answer.range === undefined ? {} : { range: boundsOf(answer.range) }),
    ...(answer.prohibition === undefined ? {} : { prohibited: answer.prohibition.measure }),
    duties: Object.fromEntries(sumsByHeading(filed?.duties ?? [])),
    headings: filed?.headings ?? [],
    refundable: Object.fromEntries((answer.refundable ?? []).map(({ measure, amount }) => [measure, amount])),
    questions: (answer.questions ?? []).map(({ fact }) => fact),
    codes: [...new Set((answer.notices ?? []).map(({ code }) => code))].sort(),
  };
}

/** The parts of an origin determination that the files hold. */
export function partsOfDetermination(answer) {
  if (answer.status === "error") return { status: "error", error: answer.error?.code };
  return {
    status: answer.status,
    ...(answer.route === undefined ? {} : { route: answer.route }),
    ...(answer.rvc === undefined ? {} : { rvc: answer.rvc }),
    alternatives: (answer.alternatives ?? []).map(({ no, holds }) => ({ no, holds })),
    reliance: answer.reliance,
    questions: (answer.questions ?? []).map(({ fact }) => fact),
  };
}

function boundsOf({ min, max, unboundedBy }) {
  return { min, ...(max === undefined ? {} : { max }), ...(unboundedBy === undefined ? {} : { unboundedBy }) };
}

/** Cents are added as integers: a heading may stand on two parts of a split value. */
function sumsByHeading(duties) {
  const sums = new Map();
  for (const { heading, amount } of duties) sums.set(heading, (sums.get(heading) ?? 0n) + BigInt(amount.replace(".", "")));
  return [...sums].map(([heading, cents]) => {
    const digits = cents.toString().padStart(3, "0");
    return [heading, `${digits.slice(0, -2)}.${digits.slice(-2)}`];
  });
}

/**
 * Where what came out differs from what is expected.
 * @returns {string[]} one text a key, empty when they agree
 */
export function differences(expected, found) {
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  return keys.flatMap((key) => {
    const [want, have] = [canonical(expected[key]), canonical(found[key])];
    return want === have ? [] : [`${key}: expected ${want ?? "nothing"}, found ${have ?? "nothing"}`];
  });
}

/** JSON with the keys of objects in order; order matters in lists. */
function canonical(value) {
  return JSON.stringify(value, (_, part) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
