// Requests at a steady rate whether or not answers came, so that a slow answer is not hidden by a waiting client.

import { Agent, request } from "node:http";

/** One request. */
export interface Call {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string | Buffer;
  readonly type?: string;
  readonly accept?: string;
}

/** What came back of it. */
export interface Told {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** A client of a server, with connections that are kept alive. */
export interface Client {
  /** Send one; its text is kept of refusals only, and of all where `whole`. */
  send(call: Call, whole?: boolean): Promise<Told>;
  close(): void;
}

const TICK_MS = 5;

/** A client with at most so many connections. */
export function openClient(base: string, connections = 64): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send: Client["send"] = ({ method, path, body, type = "application/json", accept = "*/*" }, whole = false) =>
    new Promise((resolve, reject) => {
      const headers = body === undefined ? { accept } : { accept, "content-type": type, "content-length": Buffer.byteLength(body) };
      const sent = request(`${base}${path}`, { method, agent, headers }, (answer) => {
        const status = answer.statusCode ?? 0;
        let text = "";
        if (whole || status >= 400) answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
        else answer.resume();
        answer.on("error", reject);
        answer.on("end", () => resolve({ status, type: answer.headers["content-type"] ?? "", text }));
      });
      sent.on("error", reject);
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
}

/** Begin `one` so many times a second for so long; resolves when all have ended. The answer is how long it took, in seconds. */
export async function atRate(seconds: number, rate: number, one: () => Promise<void>): Promise<number> {
  // Those that ended are let go of: a list of all of a minute would be looked through by every collection of this process.
  const waiting = new Set<Promise<void>>();
  const begin = (): void => {
    const each = one().finally(() => waiting.delete(each));
    waiting.add(each);
  };
  const started = performance.now();
  for (let sent = 0; sent < seconds * rate; ) {
    const due = Math.min(seconds * rate, Math.floor(((performance.now() - started) / 1000) * rate) + 1);
    for (; sent < due; sent++) begin();
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(waiting);
  return (performance.now() - started) / 1000;
}

/** How long requests took, in milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

/** Of what each took. */
export function timesOf(took: readonly number[]): Times {
  const sorted = [...took].sort((a, b) => a - b);
  const quantile = (share: number): number => Number((sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2));
  return { p50: quantile(0.5), p99: quantile(0.99), most: quantile(1) };
}
