// Paths of what is known of the materials of goods.

// By material and part: a path that is put together anew is hashed anew wherever it is looked up.
const paths = new Map<string, Map<string, string>>();

/** The path of a part of a content, of the materials and parts that the law knows: `content.steel.value`. */
export function contentPath(material: string, part: string): string {
  let ofMaterial = paths.get(material);
  if (ofMaterial === undefined) {
    ofMaterial = new Map();
    paths.set(material, ofMaterial);
  }
  let found = ofMaterial.get(part);
  if (found === undefined) {
    found = `content.${material}.${part}`;
    ofMaterial.set(part, found);
  }
  return found;
}
