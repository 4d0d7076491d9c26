/** Types of compare.mjs, which is plain JavaScript so that it runs without a build. */
export function partsOfAssessment(answer: unknown): Record<string, unknown>;
export function partsOfDetermination(answer: unknown): Record<string, unknown>;
export function differences(expected: Readonly<Record<string, unknown>>, found: Readonly<Record<string, unknown>>): string[];
