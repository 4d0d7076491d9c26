// docs/codes.md: every code of what an answer says beside its amounts, with what it stands for.

import { CODES } from "../../src/said/codes.js";

/** The page as it must stand. */
export function codesPage(): string {
  const rows = Object.entries(CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
  return `${[
    "# Codes of what an answer says",
    "",
    "Notices, assumptions, the reasons of exemptions and of a ban, and the `because` of fees and refunds are `{ code, text }`. The text may be",
    "worded anew; the code stays, and a program should ask for it alone. A notice may also name the `measure`, `heading`, `fact` or open",
    "`question` that it is about. Made by `npm run errors` from `src/said/codes.ts`.",
    "",
    "| code | stands for |",
    "|---|---|",
    ...rows,
  ].join("\n")}\n`;
}
