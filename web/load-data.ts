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
