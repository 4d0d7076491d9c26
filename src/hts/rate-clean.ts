// Removes the print's noise from a rate text: markup, doubled spaces, broken words. What remains has the shapes of the parser.

/** A rate text ready to be parsed or shown. Blank texts come back empty. */
export function cleanRate(text: string): string {
  let clean = text
    .replace(/<sup>(\d)<\/sup>/g, "$1")
    .replace(/<\/?[a-z]+>/gi, " ")
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .replace(/([a-z])- ([a-z])/g, "$1$2")
    .replace(/in the in the/g, "in the")
    .replace(/thebattery/g, "the battery")
    .replace(/inthe/g, "in the")
    .replace(/drained weght/g, "drained weight")
    .replace(/(\d%) ?\/$/, "$1")
    .replace(/pf\. ?liter/g, "pf.liter");
  clean = clean.replace(/ ?\/ ?/g, "/").replace(/ ¢/g, "¢");
  return clean.replace(/\s+/g, " ").trim();
}

/** Spaces around the plus signs of a rate; not for program lists, where S+ is a symbol. */
export function spacePlus(text: string): string {
  return text.replace(/ ?\+ ?/g, " + ");
}
