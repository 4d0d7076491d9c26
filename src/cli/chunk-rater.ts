// Rates one chunk of DuckDB's vectors: cells are read from the bytes of the vectors, answers are written into the vectors of a struct.

import type { DuckDBDataChunk, DuckDBStructVector, DuckDBVector } from "@duckdb/node-api";
import { ANSWER_COLUMNS, answerCells } from "../bulk/answer-cells.js";
import { STATUS } from "../bulk/answer-columns.js";
import { answerRow, type BatchSetting, count } from "../bulk/batch.js";
import type { Book } from "../bulk/book.js";
import { type CellColumn, SLOT } from "../bulk/cell-slots.js";
import { dutySums } from "../bulk/duty-sums.js";
import type { Rater } from "../bulk/rater.js";
import type { Tally } from "../bulk/tally.js";
import { ChunkAnswers } from "./chunk-answers.js";

/** What chunks of one run are rated with. */
export interface ChunkSetting {
  readonly rater: Rater;
  /** Headings and questions that the statement knows by their places; later ones are written as texts. */
  readonly listed: { readonly headings: number; readonly questions: number };
  readonly book: Book;
  /** How rows left to `assess` are answered. */
  readonly batch: BatchSetting;
  readonly tally: Tally;
}

/** Rates chunks. */
export interface ChunkRater {
  /** Rate a chunk that holds the columns the rater wants, and one more: numbers of the goods without their dots, where those are long. */
  rate(input: DuckDBDataChunk, output: DuckDBStructVector): void;
  /** Put the sums of all chunks into the tally. */
  close(): void;
}

interface RawVector {
  readonly dataView: DataView;
  readonly validity: { readonly data: BigUint64Array | null };
  getItem(row: number): unknown;
}

function cellsOf(vector: DuckDBVector, rows: number): CellColumn {
  const raw = vector as unknown as RawVector;
  const { buffer, byteOffset } = raw.dataView;
  const { data } = raw.validity;
  return {
    bytes: new Uint8Array(buffer, byteOffset, rows * SLOT),
    words: new Uint32Array(buffer, byteOffset, rows * 4),
    valid: data === null ? undefined : new Uint32Array(data.buffer, data.byteOffset, data.length * 2),
    text: (row) => String(raw.getItem(row) ?? ""),
  };
}

/** Make what rates the chunks of a run. */
export function chunkRater({ rater, listed, book, batch, tally }: ChunkSetting): ChunkRater {
  const sums = dutySums();
  const { answers, lines } = rater;

  // A row that the compiled law leaves to `assess`.
  function late(into: ChunkAnswers, row: number, cells: readonly CellColumn[]): void {
    const whole: string[] = Array.from({ length: batch.width }, () => "");
    rater.columns.forEach((column, at) => {
      whole[column] = (cells[at] as CellColumn).text(row);
    });
    const { answer, month } = answerRow({ cells: whole }, batch, tally);
    tally.uncompiled++;
    count(answer, month, tally);
    const written = answerCells(answer, batch.options.fees === true);
    into.late(row, answer.status, (name) => written[ANSWER_COLUMNS.indexOf(name)] ?? "");
  }

  return {
    rate(input, output) {
      const rows = input.rowCount;
      const cells = rater.columns.map((_, at) => cellsOf(input.getColumnVector(at), rows));
      rater.rate(cells, rows, cellsOf(input.getColumnVector(cells.length), rows));
      sums.add(lines, answers, rows);
      const into = new ChunkAnswers(output, rows);
      into.columns(answers, lines);
      let [determined, range, prohibited, repaired] = [0, 0, 0, 0];
      for (let row = 0; row < rows; row++) {
        const status = answers.status[row];
        if (status === STATUS.uncompiled) {
          late(into, row, cells);
          continue;
        }
        repaired += lines.repaired[row] as number;
        if (status === STATUS.determined) {
          determined++;
          const before = answers.headings[row] as number;
          if (before >= listed.headings)
            into.headings(row, book.headings[before] as string, book.numbers[lines.place[row] as number] as string);
        } else if (status === STATUS.range) {
          range++;
          const asked = answers.questions[row] as number;
          if (asked >= listed.questions) into.questions(row, book.questions[asked] as string);
        } else prohibited++;
      }
      tally.lines += determined + range + prohibited;
      tally.determined += determined;
      tally.range += range;
      tally.prohibited += prohibited;
      tally.repaired += repaired;
      into.flush();
    },
    close: () => sums.moveTo(tally),
  };
}
