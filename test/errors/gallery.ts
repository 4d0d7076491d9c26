// The gallery: every refusal with what causes it and its text.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Assessment } from "../../src/assess/answer.js";
import { auditRows } from "../../src/audit/audit.js";
import { checkTexts } from "../../src/cli/law-command.js";
import type { Day } from "../../src/exact/day.js";
import { problemSaid } from "../../src/law/problem-text.js";
import { compileScenario } from "../../src/law-files/law-trees.js";
import type { Determination } from "../../src/origin/types.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { determine } from "../../src/packaged/origin-bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { translator } from "../../src/said/translator.js";

const { arg: said } = translator("en", {}, true);

import { tableRefusals } from "./table.js";

const root = packagePath("test/errors");
const AS_OF = "2026-05-01" as Day;

/** One refusal: its code, what was given, what is said. */
export interface Refused {
  readonly name: string;
  readonly code: string;
  readonly given: string;
  readonly text: string;
  /** Set for a question of origin and for a table. */
  readonly room?: "origin" | "table";
  /** File that holds the expected text. */
  readonly expected: string;
}

function folderTexts(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const sub of ["", "measures", "lists"]) {
    if (!existsSync(join(folder, sub))) continue;
    for (const name of readdirSync(join(folder, sub)).sort()) {
      if (!/\.(yaml|txt)$/.test(name) || name === "expected.txt") continue;
      texts.set(sub === "" ? name : `${sub}/${name}`, readFileSync(join(folder, sub, name), "utf8"));
    }
  }
  return texts;
}

function lawRefusals(): Refused[] {
  const base = folderTexts(join(root, "base"));
  return readdirSync(join(root, "law"))
    .sort()
    .map((name) => {
      const own = folderTexts(join(root, "law", name));
      const scenario = own.get("scenario.yaml");
      own.delete("scenario.yaml");
      const texts = new Map([...base, ...own]);
      const checked = scenario === undefined ? checkTexts(texts) : compileScenario(texts, "scenario.yaml", scenario, ["CA"]);
      const problem = checked.problems.find((each) => each.code === `law/${name}`) ?? checked.problems[0];
      const text = problem === undefined ? "not refused" : said(problemSaid(problem, checked.texts.get(problem.place.file)));
      return { name, code: problem?.code ?? "none", given: "", text, expected: join(root, "law", name, "expected.txt") };
    });
}

function jsonRefusals(folder: string, answerOf: (given: unknown) => Assessment | Determination): Refused[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((file) => {
      const name = file.replace(/\.json$/, "");
      const given = readFileSync(join(root, folder, file), "utf8").trim();
      const answer = answerOf(JSON.parse(given));
      const expected = join(root, folder, `${name}.txt`);
      if (answer.status !== "error") return { name, code: "none", given, text: "not refused", expected };
      const { code, key, message, fix } = answer.error;
      return { name, code, given, text: `${key}  ${code}\n\n${message}\n${fix}`, expected };
    });
}

// An export of entry summaries that an audit refuses as a whole.
function reportRefusals(folder: string): Refused[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .map((file) => {
      const name = file.replace(/\.csv$/, "");
      const given = readFileSync(join(folder, file), "utf8").trim();
      const rows = given.split("\n").map((row) => row.split(","));
      const report = auditRows(rows, { engine: bundledEngine(), data: bundledAuditData(), asOf: AS_OF });
      const { code, message, fix } = "refused" in report ? report.refused : { code: "none", message: "not refused", fix: "" };
      return { name, code, given, text: `${code}\n\n${said(message)}\n${said(fix)}`, room: "table", expected: join(folder, `${name}.txt`) };
    });
}

/** All refusals, the law's first. */
export async function gallery(): Promise<Refused[]> {
  return [
    ...lawRefusals(),
    ...jsonRefusals("facts", (given) => bundledEngine().assess(given)),
    ...jsonRefusals("origin", (given) => determine(given)).map((each) => ({ ...each, room: "origin" as const })),
    ...(await tableRefusals(join(root, "table"))),
    ...reportRefusals(join(root, "report")),
  ];
}

/** docs/errors.md. */
export function errorsPage(refused: readonly Refused[]): string {
  const section = (each: Refused): string[] => [
    `### \`${each.code}\``,
    "",
    ...(each.given === "" ? [] : [each.given.startsWith("{") ? "```json" : "```", each.given, "```", ""]),
    "```",
    each.text,
    "```",
    "",
  ];
  return [
    "# Refusals",
    "",
    "Made from `test/errors/` by `npm run errors`. A refusal says where, what was found, why it cannot stand and what to do.",
    "",
    "## Of the law checker",
    "",
    ...refused.filter((each) => each.code.startsWith("law/")).flatMap(section),
    "## Of an entry line",
    "",
    ...refused.filter((each) => !each.code.startsWith("law/") && each.room === undefined).flatMap(section),
    "## Of a question of origin",
    "",
    ...refused.filter((each) => each.room === "origin").flatMap(section),
    "## Of a table",
    "",
    "A row is refused in its place, in the column `error`; a file is refused as a whole, and nothing is written.",
    "",
    ...refused.filter((each) => each.room === "table").flatMap(section),
  ].join("\n");
}
