// What ill-behaved clients do in the mixed load: each on a connection of its own.

import { once } from "node:events";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { open } from "../server/raw.js";
import { random, randomLine, randomTable } from "./random-lines.js";

/** A kind of trouble: how often a second, and what it does; the answer is what it came to. */
export interface Rough {
  readonly perSecond: number;
  /** What it may come to. */
  readonly ends: readonly string[];
  run(base: string): Promise<string>;
}

const LONGEST = 60_000;
const SOON = 50;
const DRIP = 500;
const MIB = 1 << 20;
const GONE = "gone";
const CUT = "cut off";

function head(path: string, length: number | "chunked", type = "application/json"): string {
  const size = length === "chunked" ? "transfer-encoding: chunked" : `content-length: ${length}`;
  return `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\n${size}\r\n\r\n`;
}

// The status that comes first, or that the connection was cut.
function statusOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const late = setTimeout(() => socket.destroy(new Error("late")), LONGEST);
    socket.on("data", (chunk: Buffer) => {
      if (text.length > 20) return;
      text += chunk.toString("latin1");
      const found = /^HTTP\/1\.1 (\d+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    socket.on("error", () => undefined);
    socket.once("close", () => {
      clearTimeout(late);
      resolve(CUT);
    });
  });
}

async function goneAfter(base: string, bytes: string, gone: (socket: Socket) => Promise<unknown>): Promise<string> {
  const socket = await open(base);
  socket.on("error", () => undefined);
  socket.write(bytes);
  await Promise.race([gone(socket), pause(LONGEST, undefined, { ref: false })]);
  socket.destroy();
  return GONE;
}

async function answered(base: string, write: (socket: Socket) => Promise<void>): Promise<string> {
  const socket = await open(base);
  const status = statusOf(socket);
  await Promise.race([write(socket), status]);
  const found = await status;
  socket.destroy();
  return found;
}

const soon = (): Promise<void> => pause(random() * SOON);
const part = (text: string): string => text.slice(0, Math.floor(random() * text.length));
const array = (count: number): string => JSON.stringify(Array.from({ length: count }, () => randomLine()));

/** By name. */
export const ROUGH: Readonly<Record<string, Rough>> = {
  "gone within a body": {
    perSecond: 3,
    ends: [GONE],
    run: (base) => {
      const body = array(20);
      return goneAfter(base, head("/v1/assess", body.length) + part(body), soon);
    },
  },
  "gone within a table": {
    perSecond: 1,
    ends: [GONE],
    run: (base) => {
      const body = randomTable(100);
      return goneAfter(base, head("/v1/rate", body.length, "text/csv") + part(body), soon);
    },
  },
  "gone within an answer": {
    perSecond: 1,
    ends: [GONE],
    run: (base) => {
      const body = array(100);
      return goneAfter(base, head("/v1/assess", body.length) + body, (socket) => once(socket, "data"));
    },
  },
  "gone within a rated table": {
    perSecond: 1,
    ends: [GONE],
    run: (base) => {
      const body = randomTable(200);
      return goneAfter(base, head("/v1/rate", body.length, "text/csv") + body, (socket) => once(socket, "data"));
    },
  },
  "gone before the answer": {
    perSecond: 1,
    ends: [GONE],
    run: (base) => {
      const body = JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "tools/call",
        params: { name: "answer", arguments: { goods: "cars" } },
      });
      const accept = "accept: application/json, text/event-stream\r\nhost:";
      return goneAfter(base, head("/mcp", body.length).replace("host:", accept) + body, soon);
    },
  },
  "twenty questions in one piece, gone": {
    perSecond: 1,
    ends: [GONE],
    run: (base) => goneAfter(base, "GET /v1/law HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(20), soon),
  },
  "a body that drips": {
    perSecond: 0.5,
    ends: ["408"],
    run: (base) =>
      answered(base, async (socket) => {
        socket.write(head("/v1/assess", 100_000));
        while (!socket.destroyed) {
          socket.write(" ");
          await pause(DRIP);
        }
      }),
  },
  "half a head": {
    perSecond: 0.5,
    ends: ["408"],
    run: (base) =>
      answered(base, async (socket) => {
        socket.write("POST /v1/assess HTTP/1.1\r\nhost: localh");
        await once(socket, "close");
      }),
  },
  "a body that says it is too large": {
    perSecond: 1,
    ends: ["413"],
    run: (base) => answered(base, async (socket) => void socket.write(head("/v1/assess", 17 * MIB))),
  },
  // The answer comes before all was sent; what is sent afterwards may meet a closed door.
  "a body that turns out too large": {
    perSecond: 0.1,
    ends: ["413", CUT],
    run: (base) =>
      answered(base, async (socket) => {
        const chunk = `${MIB.toString(16)}\r\n${" ".repeat(MIB)}\r\n`;
        socket.write(head("/v1/assess", "chunked"));
        for (let sent = 0; sent < 17 && !socket.destroyed; sent++) await new Promise((done) => socket.write(chunk, done));
      }),
  },
  "an object of 5,000 keys": {
    perSecond: 0.5,
    ends: ["413"],
    run: (base) => {
      const body = JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, "1"])));
      return answered(base, async (socket) => void socket.write(head("/v1/assess", body.length) + body));
    },
  },
  "lists 500 deep": {
    perSecond: 0.5,
    ends: ["400"],
    run: (base) => {
      const body = `${"[".repeat(500)}${"]".repeat(500)}`;
      return answered(base, async (socket) => void socket.write(head("/v1/assess", body.length) + body));
    },
  },
};
