// The connections of a server and how it parts from them: whatever has reached it is answered and sent before anything is closed.

import type { Server } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

// What is ready at the machine is taken in, or read, by one turn of the loop; counted in turns, since a busy machine gives few of them a second.
const SURE_TURNS = 5;
const LOOK_AGAIN = 10;
// However many new ones come.
const MOST_ROUNDS = 40;
// Whoever has sent half a head by now; as long as a head may take.
const HALF_SENT_MS = 10_000;

interface Held {
  /** Requests whose answers are not wholly sent. */
  requests: number;
  /** Bytes read when the last of them was. */
  read: number;
  /** Looks in a row that found nothing more. */
  idle: number;
}

/** Wait some turns of the loop, in each of which all that has come to this process is taken in. */
export async function turnsOfLoop(): Promise<void> {
  for (let turn = 0; turn < SURE_TURNS; turn++) await pause(LOOK_AGAIN);
}

/** Keeps account of the connections of a server from its start. */
export class Connections {
  readonly #held = new Map<Socket, Held>();
  #came = 0;

  /** `handedOver` resolves once whoever takes connections in for this process has given it all that had come. */
  constructor(
    readonly server: Server,
    readonly handedOver: () => Promise<void> = turnsOfLoop,
  ) {
    server.on("connection", (socket: Socket) => {
      this.#held.set(socket, { requests: 0, read: 0, idle: 0 });
      this.#came++;
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
    await this.#allIn();
    // The server's own notion of an idle connection counts one whose answer is still being sent.
    this.server.closeIdleConnections = () => undefined;
    this.server.close();
    for (;;) {
      const late = performance.now() > began + HALF_SENT_MS;
      for (const [socket, held] of this.#held) {
        held.idle = held.requests === 0 && socket.bytesRead === held.read ? held.idle + 1 : 0;
        if (held.idle >= SURE_TURNS || (late && held.requests === 0)) socket.destroySoon();
      }
      if (this.#held.size === 0) return;
      await pause(LOOK_AGAIN);
    }
  }

  async #allIn(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = this.#came;
      await this.handedOver();
      if (this.#came === before) return;
    }
  }
}
