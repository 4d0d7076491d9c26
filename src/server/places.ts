// Places for requests under way. A place is taken when the body has come, so that one who sends slowly shuts nobody out, and is given back
// when the request ends in any way: answered, broken off, or with its connection, also where its answer never got its turn on the connection.

import type { FastifyReply, FastifyRequest } from "fastify";

type Socket = FastifyRequest["raw"]["socket"];

/** Counts what is held at once. */
export class Places {
  #held = 0;
  // Of pipelined requests only the first has the connection for its answer; the others end with the connection.
  readonly #bySocket = new WeakMap<Socket, Set<() => void>>();

  constructor(readonly most: number) {}

  /** Places that are taken. */
  get held(): number {
    return this.#held;
  }

  /** Take places for a request; what comes back gives them up, at the latest with the connection. Undefined where too few are free. */
  take(request: FastifyRequest, reply: FastifyReply, places = 1): (() => void) | undefined {
    if (this.#held + places > this.most) return undefined;
    const { socket } = request.raw;
    const ends = this.#endsOf(socket);
    let given = false;
    const release = (): void => {
      if (given) return;
      given = true;
      ends.delete(release);
      this.#held -= places;
    };
    this.#held += places;
    ends.add(release);
    reply.raw.once("close", release);
    reply.raw.once("finish", release);
    if (socket.destroyed) release();
    return release;
  }

  #endsOf(socket: Socket): Set<() => void> {
    const known = this.#bySocket.get(socket);
    if (known !== undefined) return known;
    const ends = new Set<() => void>();
    this.#bySocket.set(socket, ends);
    // One listener for a connection, however many requests it carries.
    socket.once("close", () => {
      for (const end of [...ends]) end();
    });
    return ends;
  }
}
