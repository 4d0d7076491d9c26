// A number that a spreadsheet cut is named as the schedule prints it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readCode } from "../../src/origin/bill-cells.js";
import { translatorOf } from "../../src/said/all-languages.js";

test("a number with its zero put back is said with dots, in both languages", () => {
  for (const [cell, value, printed] of [
    ["8414.5", "8414.50", "8414.50"],
    ["203190000", "0203190000", "0203.19.00.00"],
    ["2031900", "02031900", "0203.19.00"],
    ["203.19", "0203.19", "0203.19"],
    ["203.19.00", "0203.19.00", "0203.19.00"],
  ] as const) {
    const read = readCode(cell);
    assert.ok("value" in read && read.note !== undefined);
    assert.equal(read.value, value);
    assert.match(translatorOf("en").arg(read.note), new RegExp(`was read as ${printed.replaceAll(".", "\\.")};`));
    assert.match(translatorOf("fr").arg(read.note), new RegExp(`a été lu ${printed.replaceAll(".", "\\.")} ;`));
  }
});
