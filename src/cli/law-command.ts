// `carveout law build`: checks law/, compiles it to law.json with its hash, writes IN-FORCE.md.

import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { say, translate } from "../console/language.js";
import { type TellFlags, tell } from "../console/tell.js";
import { openSchedule } from "../hts/schedule.js";
import { checkLists } from "../law/check-lists.js";
import { writeInForce } from "../law/in-force-page.js";
import { problemsSaid } from "../law/problem-text.js";
import { checkWitness } from "../law/schedule-check.js";
import type { LawProblem } from "../law/tree.js";
import type { Law } from "../law/types.js";
import { compileTexts } from "../law-files/law-trees.js";
import { lawTexts } from "../law-files/law-yaml.js";
import { amendmentReport, amendmentWords } from "../law-tools/amendment-report.js";
import { readLaw } from "../law-tools/read-law.js";
import { bundledLaw } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { lawHash } from "../packaged/law-hash.js";
import { packagePath } from "../packaged/paths.js";
import { readSchedule } from "../packaged/read-schedule.js";
import { message } from "../said/message.js";

/** What a check of a folder found; `law` is absent while there are problems. */
export interface LawChecked {
  readonly law?: Law;
  readonly problems: readonly LawProblem[];
  readonly texts: ReadonlyMap<string, string>;
}

/** The folder of law that is meant, with its texts. A place that is no folder, or one without law, is a wrong call. */
export function lawFolder(from: string | undefined): { readonly folder: string; readonly texts: ReadonlyMap<string, string> } {
  const folder = from ?? packagePath("law");
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CallError(message("call/no-folder", { folder }), message("law-tool/no-folder.fix"));
  const texts = lawTexts(folder);
  if (texts.size === 0) throw new CallError(message("law-tool/no-law", { folder }), message("law-tool/no-folder.fix"));
  return { folder, texts };
}

/** Compile law files and hold them against the schedule: lists against its numbers, rates against its chapter 99. */
export function checkTexts(files: ReadonlyMap<string, string>): LawChecked {
  const { law, measures, lists, coverage = law?.coverage, problems: refused, texts } = compileTexts(files);
  const goods = openSchedule(readSchedule(packagePath("schedule/schedule.json.gz")));
  const printed = openSchedule(readSchedule(packagePath("schedule/chapters-98-99.json.gz")));
  // A file with a mistake was not read whole: what the schedule would say of the rest of it may be wrong.
  const broken = new Set(refused.map(({ place }) => place.file));
  const whole = ({ file }: { readonly file: string }): boolean => !broken.has(file);
  const problems = [
    ...refused,
    ...(coverage === undefined ? [] : checkLists(lists.filter(whole), goods, printed, coverage)),
    ...checkWitness(measures.filter(whole), printed),
  ];
  return { ...(law === undefined || problems.length > 0 ? {} : { law: { hash: lawHash(law), ...law } }), problems, texts };
}

/** Write mistakes for a person. */
export function tellProblems(problems: readonly LawProblem[], texts: ReadonlyMap<string, string>, folder: string | undefined): void {
  if (problems.length > 0) process.stderr.write(`${translate().arg(problemsSaid(problems, texts, folder))}\n\n`);
}

/** A mistake as JSON, in the language of the call. */
export function inLanguage({ code, message: what, fix, place, length }: LawProblem): object {
  const { say: said, arg } = translate();
  return { code, message: said(what), fix: arg(fix), place, length };
}

/** Check a folder: every mistake with its place and remedy; where there is none, what an amendment meets and what is still missing. */
export function lawCheckCommand(flags: { readonly from?: string; readonly against?: string; readonly json?: boolean }): void {
  const { folder, texts: files } = lawFolder(flags.from);
  const { law, problems, texts } = checkTexts(files);
  if (law === undefined) {
    if (flags.json === true) process.stdout.write(`${JSON.stringify({ problems: problems.map(inLanguage) }, undefined, 2)}\n`);
    else tellProblems(problems, texts, flags.from);
    process.stderr.write(`${say(message("law-tool/refused", { count: problems.length }))}\n`);
    process.exitCode = 1;
    return;
  }
  const report = amendmentReport(flags.against === undefined ? bundledLaw() : readLaw(flags.against), law, folder);
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify({ problems: [], ...report }, undefined, 2)}\n`
      : `${amendmentWords(law, report, translate()).join("\n")}\n`,
  );
}

/** Build, or only check. Exit status 1 when the law is refused. */
export function lawBuildCommand(flags: TellFlags & { readonly check?: boolean; readonly from?: string }): void {
  const { folder, texts: files } = lawFolder(flags.from);
  const { law, problems, texts } = checkTexts(files);
  tellProblems(problems, texts, flags.from);
  if (law === undefined) {
    process.stderr.write(`${say(message("law-tool/refused-unwritten", { count: problems.length }))}\n`);
    process.exitCode = 1;
    return;
  }
  if (flags.check !== true) {
    writeFileSync(join(folder, "law.json"), `${JSON.stringify(law)}\n`);
    writeFileSync(join(folder, "IN-FORCE.md"), writeInForce(law));
  }
  const headings = law.measures.reduce((sum, measure) => sum + measure.provisions.length, 0);
  tell(
    flags,
    message("law-tool/built", {
      law: law.hash,
      measures: message("counted/measures", { count: law.measures.length }),
      headings: message("counted/headings", { count: headings }),
      lists: message("counted/lists", { count: Object.keys(law.lists).length }),
      acts: message("counted/acts", { count: Object.keys(law.instruments).length }),
    }),
  );
}
