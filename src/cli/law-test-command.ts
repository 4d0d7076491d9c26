// `carveout law test`: the worked cases of a law folder against its law, without a build of the project.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createEngine } from "../assess/engine.js";
import { say, translate } from "../console/language.js";
import { openSchedule } from "../hts/schedule.js";
import { readCaseFile } from "../law-files/case-file.js";
import { judgeCase } from "../law-files/case-judge.js";
import { packagePath } from "../packaged/paths.js";
import { readSchedule } from "../packaged/read-schedule.js";
import { message } from "../said/message.js";
import { checkTexts, inLanguage, lawFolder, tellProblems } from "./law-command.js";

/** Judge every case; exit status 1 when one does not hold. */
export function lawTestCommand(flags: { readonly from?: string; readonly json?: boolean }): void {
  const { folder, texts: files } = lawFolder(flags.from);
  const { law, problems, texts } = checkTexts(files);
  if (law === undefined) {
    if (flags.json === true) process.stdout.write(`${JSON.stringify({ problems: problems.map(inLanguage) }, undefined, 2)}\n`);
    else tellProblems(problems, texts, flags.from);
    process.stderr.write(`${say(message("law-tool/cases-not-judged"))}\n`);
    process.exitCode = 1;
    return;
  }
  const engine = createEngine(law, openSchedule(readSchedule(packagePath("schedule/schedule.json.gz"))));
  const { arg } = translate();
  const cases = join(folder, "cases");
  const judged = (existsSync(cases) ? readdirSync(cases) : [])
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .flatMap((name) =>
      readCaseFile(join(cases, name)).map((each) => ({ file: name, case: each.case, wrong: judgeCase(engine, each).map(arg) })),
    );
  const failed = judged.filter(({ wrong }) => wrong.length > 0);
  if (flags.json === true) process.stdout.write(`${JSON.stringify({ law: law.hash, cases: judged.length, failed }, undefined, 2)}\n`);
  else {
    for (const each of failed) process.stderr.write(`${each.file}: ${each.case}\n${each.wrong.map((text) => `  ${text}\n`).join("")}`);
    process.stdout.write(
      `${say(message("law-tool/cases", { law: law.hash, held: judged.length - failed.length, count: judged.length }))}\n`,
    );
  }
  if (failed.length > 0) process.exitCode = 1;
}
