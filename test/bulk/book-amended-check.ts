// `npm run check:full -- amended`: an amendment of one measure over the whole schedule. The book made from the packed one against the book compiled
// whole, byte for byte, and the seconds of the processor that each takes.

import { bundledLaw } from "../../src/packaged/bundle.js";
import { packedBook } from "../../src/packaged/bundled-book.js";
import { pack } from "../../src/packaged/read-schedule.js";
import { AMENDED, engineOver, madeFrom, ORIGIN, scheduleOf, wholeBook } from "./book-amended.js";

const packed = packedBook(ORIGIN);
if (packed?.law !== bundledLaw().hash) throw new Error("the packed book is not of the law at hand; make it with carveout book build");
const schedule = scheduleOf();
const [kind = "", amend] = Object.entries(AMENDED)[0] ?? [];
if (amend === undefined) throw new Error("no amendment");
const { book, seconds } = madeFrom(packed, engineOver(amend(bundledLaw()), schedule));
const started = process.cpuUsage().user;
const whole = { ...wholeBook(engineOver(amend(bundledLaw()), schedule)), schedule: packed.schedule };
const full = (process.cpuUsage().user - started) / 1e6;
const same = pack(book).equals(pack(whole));
console.log(`${kind}, ${book.numbers.split(" ").length} numbers in ${book.slots.length} intervals`);
console.log(`from the book before: ${seconds.toFixed(1)} s of one processor; compiled whole: ${full.toFixed(1)} s`);
console.log(same ? "the same bytes" : "OTHER BYTES");
process.exitCode = same ? 0 : 1;
