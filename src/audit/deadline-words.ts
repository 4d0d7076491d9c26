// A last day in words: "Open, 12 days left", "Closed 28 Apr 2026". In English and French.

import type { Clock } from "./deadlines.js";

/** Languages. */
export type DayLanguage = "en" | "fr";

const MONTHS: Readonly<Record<DayLanguage, readonly string[]>> = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  fr: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."],
};

/** A day as people write it: 28 Apr 2026, 28 avr. 2026. */
export function dayWords(day: string, language: DayLanguage = "en"): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTHS[language][Number(month) - 1] ?? month} ${year}`;
}

/** The state of a deadline, in words. */
export function clockWords(clock: Pick<Clock, "status" | "lastDay" | "daysLeft" | "estimated">, language: DayLanguage = "en"): string {
  const { status, lastDay, daysLeft = 0, estimated } = clock;
  const day = lastDay === undefined ? "" : dayWords(lastDay, language);
  if (language === "fr") {
    const mark = estimated && day !== "" ? " (estimation)" : "";
    if (status === "open") {
      if (day === "") return "Ouvert";
      return `Ouvert, ${daysLeft === 0 ? "dernier jour" : daysLeft === 1 ? "1 jour restant" : `${daysLeft} jours restants`}${mark}`;
    }
    if (status === "closed") return day === "" ? "Fermé" : `Fermé le ${day}${mark}`;
    return status === "not-yet" ? "Pas encore ouvert" : "Inconnu";
  }
  const mark = estimated && day !== "" ? " (estimate)" : "";
  if (status === "open") {
    if (day === "") return "Open";
    return `Open, ${daysLeft === 0 ? "last day" : daysLeft === 1 ? "1 day left" : `${daysLeft} days left`}${mark}`;
  }
  if (status === "closed") return day === "" ? "Closed" : `Closed ${day}${mark}`;
  return status === "not-yet" ? "Not open yet" : "Unknown";
}
