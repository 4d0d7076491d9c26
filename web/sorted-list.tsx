// A long table of which only what is seen is drawn. Its heads stay in sight and sort; rows are all of one height.

import type { ComponentChildren } from "preact";

/** The height of a row, in pixels. */
export const ROW_HEIGHT = 34;
const WINDOW = 420;
const SPARE = 8;
/** So many rows are drawn at once. */
export const ROWS_DRAWN = Math.ceil(WINDOW / ROW_HEIGHT) + 2 * SPARE;

/** The first row that is drawn where the list is scrolled down by so many pixels. */
export function firstDrawn(scrolled: number): number {
  return Math.max(0, Math.floor(scrolled / ROW_HEIGHT) - SPARE);
}

/** One column. `fixed`: it is not sorted by. */
export interface ListColumn<Key extends string> {
  readonly key: Key;
  readonly name: string;
  readonly number?: boolean;
  readonly fixed?: boolean;
}

interface Props<Key extends string> {
  readonly label: string;
  readonly columns: readonly ListColumn<Key>[];
  readonly by: Key;
  readonly down: boolean;
  /** Rows in all, the place of the first that is drawn, and how many are. */
  readonly rows: number;
  readonly first: number;
  readonly drawn: number;
  readonly children: ComponentChildren;
  sort(by: Key, down: boolean): void;
  scroll(top: number): void;
}

/** The table; `children` are the rows that are drawn. Pressing the head that sorts turns the order round; figures begin with the largest. */
export function SortedList<Key extends string>(props: Props<Key>) {
  const { label, columns, by, down, rows, first, drawn, children, sort, scroll } = props;
  const gap = (count: number) =>
    count > 0 && (
      <tr class="gap">
        <td colSpan={columns.length} style={{ height: `${count * ROW_HEIGHT}px` }} />
      </tr>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="rows" tabIndex={0} aria-label={label} onScroll={(event) => scroll(event.currentTarget.scrollTop)}>
      <table aria-rowcount={rows + 1}>
        <thead>
          <tr>
            {columns.map(({ key, name, number = false, fixed = false }) => (
              <th
                scope="col"
                key={key}
                class={`${number ? "number " : ""}col-${key}`}
                aria-sort={fixed || by !== key ? undefined : down ? "descending" : "ascending"}
              >
                {fixed ? (
                  name
                ) : (
                  <button type="button" class="link" id={`sort-${key}`} onClick={() => sort(key, by === key ? !down : number)}>
                    {name}
                    <span aria-hidden="true">{by !== key ? "" : down ? " ↓" : " ↑"}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gap(first)}
          {children}
          {gap(rows - first - drawn)}
        </tbody>
      </table>
    </section>
  );
}
