// A copy of the law with a section 232 duty of no act on record, for the tools that an act would go through.

import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packagePath } from "../../src/packaged/paths.js";
import { freeHeadings } from "./free-heading.js";

/** Heading of the new duty; it reaches numbers that a section 338 duty and the metals duty reach too. */
export const [NEW_HEADING = ""] = freeHeadings(1);

/** Make the copy in a new folder; the answer is the folder. */
export function withNewDuty(folder: string): string {
  cpSync(packagePath("law"), folder, { recursive: true });
  writeFileSync(
    join(folder, "measures/tried-by-tests-232.yaml"),
    `measure: tried-by-tests-232
title: Section 232 duty on trial goods
authority: Section 232
reviewed: 2026-11-30
last-seen: { on: 2026-11-30, in: a trial }
origin: any
columns: [general, special]
headings:
  ${NEW_HEADING}:
    covers: trial goods
    goods: { list: tried-by-tests }
    history:
      - { from: 2026-12-15, adds: 25%, by: [PP 11021], seen: not printed }
`,
  );
  writeFileSync(join(folder, "lists/tried-by-tests.txt"), "title: trial goods\nsource: a trial\n\n7604.21.00\n9403.20.00\n");
  return folder;
}
