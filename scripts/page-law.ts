// `node scripts/run.mjs scripts/page-law.ts FILE`: writes the part of the law that goods of the default origin need, which is what the page
// loads first.

import { writeFileSync } from "node:fs";
import { lawForOneOrigin } from "../src/law/of-origin.js";
import { packagedLaw } from "../src/packaged/bundle.js";
import { DEFAULT_ORIGIN } from "../src/settings.js";

const [file = "build/law-first.json"] = process.argv.slice(2);
const { words: _words, ...law } = lawForOneOrigin(packagedLaw(), DEFAULT_ORIGIN);
writeFileSync(file, JSON.stringify(law));
