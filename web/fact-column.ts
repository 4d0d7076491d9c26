// The column of a fact in a table of entries.

/** `content.aluminum.value` is `aluminum_value`, `facts.vehicleKind` is `vehicle_kind`. */
export function factColumn(path: string): string {
  return path
    .replace(/^(facts|content)\./, "")
    .replaceAll(".", "_")
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
