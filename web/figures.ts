// Figures as they are written on the page.

import type { DutyBounds } from "../src/assess/filed.js";

const DOLLARS = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

/** Decimal text as dollars. */
export function dollars(amount: string): string {
  return DOLLARS.format(Number(amount));
}

/** A fraction as per cent. */
export function percent(fraction: number): string {
  if (fraction > 100) return ">10,000%";
  return `${Number((fraction * 100).toFixed(2))}%`;
}

/** Words that bounds are written with. */
export interface BoundsWords {
  readonly fromUp: string;
  readonly plus: string;
  law(text: string): string;
}

/** Bounds of a duty: an amount, a span, or "from $3,500.00, plus 1.9 cents a kg" where a quantity leaves no upper end. */
export function boundsIn({ min, max, plus }: DutyBounds, words: BoundsWords): string {
  if (max === undefined) return `${words.fromUp} ${dollars(min)}, ${words.plus} ${words.law(plus ?? "")}`;
  return min === max ? dollars(min) : `${dollars(min)} – ${dollars(max)}`;
}

/** Put text in a file that the browser saves. */
export function save(name: string, content: BlobPart, type: string): void {
  saveBlob(name, new Blob([content], { type }));
}

/** Put bytes in a file that the browser saves. */
export function saveBlob(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
