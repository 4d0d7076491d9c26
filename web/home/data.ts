// What Home, the pages of measures and Trade read beside the law: kinds of goods with their trade, and the events.

import { readEvents, type TimelineEvent } from "../../src/history/events.js";
import type { GoodsKind } from "../../src/scenario/goods-kinds.js";
import type { KindTrade } from "../../src/scenario/kind-trade.js";
import { loadData } from "../load-data.js";
import { unbroken } from "../unbroken.js";

/** Kinds of goods and their trade, as the build wrote them. */
export type HomeData = Omit<KindTrade, "kinds"> & { readonly kinds: readonly GoodsKind[]; readonly byKind: KindTrade["kinds"] };

let home: Promise<HomeData> | undefined;
let events: Promise<TimelineEvent[]> | undefined;
let titles: Promise<Readonly<Record<string, string>>> | undefined;

/** Kinds of goods and the series of trade. */
export function loadHome(): Promise<HomeData> {
  home ??= loadData<HomeData>("home.json");
  return home;
}

/** The events of the record. */
export function loadEvents(): Promise<TimelineEvent[]> {
  events ??= loadData<Readonly<Record<string, string>>[]>("events.json").then(readEvents);
  return events;
}

/** French titles of events by the English ones. */
export function loadFrenchTitles(): Promise<Readonly<Record<string, string>>> {
  titles ??= loadData<Readonly<Record<string, string>>>("events-fr.json").then(unbroken);
  return titles;
}
