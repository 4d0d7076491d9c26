// What the law says and asks besides its duties: notices, court cases, questions that its text leaves open.

import type { Day } from "../exact/day.js";
import type { Code, Said } from "../said/codes.js";
import type { Message } from "../said/message.js";

/** Where the law can be read in two ways. */
export interface LegalQuestion {
  /** `measure#id`. */
  readonly id: string;
  readonly ask: string;
  readonly readings: readonly [string, string];
  /** The same as messages, where the engine asks and not the law. */
  readonly says?: { readonly ask: Message; readonly readings: readonly [Message, Message] };
  /** Compute both, or let the first apply with a notice. */
  readonly treatment: "range" | "first";
  /** Under the other reading the day of entry decides, where the measure runs on the day of import. */
  readonly otherClock?: "entry";
  readonly cites: readonly string[];
}

/** A court case as last seen. */
export interface Litigation {
  readonly text: string;
  readonly seen: Day;
}

/** What the reader must know where a measure applies; with `headings`, only where one of them does. */
export interface MeasureNotice extends Said {
  /** The same as a message, where the engine says it and not the law. */
  readonly says?: Message;
  readonly from?: Day;
  readonly until?: Day;
  readonly headings?: readonly string[];
  /** Only where the goods come by mail or enter informally. */
  readonly informal?: true;
}

/** What is said of the goods of some numbers in a window of entry days. */
export interface GoodsNotice {
  /** Absent: as the list that holds it says. */
  readonly code?: Code;
  readonly text: string;
  /** The same as a message, where the engine says it and not the law. */
  readonly says?: Message;
  readonly from: Day;
  readonly until?: Day;
  readonly prefixes: readonly string[];
  /** Origins of whose goods alone it is said. */
  readonly origins?: readonly string[];
  /** Origins of whose goods it is not said. */
  readonly notOrigins?: readonly string[];
  readonly cites: readonly string[];
}
