// Origin: a bill of materials is filled in or dropped; the page determines at once whether the good qualifies under CUSMA, and why.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { billSchema } from "../../src/origin/bill-columns.js";
import type { RowNote } from "../../src/origin/bill-row.js";
import { billTable } from "../../src/origin/bill-table.js";
import { determineWith } from "../../src/origin/determine.js";
import { type Picture, pictureOf } from "../../src/origin/picture.js";
import { billOf } from "../../src/origin/read-bill.js";
import type { OriginTables } from "../../src/origin/tables.js";
import type { Determination, OriginQuestion } from "../../src/origin/types.js";
import type { ReadingReport } from "../../src/tables/report.js";
import { failureText } from "../failure.js";
import { Field } from "../field.js";
import { colon } from "../figures.js";
import { loadTableWords, loadTranslator } from "../load.js";
import { Reading } from "../reading.js";
import type { TabProps } from "../tab.js";
import type { FieldKind } from "../typed.js";
import { Asked } from "./asked.js";
import { Bill } from "./bill.js";
import { Certificate } from "./certificate.js";
import { answeredDraft, type Draft, draftText, emptyDraft, GOOD_FIELDS, type GoodField, questionOf, readDraft } from "./draft.js";
import { Found } from "./found.js";
import { loadExample, loadTables } from "./load.js";
import { Verdict } from "./verdict.js";
import { WORDS } from "./words.js";
import { WorthPanel } from "./worth.js";

const KEY = "origin.q";
// Beyond this many lines what would make it qualify is not sought at each key.
const SUGGEST_UP_TO = 200;
const EXAMPLE = { hts: "8414.59.65", date: "2025-10-01", transactionValue: "75.00" };

// A bill too long for the address outlives a change of tabs here.
let last: Draft | undefined;

interface Judged {
  readonly question: OriginQuestion;
  readonly found: Determination | undefined;
  readonly picture: Picture | undefined;
}

/** The tab. */
export function Origin({ state, change, words: pageWords, language }: TabProps) {
  const words = WORDS[language];
  const [tables, setTables] = useState<OriginTables>();
  const [failed, setFailed] = useState("");
  const [header, setHeader] = useState<readonly RowNote[]>([]);
  const [reading, setRead] = useState<readonly RowNote[]>([]);
  const [report, setReport] = useState<ReadingReport>();
  const [wasRead, setWasRead] = useState(false);
  const standing = useRef<Judged | undefined>(undefined);
  const [at, setAt] = useState<number>();
  const [draft, setDraft] = useState<Draft>(() => readDraft(state.kept[KEY] ?? "") ?? last ?? emptyDraft(state.hts, state.date));
  const written = useRef(state.kept[KEY] ?? "");
  const put = (next: Draft): void => {
    last = next;
    setDraft(next);
    setAt(undefined);
    written.current = draftText(next);
    change({ ...state, kept: { ...state.kept, [KEY]: written.current } });
  };
  useEffect(() => {
    loadTables().then(setTables, () => setFailed(pageWords.notLoaded));
  }, []);
  // A link that is followed while the tab is open.
  useEffect(() => {
    const now = state.kept[KEY] ?? "";
    const read = now === written.current ? undefined : readDraft(now);
    if (read === undefined) return;
    written.current = now;
    setDraft(read);
  }, [state.kept[KEY]]);
  const { bill, ...judged } = useMemo(() => {
    const read = billOf(draft.rows, draft.hts);
    const asked = questionOf(draft, read.materials);
    // A bill that was read and holds nothing asks; an editor that was not touched does not.
    const asks = Object.keys(draft.facts).length > 0;
    const ready =
      tables !== undefined &&
      /^[\d.\s]{6,}$/.test(draft.hts) &&
      (read.materials.length > 0 || wasRead || asks) &&
      read.problems.length + header.length === 0;
    return {
      bill: read,
      question: asked,
      found: ready ? determineWith(tables, asked, { suggest: asked.materials.length <= SUGGEST_UP_TO, language }) : undefined,
      picture: ready ? pictureOf(tables, asked, at) : undefined,
    };
  }, [draft, tables, header, wasRead, at, language]);
  const takeInto = async (file: File, before: Draft): Promise<void> => {
    setFailed("");
    try {
      const [{ fileRows, tableOf }, vocabulary] = await Promise.all([import("../read-table.js"), loadTableWords()]);
      const schema = billSchema(vocabulary.words);
      const table = tableOf(await fileRows(file), { schema, vocabulary });
      const { rows, problems, notes } = billTable(table.plan.header, table.rows, schema, vocabulary);
      setHeader([...problems]);
      setRead([...notes]);
      setReport(table.report);
      setWasRead(true);
      put({ ...before, rows, facts: {} });
    } catch (error) {
      setFailed(`${words.failed}${colon()}${failureText(await loadTranslator(language), error)}`);
    }
  };
  const example = async (): Promise<void> => takeInto(new File([await loadExample()], "example.csv"), { ...emptyDraft(), ...EXAMPLE });
  // What cannot be judged is said in its place, and the last answer stands.
  if (judged.found !== undefined && judged.found.status !== "error") standing.current = judged;
  const refused = judged.found?.status === "error" ? judged.found.error : undefined;
  const stands = refused !== undefined || header.length + bill.problems.length > 0 ? standing.current : undefined;
  const { question, found, picture } = stands ?? judged;
  const refusedField = GOOD_FIELDS.find((name) => name === refused?.key);
  const field = (name: GoodField, label: string, kind: FieldKind) => (
    <div>
      <label for={`good-${name}`}>{label}</label>
      <Field
        id={`good-${name}`}
        kind={kind}
        loose={kind === "hts"}
        needed={kind === "day"}
        spelled={kind === "day"}
        value={draft[name]}
        refused={refused !== undefined && refusedField === name ? `${refused.message} ${refused.fix}` : undefined}
        set={(text) => put({ ...draft, [name]: text })}
      />
    </div>
  );
  // The question to an answer that was given is the one that is asked without it.
  const askOf = (path: string): string => {
    const facts = Object.fromEntries(Object.entries(draft.facts).filter(([key]) => key !== path));
    const without = questionOf({ ...draft, facts, ...(path === "branch" ? { branch: "" } : {}) }, bill.materials);
    const again = tables === undefined ? undefined : determineWith(tables, without, { language });
    const asked = again === undefined || again.status === "error" ? undefined : again.questions.find(({ fact }) => fact === path);
    return asked?.ask ?? path.replace(/^facts\./, "");
  };
  const answer = found === undefined || found.status === "error" ? undefined : found;
  return (
    <>
      <section class="card" id="good">
        <h1>{words.title}</h1>
        <div class="row controls">
          <button type="button" id="example" onClick={() => example()}>
            {words.example}
          </button>
          <button
            type="button"
            onClick={() => {
              standing.current = undefined;
              setReport(undefined);
              setHeader([]);
              setRead([]);
              setWasRead(false);
              put(emptyDraft());
            }}
          >
            {words.clear}
          </button>
        </div>
        <div class="fields">
          {field("hts", words.hts, "hts")}
          {field("date", words.date, "day")}
          {field("transactionValue", words.transactionValue, "money")}
          {field("netCost", words.netCost, "money")}
        </div>
        <Found text={draft.hts} words={words} choose={(hts) => put({ ...draft, hts })} />
        <details>
          <summary>{words.more}</summary>
          <div class="fields">
            {field("totalCost", words.totalCost, "money")}
            {field("weightKg", words.weightKg, "weight")}
            <div>
              <label for="good-use">{words.use}</label>
              <select id="good-use" value={draft.use} onChange={(event) => put({ ...draft, use: event.currentTarget.value })}>
                <option value="">{words.notSaid}</option>
                {Object.entries(words.useOf).map(([each, name]) => (
                  <option key={each} value={each}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
          </div>
        </details>
      </section>
      <Bill
        rows={draft.rows}
        problems={[...header, ...bill.problems]}
        notes={[...reading, ...bill.notes]}
        words={words}
        coreParts={tables?.data.choices.corePart ?? []}
        set={(rows) => {
          setHeader([]);
          put({ ...draft, rows: rows.length === 0 ? [{}] : rows });
        }}
        take={(file) => takeInto(file, draft)}
      />
      {report !== undefined && <Reading report={report} words={pageWords} language={language} />}
      {failed !== "" && (
        <p class="stop" role="alert">
          {failed}
        </p>
      )}
      {tables === undefined && failed === "" && <p role="status">{words.loading}</p>}
      {tables !== undefined && found === undefined && <p role="status">{words.empty}</p>}
      {refused !== undefined && (refusedField === undefined || stands === undefined) && (
        <p class="stop" role="alert" id="refused">{`${refused.message} ${refused.fix}`}</p>
      )}
      {answer !== undefined && tables !== undefined && (
        <div class={stands === undefined ? "" : "stale"}>
          <Verdict
            question={question}
            answer={answer}
            picture={picture}
            tables={tables}
            words={words}
            language={language}
            show={setAt}
            follow={({ materials }) =>
              put(materials.reduce((next, path) => answeredDraft(next, `${path}.originating`, "true", bill.rowOf), draft))
            }
          />
          <Asked
            questions={answer.questions}
            facts={{ ...draft.facts, ...(draft.branch === "" ? {} : { branch: draft.branch }) }}
            words={words}
            language={language}
            askOf={askOf}
            set={(path, text) => put(answeredDraft(draft, path, text, bill.rowOf))}
            unset={(path) =>
              put({
                ...draft,
                ...(path === "branch" ? { branch: "" } : {}),
                facts: Object.fromEntries(Object.entries(draft.facts).filter(([key]) => key !== path)),
              })
            }
          />
          <WorthPanel
            question={question}
            answer={answer}
            words={words}
            language={language}
            set={(path, text) => put({ ...draft, facts: { ...draft.facts, [path]: text } })}
          />
          <Certificate question={question} answer={answer} tables={tables} words={words} language={language} />
          <section class="card" id="notes">
            <h2>{words.apart}</h2>
            <ul>
              {words.apartText.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
            {answer.assumptions.length > 0 && <h3>{words.assumptions}</h3>}
            <Texts texts={answer.assumptions} />
            {answer.notices.length > 0 && <h3>{words.notices}</h3>}
            <Texts texts={answer.notices} />
          </section>
          <Links json={JSON.stringify({ question, determination: answer }, undefined, 2)} linked={written.current !== ""} words={words} />
        </div>
      )}
    </>
  );
}

function Texts({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul>
      {texts.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

function Links({ json, linked, words }: { json: string; linked: boolean; words: (typeof WORDS)["en"] }) {
  const [said, setSaid] = useState("");
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid(words.copied),
      () => setSaid(words.failed),
    );
  };
  return (
    <div class="row controls">
      <button type="button" onClick={() => print()}>
        {words.print}
      </button>
      {linked ? (
        <button type="button" onClick={() => copy(location.href)}>
          {words.link}
        </button>
      ) : (
        <span class="cites">{words.tooLong}</span>
      )}
      <button type="button" onClick={() => copy(json)}>
        {words.json}
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
