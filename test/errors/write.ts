// `npm run errors`: writes the expected texts, docs/errors.md and docs/codes.md. What it wrote is to be read before it is committed.

import { writeFileSync } from "node:fs";
import { packagePath } from "../../src/packaged/paths.js";
import { codesPage } from "./codes-page.js";
import { codeTable } from "./error-codes-page.js";
import { errorsPage, gallery } from "./gallery.js";

const refused = await gallery();
for (const each of refused) writeFileSync(each.expected, `${each.text}\n`);
writeFileSync(packagePath("docs/errors.md"), errorsPage(refused));
writeFileSync(packagePath("docs/codes.md"), codesPage());
writeFileSync(packagePath("docs/error-codes.md"), codeTable());
