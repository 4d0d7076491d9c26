// Tariff numbers: digits inside, the USITC form with dots outside.

const FORM = /^\d{4}(?:\.?\d{2}){0,3}$/;

/** Digits of a number written with or without dots; undefined when it is not a number of 4, 6, 8 or 10 digits. */
export function normalizeHts(text: string): string | undefined {
  return FORM.test(text) ? text.replaceAll(".", "") : undefined;
}

/** Digits of a number as people type it: with dots, spaces or dashes, or none; undefined where anything else stands in the text. */
export function typedDigits(text: string): string | undefined {
  const digits = text.replace(/[\s.\u2010-\u2015-]/g, "");
  return /^\d+$/.test(digits) ? digits : undefined;
}

/** The USITC form: 7604.21.00.10, 9903.01.10, 7604.21.00, 7604.21, 7604. */
export function formatHts(digits: string): string {
  if (digits.length === 10) return `${digits.slice(0, 4)}.${digits.slice(4, 6)}.${digits.slice(6, 8)}.${digits.slice(8)}`;
  if (digits.length === 8) return `${digits.slice(0, 4)}.${digits.slice(4, 6)}.${digits.slice(6)}`;
  const parts = [digits.slice(0, 4)];
  for (let at = 4; at < digits.length; at += 2) parts.push(digits.slice(at, at + 2));
  return parts.join(".");
}
