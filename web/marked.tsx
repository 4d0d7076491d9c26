// Words with parts in bold: what stands between asterisks.

/** The text with its parts. */
export function Marked({ text }: { readonly text: string }) {
  return <>{text.split("*").map((part, at) => (at % 2 === 1 ? <strong key={`${at}${part}`}>{part}</strong> : part))}</>;
}
