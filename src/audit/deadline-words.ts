// A last day in words: "Open, 12 days left", "Closed 28 Apr 2026".

import type { Language } from "../said/language.js";
import { message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { Clock } from "./deadlines.js";

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  fr: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."],
};

/** A day as people write it: 28 Apr 2026, 28 avr. 2026. */
export function dayWords(day: string, language: Language): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTHS[language][Number(month) - 1] ?? month} ${year}`;
}

/** The state of a deadline, in words. */
export function clockWords(
  { status, lastDay, daysLeft = 0, estimated }: Pick<Clock, "status" | "lastDay" | "daysLeft" | "estimated">,
  { language, say }: Translator,
): string {
  const mark = estimated ? message("audit/estimate") : "";
  if (status === "open") {
    if (lastDay === undefined) return say(message("clock/open"));
    return say(daysLeft === 0 ? message("clock/open.last-day", { mark }) : message("clock/open.days-left", { count: daysLeft, mark }));
  }
  if (status === "closed")
    return say(lastDay === undefined ? message("clock/closed") : message("clock/closed.on", { day: dayWords(lastDay, language), mark }));
  return say(message(status === "not-yet" ? "clock/not-yet" : "clock/unknown"));
}

/** The law that sets a deadline, with its mark where it is not verified. */
export function clockLaw({ by, mark }: Pick<Clock, "by" | "mark">, { law }: Translator): string {
  return [...by, ...(mark === undefined ? [] : [law(mark)])].join("; ");
}
