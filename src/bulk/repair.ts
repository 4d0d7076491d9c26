// What a spreadsheet does to a tariff number: it drops leading zeros. A number of seven or nine digits is read with one where that
// gives a number of the schedule.

/** The number as it should be read; `repaired` where a zero was put back. */
export function repairHts(text: string, known: (digits: string) => boolean): { readonly hts: string; readonly repaired: boolean } {
  const digits = text.trim().replaceAll(".", "");
  if (!/^\d{7}$|^\d{9}$/.test(digits)) return { hts: text, repaired: false };
  const whole = `0${digits}`;
  return known(whole) ? { hts: whole, repaired: true } : { hts: text, repaired: false };
}
