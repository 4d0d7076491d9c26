// Every code of a refusal with what it stands for and how it is mended: the pages under /docs/errors and docs/error-codes.md.

/** What a code stands for. */
export interface ErrorWords {
  readonly meaning: string;
  readonly mend: string;
}

const words = (meaning: string, mend: string): ErrorWords => ({ meaning, mend });

/** By code. */
export const ERROR_CODES: Readonly<Record<string, ErrorWords>> = {
  "content/exceeds-whole": words(
    "The stated contents come to more than the value or the weight of the line.",
    "Correct the parts, or the value.",
  ),
  "country/unknown": words("The code names no country.", "Write ISO 3166-1 alpha-2, such as CA."),
  "date/before-coverage": words("The day lies before the first day on record.", "Ask for the day that is named, or later."),
  "date/import-after-entry": words("The goods were imported after they were entered.", "Correct one of the two days."),
  "date/invalid": words("The text is not a day of the calendar.", "Write it as YYYY-MM-DD."),
  "facts/bad-chapter98": words(
    "The number is no claim of chapter 98 that is encoded.",
    "Give one that /v1/facts lists, with dots, or leave it out.",
  ),
  "facts/bad-decimal": words(
    "The text is not a plain decimal.",
    "Write digits with a point: no sign, separator, space or exponent; dollars have at most two decimals.",
  ),
  "facts/missing-key": words("A fact without which no line can be assessed is not there.", "Give the key that is named."),
  "facts/unknown-key": words(
    "No fact is called so. Nothing that is given is passed over in silence.",
    "Correct the name; GET /v1/facts lists all.",
  ),
  "facts/unknown-program": words("The program that is claimed is not on record.", "Give S for CUSMA, null for no claim, or leave it out."),
  "facts/wrong-type": words("A value is of another kind than the fact has.", "Give the kind that is named."),
  "hts/not-an-entry-level-number": words(
    "The number is a heading; goods are entered under a number below it.",
    "Choose one of the numbers that are named.",
  ),
  "hts/not-a-primary-number": words(
    "Numbers of chapters 98 and 99 are declared beside the number of the goods.",
    "Give the number of chapters 1 to 97.",
  ),
  "hts/not-in-force": words(
    "The number is in no schedule of that day.",
    "Use its successor, which is named where it is known, or another day.",
  ),
  "hts/wrong-length": words("The number has neither 8 nor 10 digits, or is no number.", "Give 8 or 10 digits, with or without dots."),
  "json/invalid": words(
    "The text is not JSON, is nested too deep, or has one key twice.",
    "Send valid JSON as UTF-8; write each key once.",
  ),
  "json/too-long": words("One line of the input is longer than 1 MiB.", "Write one entry line on each line."),
  "law/refused": words("The scenario does not compile.", "Correct the place that is named; docs/scenarios.md shows how one is written."),
  "law/unknown-measure": words("No measure has this id.", "See /v1/measures."),
  "law/unknown-question": words("No open question has this id.", "See the questions of /v1/measures/{id}."),
  "origin/no-metal": words("A purchase names no metal.", "Say steel or aluminum."),
  "origin/not-encoded": words("The law on goods of this country is not wholly encoded.", "Ask for an origin that is named."),
  "origin/stock-short": words("More was used than the stock held.", "Correct the quantities."),
  "origin/too-deep": words("Materials of materials go deeper than is read.", "Flatten the bill."),
  "origin/two-values": words("One material has a value in two forms that differ.", "Give one of them."),
  "origin/unknown-branch": words("The rule has no such branch.", "Choose one that is named."),
  "origin/unknown-choice": words("The fact has no such answer.", "Choose one that is named."),
  "origin/zero-base": words("A share of nothing was asked for.", "Give a value above zero."),
  "request/bad-address": words("The address cannot be decoded.", "Encode it as the standard of addresses says."),
  "request/bad-host": words("The request names no Host, or two.", "Send the header Host once."),
  "request/bad-query": words("The question itself cannot stand.", "Correct what is named."),
  "request/content-encoding": words("Compressed bodies are not read.", "Send the body plain."),
  "request/expectation": words("The header Expect asks for what is not done here.", "Leave it out."),
  "request/foreign-origin": words("A web page of another origin called.", "Start the server with --allow-origin."),
  "request/head-too-large": words("The head of the request is too large.", "Put the facts into the body."),
  "request/media-type": words(
    "The body is of a kind that is not read under this path.",
    "Send application/json in UTF-8, or a table to /v1/rate and /v1/audit.",
  ),
  "request/missing-key": words("An argument that is needed is not there.", "Give it."),
  "request/not-http": words("The bytes are no HTTP request.", "Speak HTTP/1.1."),
  "request/too-large": words("The body is larger than its limit, or holds more than is read at once.", "Send less; tables go to /v1/rate."),
  "request/too-many-lines": words("More lines came than one request may have.", "Send fewer, or a table to /v1/rate."),
  "request/too-slow": words("The request did not arrive in time.", "Send it again over a faster connection, or in parts."),
  "request/transfer-encoding": words("The body is coded in a way that is not read.", "Send it plain or chunked."),
  "request/unknown-key": words("No argument is called so. Nothing that is given is passed over in silence.", "Correct the name."),
  "request/unknown-path": words("There is nothing under this path.", "See /docs."),
  "request/unknown-tool": words("No tool is called so.", "List the tools."),
  "request/wrong-host": words("The server was asked for by a name that is not its own.", "Ask localhost, or start it with --allow-host."),
  "request/wrong-method": words("The path is there, with another method.", "Use one that the header Allow names."),
  "request/wrong-value": words("An argument has a value that it cannot have.", "Give what is named."),
  "server/busy": words("As many requests as may be are under way.", "Try again after the seconds of Retry-After."),
  "server/failed": words("The request could not be answered; this is a fault of the server.", "Please report it with the request."),
  "server/too-long": words("The answer was not made within the limit of time.", "Ask for less at once, or use the command."),
  "server/warming": words("The server answers, the first answers slowly.", "Ask again in some seconds."),
  "table/already-running": words("Another run writes the same table.", "Wait for it, or write to another file."),
  "table/bad-encoding": words("The text is in no encoding that is read.", "Save it as UTF-8."),
  "table/duplicate-column": words("A column that is read stands twice.", "Remove one, or say with map which is meant."),
  "table/empty": words("The table holds no rows.", "Send one with a header and rows."),
  "table/line-too-long": words("One record is longer than 1 MiB.", "Look for a quote that is not closed."),
  "table/lost-digits": words(
    "A number has lost digits, as spreadsheets do with long ones.",
    "Format the column as text and fill it again.",
  ),
  "table/missing-column": words("A column without which nothing can be rated is not there.", "Add it, or say with map which column it is."),
  "table/no-such-column": words("A column that was named is not there.", "Use a name of the header."),
  "table/no-such-file": words("The file is not there.", "Check the name."),
  "table/no-such-sheet": words("The workbook has no such sheet.", "Use a name that is listed."),
  "table/open-quote": words("A quote is not closed.", "Close it, or double it within the cell."),
  "table/other-currency": words("An amount is in another currency than dollars.", "Convert it."),
  "table/other-run": words("What was kept is of another run.", "Remove it, or call as before."),
  "table/other-unit": words("A quantity is in a unit that cannot be turned into that of the line.", "Give it in the unit that is named."),
  "table/ragged-row": words("A row has more or fewer cells than the header.", "Quote cells that hold the separator."),
  "table/same-file": words("Input and output are one file.", "Give another output."),
  "table/too-large": words("The table is larger than is read.", "Split it, or use the command."),
  "table/truncated": words("The file ends in the middle.", "Copy it again."),
  "table/two-days": words("A date could be two days and the column does not settle which.", "Say dates=mdy or dates=dmy."),
  "table/two-numbers": words("A number could be read in two ways.", "Write it with a decimal point."),
  "table/unreadable": words("The table cannot be read.", "Correct the place that is named."),
  "table/unwritable": words("The output cannot be written.", "Give a place that may be written and has room."),
};
