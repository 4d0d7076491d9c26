// Figures as they are written on the page.

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
