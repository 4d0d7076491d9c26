// What a worker thread calls: rows of a CSV to cells, cells to codes, cells and amounts to pages of Parquet. All state lives in one memory.

export { addAmounts, beginPage, endAmounts, findHaving, mendAmount, newAmountColumn, newCompressed, newHaving, setHaving } from "./amounts";
export { codesOf, newDictionary } from "./dictionary";
export { allocate, mark, release } from "./memory";
export { addText, codePairs, newPairs, pairTexts, setFirsts } from "./pairs";
export { beginScan, newScan, passRow, scanRows } from "./scan";
export { addCodes, addTexts, endsBefore, endTextPage, endTexts, forgetTexts, newTextColumn, textBytes } from "./text-column";
