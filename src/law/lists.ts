// Reads a list file: a head of `key: value` lines, then one HTS prefix a line, with its days.

import { type Day, parseDay } from "../exact/day.js";
import { type Message, message } from "../said/message.js";
import { LawError, type LawProblem } from "./tree.js";
import type { NumberList } from "./types.js";

/** One row of a list with its place, for the checks that need the schedule. */
export interface ListRow {
  readonly prefix: string;
  readonly from: Day | "";
  readonly until: Day | "";
  /** Ended number that the law still names and this one took the place of. */
  readonly after: string;
  /** What the goods are of which alone the list speaks under the number. */
  readonly is: string;
  readonly line: number;
  /** Length of the number as it is written. */
  readonly length: number;
}

/** Acts that changed the list on a day, with their place. */
export interface ListChange {
  readonly on: Day;
  readonly by: readonly string[];
  readonly line: number;
}

/** A list as read. `source` is that of the first rows; every row's source stands in the file. */
export interface ReadList {
  /** Rows that are refused; they are left out. */
  readonly problems: readonly LawProblem[];
  readonly list: NumberList;
  readonly rows: readonly ListRow[];
  readonly changes: readonly ListChange[];
  readonly file: string;
}

const ROW = /^(\d[\d.]*)(?: from (\S+))?(?: until (\S+))?(?: after (\d[\d.]*))?(?: is (\S.*))?$/;
const HEAD = /^(title|source|group|open|unverified): (.+)$/;
const CHANGED = /^changed: (\S+) by (.+)$/;

/** Read a list. Blank lines and lines that begin with # are passed over. */
export function readList(id: string, file: string, text: string): ReadList {
  const head: Record<string, string> = {};
  const rows: ListRow[] = [];
  const changes: ListChange[] = [];
  const textLines = text.split(/\r?\n/);
  const fail = (code: string, line: number, found: string, said: Message, fix: Message): never => {
    const column = Math.max(textLines[line - 1]?.indexOf(found) ?? 0, 0) + 1;
    throw new LawError({ code, message: said, fix, place: { file, line, column }, length: Math.max(found.length, 1) });
  };
  const dayOf = (found: string | undefined, line: number): Day | "" => {
    if (found === undefined) return "";
    return parseDay(found) ?? fail("law/bad-date", line, found, message("law-check/day", { text: found }), message("law-check/day.fix"));
  };
  const problems: LawProblem[] = [];
  const noting = (read: () => void): void => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof LawError)) throw error;
      problems.push(error.problem);
    }
  };
  const readLine = (raw: string, index: number): void => {
    const line = index + 1;
    const content = raw.replace(/(^|\s)#.*$/, "").trimEnd();
    if (content === "") return;
    const changed = CHANGED.exec(content);
    if (changed !== null) {
      const on = dayOf(changed[1], line);
      const by = (changed[2] ?? "").split(";").map((act) => act.trim());
      if (on !== "") changes.push({ on, by, line });
      return;
    }
    const header = HEAD.exec(content);
    if (header !== null) {
      head[header[1] ?? ""] ??= header[2] ?? "";
      return;
    }
    const row = ROW.exec(content);
    if (row === null)
      fail("law/bad-list-row", line, content, message("law-check/list-row", { text: content }), message("law-check/list-row.fix"));
    const prefix = (row?.[1] ?? "").replaceAll(".", "");
    if (![2, 4, 6, 8, 10].includes(prefix.length))
      fail(
        "law/bad-list-row",
        line,
        content,
        message("law-check/digits", { number: row?.[1] ?? "", count: prefix.length }),
        message("law-check/digits.fix"),
      );
    const found = {
      prefix,
      from: dayOf(row?.[2], line),
      until: dayOf(row?.[3], line),
      after: (row?.[4] ?? "").replaceAll(".", ""),
      is: row?.[5] ?? "",
      line,
      length: row?.[1]?.length ?? 1,
    };
    if (found.until !== "" && found.until <= found.from)
      fail("law/bad-list-row", line, content, message("law-check/row-ends"), message("law-check/row-ends.fix"));
    rows.push(found);
  };
  textLines.forEach((raw, index) => {
    noting(() => readLine(raw, index));
  });
  for (const { on, line } of problems.length > 0 ? [] : changes)
    if (!rows.some(({ from, until }) => from === on || until === on))
      fail("law/bad-list-row", line, on, message("law-check/no-row", { day: on }), message("law-check/no-row.fix"));
  const list: NumberList = {
    id,
    title: head.title ?? id,
    ...(head.group === undefined ? {} : { group: head.group }),
    open: head.open === "yes",
    source: head.source ?? fail("law/missing-key", 1, id, message("law-check/no-source"), message("law-check/no-source.fix")),
    ...(head.unverified === undefined ? {} : { unverified: head.unverified }),
    rows: once(rows).map(({ prefix, from, until, after }) =>
      after === "" ? ([prefix, from, until] as const) : ([prefix, from, until, after] as const),
    ),
    ...(rows.every(({ is }) => is === "")
      ? {}
      : { goods: rows.filter(({ is }) => is !== "").map(({ prefix, from, until, is }) => [prefix, from, until, is] as const) }),
    ...(changes.length === 0 ? {} : { changes: changes.map(({ on, by }) => ({ on, by })) }),
  };
  return { problems, list, rows, changes, file };
}

// A number whose goods are described in several rows stands in the list once.
function once(rows: readonly ListRow[]): readonly ListRow[] {
  const seen = new Set<string>();
  return rows.filter(({ prefix, from, until, is }) => {
    const key = `${prefix} ${from} ${until}`;
    if (is !== "" && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
