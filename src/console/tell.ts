// What a command made, in a sentence or as JSON.

import type { Message } from "../said/message.js";
import { say } from "./language.js";

/** Flags of a command whose whole answer is one sentence. */
export interface TellFlags {
  readonly json?: boolean;
}

/** Print a sentence, or with `--json` what it names. */
export function tell({ json }: TellFlags, said: Message): void {
  process.stdout.write(`${json === true ? JSON.stringify(said.args) : say(said)}\n`);
}
