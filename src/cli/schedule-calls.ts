// `carveout schedule build`, `import` and `show`.

import { given } from "../console/given-values.js";
import { say, translate } from "../console/language.js";
import { requireDay, today } from "../console/options.js";
import { type TellFlags, tell } from "../console/tell.js";
import { normalizeHts, typedDigits } from "../hts/number.js";
import { countRates } from "../hts/rate-count.js";
import { openSchedule } from "../hts/schedule.js";
import { buildSchedule } from "../law-tools/schedule-data.js";
import { importSchedule } from "../law-tools/schedule-import.js";
import { bundledSchedule } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { printInWords } from "../print/words.js";
import { message } from "../said/message.js";

/** Compile the official exports. */
export function scheduleBuildCommand(flags: TellFlags & { readonly from: string; readonly to: string }): void {
  const { revisions, numbers, texts, bytes } = buildSchedule(flags.from, flags.to);
  tell(
    flags,
    message("schedule/built", {
      revisions: message("counted/revisions", { count: revisions }),
      numbers: message("counted/numbers", { count: numbers }),
      texts: message("counted/texts", { count: texts }),
      bytes,
      folder: flags.to,
    }),
  );
}

/** Take a newer export into the user's data folder. */
export async function scheduleImportCommand(
  source: string,
  flags: { readonly effective?: string; readonly force?: boolean; readonly json?: boolean },
): Promise<void> {
  const effective = flags.effective === undefined ? today() : requireDay("--effective", flags.effective);
  const made = await importSchedule(source, effective, flags.force === true);
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(made, undefined, 2)}\n`);
    return;
  }
  process.stdout.write(
    `${say(message("schedule/imported", { numbers: message("counted/numbers", { count: made.numbers }), day: effective, file: made.file, changed: made.changed }))}\n`,
  );
  process.stdout.write(`${printInWords(made.print, translate()).join("\n")}\n`);
}

/** Print the line of a number. */
export function scheduleShowCommand(hts: string, flags: { readonly date?: string; readonly json?: boolean }): void {
  const digits = normalizeHts(typedDigits(given("<hts>", "hts", hts)) ?? "");
  if (digits === undefined) throw new CallError(message("call/not-a-number", { number: hts }), message("call/not-a-number.fix"));
  const schedule = openSchedule(bundledSchedule());
  const found = schedule.lookup(
    digits,
    (flags.date === undefined ? today() : requireDay("--date", flags.date)) as Parameters<typeof schedule.lookup>[1],
  );
  if (!found.ok) {
    process.stderr.write(`${say(found.error.message)}\n${say(found.error.fix)}\n`);
    process.exitCode = 1;
    return;
  }
  const { line } = found;
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(line, undefined, 2)}\n`);
    return;
  }
  const none = message("schedule/none");
  const rows = [
    message("schedule/line", { hts, units: line.units.length === 0 ? none : line.units.join(", ") }),
    message("schedule/general", { rate: line.general }),
    message("schedule/special", { rate: line.special || none }),
    message("schedule/other", { rate: line.other }),
    message("schedule/since", { day: line.since, revision: line.revision }),
  ];
  process.stdout.write(`${rows.map((row) => `${say(row)}\n`).join("")}`);
}

/** Count the distinct rate texts on record by column, and how many parse. */
export function scheduleRatesCommand(flags: { readonly json?: boolean }): void {
  const counted = countRates(bundledSchedule());
  if (flags.json === true) process.stdout.write(`${JSON.stringify(counted, undefined, 2)}\n`);
  else
    for (const [column, { texts, parsed }] of Object.entries(counted))
      process.stdout.write(`${say(message("schedule/rates", { column: column.padEnd(10), parsed, texts }))}\n`);
  if (Object.values(counted).some(({ texts, parsed }) => parsed < texts)) process.exitCode = 1;
}
