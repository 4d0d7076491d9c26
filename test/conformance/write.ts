// `npm run conformance:write`: makes conformance/lines.jsonl and origin.jsonl. A worked case goes in only where the answer agrees with the figures
// that a person worked out; what the answer holds beyond them is written down with it.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { partsOfAssessment, partsOfDetermination } from "../../conformance/compare.mjs";
import { entryLine, readCaseFile } from "../../src/law-files/case-file.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { determine } from "../../src/packaged/origin-bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { optionsFor } from "./compare.js";
import { inWords, type LineDocument, type OriginDocument, readDocuments } from "./documents.js";
import { judge } from "./judge.js";
import { CASE_FILES, readCases, SHARED } from "./read.js";

const engine = bundledEngine();
const law = JSON.parse(readFileSync(packagePath("law/law.json"), "utf8")).hash as string;

/** What goes into a file: what is made now, and what stood there and could not be made anew since its source is absent. */
function written<T extends { readonly id: string }>(name: "lines" | "origin", made: readonly T[]): void {
  const ids = new Set(made.map(({ id }) => id));
  const kept =
    existsSync(packagePath(`conformance/${name}.jsonl`)) && !existsSync(SHARED)
      ? readDocuments<T>(name).filter(({ id }) => !ids.has(id))
      : [];
  const all = [...made, ...kept].sort((a, b) => (a.id < b.id ? -1 : 1));
  writeFileSync(packagePath(`conformance/${name}.jsonl`), all.map((document) => `${JSON.stringify(document)}\n`).join(""));
  console.log(`${name}: ${all.length} documents`);
}

function document(id: string, grade: string, what: string, line: Readonly<Record<string, unknown>>, options: object): LineDocument {
  const answer = engine.assess(line, options);
  return {
    id,
    what,
    grade,
    law,
    line,
    ...(Object.keys(options).length > 0 ? { options } : {}),
    expect: JSON.parse(JSON.stringify(partsOfAssessment(answer))) as Record<string, unknown>,
  };
}

function fromWorkedCases(): LineDocument[] {
  return CASE_FILES.flatMap((file) => readCases(file) ?? []).flatMap((worked) => {
    if (!("line" in worked)) return [];
    const { outcome, differences } = judge(worked, engine);
    if (outcome === "agree") return [document(worked.id, worked.grade, inWords(worked.line), worked.line, optionsFor(worked))];
    console.log(`left out: ${worked.id} ${outcome}: ${differences[0]}`);
    return [];
  });
}

function fromLaw(): LineDocument[] {
  return readdirSync(packagePath("law/cases")).flatMap((file) =>
    readCaseFile(packagePath(`law/cases/${file}`)).map((each, at) => {
      const readings = Object.fromEntries(Object.entries(each.reading ?? {}).map(([id, reading]) => [id, Number(reading)]));
      const options = {
        ...(each.fees === undefined ? {} : { fees: true }),
        ...(each["known-on"] === undefined ? {} : { knownOn: each["known-on"] }),
        ...(each.reading === undefined ? {} : { readings }),
      };
      return document(
        `law-${file.replace(".yaml", "")}-${String(at + 1).padStart(3, "0")}`,
        "law",
        each.case,
        entryLine(each.entry, engine.law.vocabulary),
        options,
      );
    }),
  );
}

interface OriginCase {
  readonly id: string;
  readonly question: Readonly<Record<string, unknown>>;
  readonly expect: string | readonly string[];
}

function originCases(path: string): OriginCase[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as OriginCase);
}

function fromOrigin(): OriginDocument[] {
  const own = originCases(packagePath("test/origin/cases.jsonl"));
  const worked = ["cases", "cases-field"].flatMap((name) => originCases(`${SHARED}/origin/${name}.jsonl`));
  return [...own, ...worked].flatMap(({ id, question, expect }) => {
    const answer = determine(question);
    if (![expect].flat().includes(answer.status)) {
      console.log(`left out: ${id}: ${answer.status}, expected ${[expect].flat().join(" or ")}`);
      return [];
    }
    const materials = ((question.materials ?? []) as unknown[]).length;
    const what = `${question.hts} on ${question.date}, ${materials} ${materials === 1 ? "material" : "materials"}, ${question.use ?? "no use stated"}`;
    return [{ id, what, question, expect: JSON.parse(JSON.stringify(partsOfDetermination(answer))) as Record<string, unknown> }];
  });
}

written("lines", [...fromWorkedCases(), ...fromLaw()]);
written("origin", fromOrigin());
