// The facts of rows that are no amounts, no claim and no day: each combination has a code, and programs are found by it.

import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { prepare } from "../assess/prepare.js";
import type { Book } from "./book.js";
import type { ColumnFact } from "./columns.js";
import { lineOf } from "./line.js";
import type { PlanClass } from "./packed-classes.js";
import { ABSENT, PairTable } from "./pair-table.js";
import type { Column } from "./rater-columns.js";

/** Codes of combinations; 0 is that of no facts. */
export interface RareFacts {
  /** The code of a combination with one fact more, by its column and the code of its text there; -1 past {@link MOST}. */
  with(code: number, column: number, textCode: number, text: string): number;
  /** The code of what a class asks for of a combination; -1 where only `assess` can judge it. */
  narrow(code: number, id: number): number;
  /** The facts as parts of an entry line. */
  line(code: number): Readonly<Record<string, unknown>>;
}

/** Texts of a column and combinations that are told apart; past these `assess` answers. */
export const MOST = 60_000;
const TEXT_BITS = 16;

interface Part {
  readonly column: number;
  readonly textCode: number;
  readonly text: string;
}

interface Combination {
  readonly parts: readonly Part[];
  readonly line: Readonly<Record<string, unknown>>;
  readonly wrong: boolean;
}

/** Make the codes of a table, whose columns are given. */
export function rareFacts(columns: readonly Column[], book: Book, engine: () => Engine, options: AssessOptions, origin: string): RareFacts {
  const combinations: Combination[] = [{ parts: [], line: {}, wrong: false }];
  const codes = new PairTable();
  const narrowed = new PairTable();

  const factOf = ({ column }: Part): ColumnFact => columns[column]?.fact as ColumnFact;

  function combine(parts: readonly Part[]): Combination {
    const cells: string[] = [];
    for (const { column, text } of parts) cells[column] = text;
    const line = lineOf(cells, { facts: parts.map((part) => ({ at: part.column, fact: factOf(part) })), quantities: [] });
    const sample = prepare(
      engine().parts,
      { ...line, hts: book.numbers[0], origin, entryDate: engine().law.coverage.from, value: "1000.00" },
      options,
    );
    return { parts, line, wrong: "code" in sample && !sample.code.startsWith("hts/") };
  }

  function add(code: number, part: Part): number {
    if (combinations.length >= MOST) return -1;
    const key = part.column * 2 ** TEXT_BITS + part.textCode;
    const found = codes.get(code, key);
    if (found !== ABSENT) return found;
    const made = combinations.push(combine([...(combinations[code] as Combination).parts, part])) - 1;
    codes.set(code, key, made);
    return made;
  }

  // Facts that no test of the class names are nothing to it.
  function narrow(code: number, { facts }: PlanClass): number {
    const { parts, wrong } = combinations[code] as Combination;
    if (wrong) return -1;
    const matters = parts.filter((part) => facts.includes(factOf(part).path.join(".")));
    let kept = 0;
    for (const part of matters) if (kept >= 0) kept = add(kept, part);
    return kept;
  }

  return {
    with: (code, column, textCode, text) => {
      const found = codes.get(code, column * 2 ** TEXT_BITS + textCode);
      return found !== ABSENT ? found : add(code, { column, textCode, text });
    },
    narrow(code, id) {
      const known = narrowed.get(code, id);
      if (known !== ABSENT) return known;
      const made = narrow(code, book.class(id));
      narrowed.set(code, id, made);
      return made;
    },
    line: (code) => (combinations[code] as Combination).line,
  };
}
