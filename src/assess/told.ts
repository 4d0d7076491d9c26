// What an answer says besides its amounts, before it is put into a language.

import { frozen } from "../exact/frozen.js";
import { textsAdded } from "../said/catalogs.js";
import type { Code, Said } from "../said/codes.js";
import type { Arg } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { FeeLine, Notice } from "./answer.js";

/** A reason by its code. */
export interface Reason {
  readonly code: Code;
  readonly says: Arg;
}

/** A notice and what it is about. */
export interface Told extends Omit<Notice, "text">, Reason {}

/** A fee with its reason. */
export interface FeeTold extends Omit<FeeLine, "because"> {
  readonly because: Reason;
}

/** A notice in a language. */
export function noticeIn(translator: Translator, { code, says, ...about }: Told): Notice {
  return { code, text: translator.arg(says), ...about };
}

interface Written {
  readonly added: number;
  readonly notices: WeakMap<Told, Notice>;
}

const written = new WeakMap<Translator, Written>();

/** The same for notices on a law or a heading, which are equal for every line: each is put into a language once. */
export function keptNotices(translator: Translator): (told: Told) => Notice {
  let kept = written.get(translator);
  if (kept === undefined || kept.added !== textsAdded()) {
    kept = { added: textsAdded(), notices: new WeakMap() };
    written.set(translator, kept);
  }
  const { notices } = kept;
  return (told) => {
    let found = notices.get(told);
    if (found === undefined) {
      found = frozen(noticeIn(translator, told));
      notices.set(told, found);
    }
    return found;
  };
}

/** A reason in a language. */
export function reasonIn(translator: Translator, { code, says }: Reason): Said {
  return { code, text: translator.arg(says) };
}

/** Fees with their reasons in a language. */
export function feesIn(translator: Translator, fees: readonly FeeTold[]): FeeLine[] {
  return fees.map(({ because, ...fee }) => ({ ...fee, because: reasonIn(translator, because) }));
}
