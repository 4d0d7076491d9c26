// Tags of a small part of a workbook and what they state, whatever the prefix and the quotes.

/** The attributes of each tag of a name, as they stand. */
export function tags(xml: string, name: string): string[] {
  const pattern = new RegExp(`<(?:[^\\s<>/:!?"']+:)?${name}(?=[\\s/>])((?:"[^"]*"|'[^']*'|[^"'>])*)>`, "g");
  return [...xml.matchAll(pattern)].map(([, attributes = ""]) => attributes);
}

/** What an attribute of a tag says; empty where the tag has none of the name. */
export function attribute(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)(?:[^\\s=:"']+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return unescaped(found?.[1] ?? found?.[2] ?? "");
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
