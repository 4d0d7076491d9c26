// The stable codes of what an answer says besides its amounts. A text may be reworded or be said in another language; its code stays.

/** Every code with what it stands for; docs/codes.md is made from this. */
export const CODES = {
  "adcvd/not-in-total": "An antidumping or countervailing duty may be owed that the amounts do not hold",
  "chapter-98/exempt": "A claim under chapter 98 frees the goods from a fee",
  "claim/lapsed": "The program that was claimed, or could be, has ended",
  "claim/not-offered": "The special column offers nothing to the program that was claimed",
  "claim/within-quota": "The program frees goods within a quota only",
  "de-minimis/cleared": "The line was cleared free of duty and fees as a low-value shipment",
  "de-minimis/not-open": "The clearance of low-value shipments was claimed outside its days, its limit or its goods",
  "facts/cannot-be-shown": "The importer cannot show a fact, so the duty is what CBP then charges",
  "facts/not-read": "A fact was given that no rule of this number reads",
  "facts/ordinary-case": "A rare circumstance was not stated and the ordinary case is taken",
  "fees/amount-unknown": "A fee is owed whose amount is not on record; what is payable is at least the sum shown",
  "fees/formal-assumed": "The type of entry was not stated; the fees of a formal entry are shown",
  "fees/informal": "The flat fee of an informal entry",
  "fees/informal-limit": "The value is above the limit of informal entry, so formal entry is due",
  "fees/informal-restricted": "Informal entry may not be open to importers outside the United States",
  "fees/maximum": "The fee is the maximum of the fiscal year",
  "fees/minimum": "The fee is the minimum of the fiscal year",
  "fees/mode-not-stated": "The fee is not charged because the mode of transport was not stated",
  "fees/not-by-mode": "Goods that arrive by this mode owe no such fee",
  "fees/preference": "Goods that originate under a trade agreement owe no such fee",
  "fees/share-of-value": "The fee is a share of the value",
  "fees/two-days": "The lines of the entry have different entry dates; the fees are those of the first",
  "hts/other-unit-value": "The value and quantity of the line give a unit value that the number excludes",
  "hts/out-of-season": "The number is for goods entered on other days of the year",
  "law/ban": "What may not be imported",
  "law/ban-import-day": "The goods may not be imported from a day on, and the day of their importation was not stated",
  "law/exempting-heading": "What the heading covers that takes the goods out of a duty",
  "law/held-unlawful": "The duty was collected and later held unlawful",
  "law/last-seen": "The day of entry lies after the day on which the text of a measure was last seen",
  "law/measure": "What a measure says of itself beside its duty",
  "law/newer-print": "An imported print of the schedule differs from the law on record",
  "law/not-covered": "A duty reaches the goods that is not in this law",
  "law/reading": "The law can be read in two ways and the answer would differ",
  "law/scenario": "The answer is that of a scenario laid over the law, which no one has enacted",
  "law/unverified": "A text that decided here was not read in print",
  "parcel/open-list": "Goods of this kind may not use the process for parcels, and the list of them is not complete",
  "post/entry-needed": "Mail of this kind needs formal entry or an entry type of its own",
  "post/no-fee": "Mail owes no merchandise processing fee; an officer's entry costs a fee per item",
  "post/not-open": "Goods of this kind may not use the postal process",
  "post/one-rate": "By post one rate on the value is owed in place of all duties",
  "post/ordinary-duties": "By post all ordinary duties are owed, by a process of its own",
  "quantity/not-used": "A quantity was given in a unit that the line does not count",
  "refund/not-final": "A duty that may be refunded took the place of another, which may then be billed",
  "relief/costs": "A relief that was claimed makes the duty higher, because another duty then stands",
  "relief/unlikely-goods": "A relief was claimed on goods that by our reading can hardly be such",
  "schedule/transcribed": "The line of the schedule was transcribed or its unit was not read",
  "zone/day-of-status":
    "Goods with privileged foreign status keep the rates of the day of that status; those of the day of entry are shown",
} as const;

/** Codes of notices that may mean another duty than the one shown, so that none is ever folded away. */
export const URGENT: ReadonlySet<string> = new Set<keyof typeof CODES>([
  "law/newer-print",
  "law/ban-import-day",
  "hts/out-of-season",
  "hts/other-unit-value",
  "zone/day-of-status",
]);

/** A stable code of something an answer says. */
export type Code = keyof typeof CODES;

/** Something said: its stable code and the text, in English. */
export interface Said {
  readonly code: Code;
  readonly text: string;
}

/** True for a code that answers use. */
export function isCode(text: string): text is Code {
  return Object.hasOwn(CODES, text);
}
