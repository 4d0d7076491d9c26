// A part of the page, or of its data, that did not come.

/** What a loader throws; which part it was says the message, for whoever looks into the console. */
export class NotLoaded extends Error {}

/** The JSON of a file of the data of the page. */
export async function loadData<T>(name: string): Promise<T> {
  const answer = await fetch(`data/${name}`).catch((error: unknown) => {
    throw new NotLoaded(`${name}: ${error}`);
  });
  if (!answer.ok) throw new NotLoaded(`${name}: ${answer.status}`);
  return (await answer.json()) as T;
}

/** A part of the code of the page, as `import()` promises it. */
export function loadCode<T>(code: Promise<T>): Promise<T> {
  return code.catch((error: unknown) => {
    throw new NotLoaded(String(error));
  });
}

/** Loads once, when first asked; what did not come is asked for again by the next who asks. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => {
    found ??= load().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}
