// `npm run contract`: writes the declarations that are made from the schemas, the registry of facts and the texts of messages.

import { writeFileSync } from "node:fs";
import { answerFile, entryLineFile, vocabularyFile } from "../../src/contract/declared.js";
import { bundledLaw } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { idsFile } from "./messages.js";

writeFileSync(packagePath("src/contract/vocabulary.ts"), vocabularyFile(bundledLaw().vocabulary));
writeFileSync(packagePath("src/contract/answer.ts"), answerFile());
writeFileSync(packagePath("src/contract/entry-line-input.ts"), entryLineFile(bundledLaw().facts));
writeFileSync(packagePath("src/said/ids.ts"), idsFile());
