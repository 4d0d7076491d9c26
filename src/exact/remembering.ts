// What texts came to, where the same ones are asked for again and again.

/** A function of nothing but a text that remembers what texts came to. What it holds has a limit: beyond `most` texts it begins anew. */
export function remembering<Value extends object>(make: (text: string) => Value, most: number): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      found = make(text);
      if (known.size >= most) known.clear();
      known.set(text, found);
    }
    return found;
  };
}
