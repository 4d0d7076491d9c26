// What of a worked case does not hold is said of every kind of difference, in the language asked.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { LawCase } from "../../src/law-files/case-file.js";
import { judgeCase } from "../../src/law-files/case-judge.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { translatorOf } from "../../src/said/all-languages.js";

const shirt = { hts: "6109.10.00.04", origin: "CA", date: "2025-08-01", value: "10000.00" };
const claimed = { ...shirt, usmca: "entered free" };

// A case that does not hold, and what is said of it in English and French.
const WRONG: readonly (readonly [Omit<LawCase, "case">, string, RegExp])[] = [
  [{ entry: shirt, refused: "hts/unknown" }, "is not refused with hts/unknown", /^n’est pas refusé avec hts\/unknown$/],
  [{ entry: shirt, barred: "yes" }, "is range", /^est /],
  [{ entry: claimed, owes: { total: "1.00" } }, "total 0.00, not 1.00", /^total 0,00, et non 1,00$|^total 0\.00, et non 1\.00$/],
  [{ entry: claimed, owes: { "9903.01.10": "35% x 10000.00 = 3500.00" } }, "9903.01.10 is not owed", /^9903\.01\.10 n’est pas dû/],
  [{ entry: claimed, owes: { "9903.01.10": "35% x 10000.00 = 1.00" } }, "the row comes to 3500.00", /la ligne donne 3500[.,]00$/],
  [{ entry: claimed, owes: { "9903.01.10": "much" } }, 'much is not a row "rate x base = duty"', /^much n’est pas une ligne/],
  [
    { entry: claimed, owes: { "9903.94.06": "exempt" } },
    "9903.94.06 is not filed as an exemption",
    /^9903\.94\.06 n’est pas une exemption/,
  ],
  [{ entry: shirt, owes: { between: "1.00 and 2.00" } }, "not 1.00 and 2.00", /et non 1\.00 and 2\.00$/],
  [{ entry: claimed, owes: {} }, "owes is empty", /^owes est vide/],
  [{ entry: claimed, asks: ["vehicleKind"] }, "vehicleKind is not asked", /^vehicleKind n’est pas demandé$/],
  [{ entry: shirt, "asks-not": ["spi"] }, "spi is asked", /^spi est demandé$/],
  [{ entry: claimed, says: "no such thing" }, 'does not say "no such thing"', /^ne dit pas « no such thing »$/],
  [
    { entry: claimed, refundable: { "ieepa-canada": "5.00" } },
    "refund of ieepa-canada: nothing, not 5.00",
    /^remboursement d’ieepa-canada : rien, et non 5\.00$/,
  ],
  [{ entry: claimed, fees: { mpf: "1.00" } }, "mpf is ", /^mpf est .*, et non 1[.,]00$/],
];

const engine = bundledEngine();
const [english, french] = (["en", "fr"] as const).map((language) => translatorOf(language));

for (const [wrong, en, fr] of WRONG)
  test(`a case that does not hold: ${en}`, () => {
    const found = judgeCase(engine, { case: "a shirt", ...wrong });
    assert.ok(english !== undefined && french !== undefined);
    assert.ok(
      found.some((each) => english.arg(each).includes(en)),
      found.map(english.arg).join("; "),
    );
    assert.ok(
      found.some((each) => fr.test(french.arg(each).replaceAll(/[\u00a0\u202f]/g, " "))),
      found.map(french.arg).join("; "),
    );
  });

test("a case that holds says nothing", () => {
  assert.deepEqual(judgeCase(engine, { case: "a shirt with its claim", entry: claimed, owes: { total: "0.00" } }), []);
});
