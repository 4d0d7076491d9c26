// docs/error-codes.md: every code of a refusal, as the server shows it under /docs/errors.

import { ERROR_CODES } from "../../src/server/error-codes.js";

/** The page as it must stand. */
export function codeTable(): string {
  const rows = Object.entries(ERROR_CODES).map(([code, { meaning, mend }]) => `| \`${code}\` | ${meaning} | ${mend} |`);
  return `${[
    "# Codes of refusals",
    "",
    "A refusal of the API, of the tools and of a row carries one of these. The code is stable, its words may change. The server shows each under",
    "`/docs/errors/CODE`; [errors.md](errors.md) has examples. Made by `npm run errors` from `src/server/error-codes.ts`.",
    "",
    "| code | stands for | what to do |",
    "|---|---|---|",
    ...rows,
  ].join("\n")}\n`;
}
