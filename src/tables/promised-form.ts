// What the name of a file promises where its first bytes show no form.

const UTF_16 = /^(?:\xff\xfe|\xfe\xff)/;

/**
 * Whether a file is meant to be a workbook, so that its reader says what is wrong; `head` is its first bytes, one character each. Many
 * programs save text under `.xls`, which is read as text.
 */
export function promisesWorkbook(name: string, head: string): boolean {
  if (/\.xls[xm]$/i.test(name)) return true;
  return /\.xls$/i.test(name) && head.includes("\0") && !UTF_16.test(head);
}
