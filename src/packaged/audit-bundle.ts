// The audit data that the package carries; made by the build from audit/.

import { readFileSync } from "node:fs";
import type { AuditData } from "../audit/data.js";
import { packagePath } from "./paths.js";

let data: AuditData | undefined;

/** Classes, remedies, clocks, header spellings, rates. */
export function bundledAuditData(): AuditData {
  data ??= JSON.parse(readFileSync(packagePath("dist/audit.json"), "utf8")) as AuditData;
  return data;
}
