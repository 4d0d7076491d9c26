// The language that a request asks for holds for what is refused as well, wherever that is found out: in a thread that reads a table too.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import { type Served, serve } from "./serve.js";

let server: Served;
before(async () => {
  server = await serve();
});
after(() => server.stop());

const FRENCH = { "accept-language": "fr-CA" };

interface Problem {
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly fix: string;
}

async function refused(path: string, body: string, type: string, language: Readonly<Record<string, string>>): Promise<Problem> {
  const answer = await fetch(`${server.base}${path}`, { method: "POST", headers: { "content-type": type, ...language }, body });
  assert.ok(answer.status >= 400, `${answer.status}`);
  return (await answer.json()) as Problem;
}

// What is refused, and a word of the French text that stands in no English one.
const REFUSALS: readonly (readonly [name: string, path: string, body: string, type: string, french: RegExp])[] = [
  ["an empty table", "/v1/rate", "", "text/csv", /tableau|requête/i],
  ["a table without a column", "/v1/rate", "hts,origin\n6109.10.00.04,CA\n", "text/csv", /colonne/],
  ["a damaged Parquet file", "/v1/rate", "PAR1xxxxxxxxPAR1", "application/vnd.apache.parquet", /tableau/],
  ["a bill without a name column", "/v1/origin?hts=8414.59.65&date=2025-10-01", "a,b\n1,2\n", "text/csv", /nomenclature|colonne/],
  [
    "an origin that is not there",
    "/v1/assess",
    '{"hts":"6109.10.00.04","origin":"QQ","entryDate":"2025-08-01","value":"1.00"}',
    "application/json",
    /pays/,
  ],
  ["a text that is not JSON", "/v1/assess", "{", "application/json", /JSON/],
];

for (const [name, path, body, type, french] of REFUSALS)
  test(`${name} is refused in the language asked`, async () => {
    const [english, said] = [await refused(path, body, type, {}), await refused(path, body, type, FRENCH)];
    assert.equal(said.code, english.code);
    assert.match(`${said.detail} ${said.fix}`, french);
    for (const key of ["title", "detail", "fix"] as const) {
      assert.doesNotMatch(said[key], /\[en\]/, key);
      assert.notEqual(said[key], english[key], key);
    }
  });

test("an error in a cell of a rated table is in the language asked", async () => {
  const table = "hts,origin,entry_date,customs_value\n6109.10.00.04,CA,2025-08-01,12a\n";
  const rated = async (language: Readonly<Record<string, string>>): Promise<string> => {
    const answer = await fetch(`${server.base}/v1/rate`, {
      method: "POST",
      headers: { "content-type": "text/csv", ...language },
      body: table,
    });
    assert.equal(answer.status, 200);
    return answer.text();
  };
  const [english, french] = [await rated({}), await rated(FRENCH)];
  assert.match(english, /facts\/bad-decimal: .*not/);
  assert.match(french, /facts\/bad-decimal: /);
  assert.notEqual(french, english);
  assert.doesNotMatch(french, /\[en\]/);
});

test("an audit is answered in the language that its sender accepts, with the same codes", async () => {
  const body = "entry_number,entry_date,line,hts,origin,spi,tariff_value,duty\nTST00000011,2026-02-10,1,6109100004,CA,,6000,1000\n";
  const asked = async (headers: Readonly<Record<string, string>>) => {
    const answer = await fetch(`${server.base}/v1/audit?asOf=2026-10-07`, {
      method: "POST",
      headers: { "content-type": "text/csv", ...headers },
      body,
    });
    assert.equal(answer.status, 200);
    const { summary, entries } = (await answer.json()) as {
      summary: { notes: string[] };
      entries: { findings: { class: string }[]; psc_words: string }[];
    };
    return { language: answer.headers.get("content-language"), note: summary.notes[0], entries };
  };
  const [english, french] = [await asked({}), await asked(FRENCH)];
  assert.deepEqual([english.language, french.language], ["en", "fr"]);
  assert.match(english.note ?? "", /^No legal advice/);
  assert.match(french.note ?? "", /^Ceci n’est pas un avis juridique/);
  assert.match(french.entries[0]?.psc_words ?? "", /^(Ouvert|Fermé|Inconnu|Pas encore ouvert)/);
  const classes = ({ entries }: typeof french): string[] => entries.flatMap(({ findings }) => findings.map((each) => each.class));
  assert.deepEqual(classes(french), classes(english));
});

test("a wrong value is named with what may stand there", async () => {
  const asked = async (query: string, language: Readonly<Record<string, string>>): Promise<string> => {
    const answer = await fetch(`${server.base}/v1/search?q=bars&${query}`, { headers: language });
    assert.equal(answer.status, 422);
    return ((await answer.json()) as Problem).detail;
  };
  for (const limit of ["0", "500"]) {
    assert.match(
      await asked(`limit=${limit}`, {}),
      new RegExp(`^limit cannot be ${limit}\\. It must be a whole number from 1 to \\d+\\.$`),
    );
    assert.match(
      await asked(`limit=${limit}`, FRENCH),
      new RegExp(`^limit ne peut être ${limit}\\. Il faut un nombre entier de 1 à \\d+\\.$`),
    );
  }
  for (const limit of ["2.5", "many"])
    assert.match(await asked(`limit=${limit}`, {}), /^limit cannot be "[\w.]+"\. It must be a whole number from 1 to/);
});

test("the registry of facts and the titles of measures are in the language asked, on the command line too", async () => {
  const asked = async (path: string, language: string): Promise<Record<string, string>[]> =>
    (await (await fetch(`${server.base}${path}`, { headers: { "accept-language": language } })).json()) as Record<string, string>[];
  const words = (found: readonly Record<string, string>[], key: string): string[] => found.flatMap((each) => each[key] ?? []);
  for (const [path, key] of [
    ["/v1/facts", "ask"],
    ["/v1/facts", "proof"],
    ["/v1/measures", "title"],
  ] as const) {
    const [en, fr] = [words(await asked(path, "en"), key), words(await asked(path, "fr"), key)];
    assert.ok(en.length > 10 && en.length === fr.length, path);
    for (const [at, text] of en.entries()) assert.notEqual(fr[at], text, `${path}: ${text}`);
  }
  const { stdout } = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "facts", "--json", "--language", "fr"], {
    encoding: "utf8",
  });
  assert.deepEqual(JSON.parse(stdout), await asked("/v1/facts", "fr"));
});
