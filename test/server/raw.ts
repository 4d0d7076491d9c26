// Bytes on connections of their own, for what no HTTP client would send.

import { connect, type Socket } from "node:net";

/** Open a connection to a server's address. */
export function open(base: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(base).port), "127.0.0.1", () => resolve(socket));
    socket.on("error", reject);
  });
}

/** Send bytes; what comes back until the other side closes or has been silent for some milliseconds. */
export async function sendRaw(base: string, bytes: string | Uint8Array, silence = 5_000): Promise<string> {
  const socket = await open(base);
  return new Promise((resolve) => {
    let text = "";
    socket.setTimeout(silence, () => socket.destroy());
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    socket.on("error", () => resolve(text));
    socket.on("close", () => resolve(text));
    socket.write(bytes);
  });
}
