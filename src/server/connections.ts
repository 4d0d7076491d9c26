// The connections of a server and how it parts from them: whatever has reached it is answered and sent before anything is closed.

import type { Server } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

// A connection that is ready at the machine is taken in by one turn of the loop, or handed over by another process within a few.
const QUIET_TURNS = 5;
const QUIET_MS = 50;
const LOOK_AGAIN = 10;
// However many new ones come.
const MOST_QUIET_MS = 2_000;
// Whoever has sent half a head by now; as long as a head may take.
const HALF_SENT_MS = 10_000;

interface Held {
  /** Requests whose answers are not wholly sent. */
  requests: number;
  /** Bytes read when the last of them was. */
  read: number;
}

/** Keeps account of the connections of a server from its start. */
export class Connections {
  readonly #held = new Map<Socket, Held>();
  #turnsSince = 0;
  #cameAt = 0;

  constructor(readonly server: Server) {
    server.on("connection", (socket: Socket) => {
      this.#held.set(socket, { requests: 0, read: 0 });
      this.#turnsSince = 0;
      this.#cameAt = performance.now();
      socket.once("close", () => this.#held.delete(socket));
    });
    server.on("request", ({ socket }, answer) => {
      const held = this.#held.get(socket);
      if (held === undefined) return;
      held.requests++;
      answer.once("close", () => {
        held.requests--;
        held.read = socket.bytesRead;
      });
    });
  }

  /** Take in what has come, answer it, and close; resolves when no connection is left. */
  async end(): Promise<void> {
    const began = performance.now();
    await this.#quiet(began + MOST_QUIET_MS);
    // The server's own notion of an idle connection counts one whose answer is still being sent.
    this.server.closeIdleConnections = () => undefined;
    this.server.close();
    for (;;) {
      const late = performance.now() > began + HALF_SENT_MS;
      for (const [socket, { requests, read }] of this.#held)
        if (requests === 0 && (late || socket.bytesRead === read)) socket.destroySoon();
      if (this.#held.size === 0) return;
      await pause(LOOK_AGAIN);
    }
  }

  async #quiet(until: number): Promise<void> {
    this.#turnsSince = 0;
    this.#cameAt = performance.now();
    for (;;) {
      await pause(LOOK_AGAIN);
      this.#turnsSince++;
      const now = performance.now();
      if (now > until || (this.#turnsSince >= QUIET_TURNS && now > this.#cameAt + QUIET_MS)) return;
    }
  }
}
