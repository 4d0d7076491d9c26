// A field for a line of text or a day; it speaks when it is left, so that half an amount is never rated.

interface Props {
  readonly id: string;
  readonly date: boolean;
  readonly value?: string;
  /** Name for screen readers where no label stands beside the field. */
  readonly name?: string;
  readonly hint?: string;
  set(value: string): void;
}

/** The field. */
export function Field({ id, date, value = "", name, hint, set }: Props) {
  const said = (event: { readonly currentTarget: HTMLInputElement }): void => set(event.currentTarget.value.trim());
  return date ? (
    <input id={id} type="date" aria-label={name} value={value} onChange={said} />
  ) : (
    <input id={id} type="text" aria-label={name} placeholder={hint} value={value} onChange={said} />
  );
}
