// The sheets of a workbook file as rows of text.

import { readFile, stat } from "node:fs/promises";
import { unzipSync, zipSync } from "fflate";
import { message } from "../said/message.js";
import { MOST_SHEET_BYTES } from "../tables/sheet-xml.js";
import { TableError } from "../tables/table-error.js";
import { readWorkbook, type Workbook, type WorkbookHost } from "../tables/workbook.js";

const HOST: WorkbookHost = {
  unzip: (bytes, wanted) => unzipSync(bytes, { filter: wanted }),
  zip: (parts) => zipSync(parts, { level: 0 }),
  async read(bytes) {
    const { default: read } = await import("read-excel-file/node");
    return read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  },
};

/** Read all sheets of a workbook. */
export async function sheetsOf(file: string): Promise<Workbook> {
  const { size } = await stat(file);
  if (size > MOST_SHEET_BYTES) throw new TableError("table/too-large", message("tables/too-large", { file }), message("tables/as-csv.fix"));
  return readWorkbook(await readFile(file), file, HOST);
}
