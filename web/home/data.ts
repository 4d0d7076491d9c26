// What Home, the pages of measures and Trade read beside the law: kinds of goods with their trade, and the events.

import { readEvents } from "../../src/history/events.js";
import type { GoodsKind } from "../../src/scenario/goods-kinds.js";
import type { KindTrade } from "../../src/scenario/kind-trade.js";
import { loadData, once } from "../load-data.js";
import { unbroken } from "../unbroken.js";

/** Kinds of goods and their trade, as the build wrote them. */
export type HomeData = Omit<KindTrade, "kinds"> & { readonly kinds: readonly GoodsKind[]; readonly byKind: KindTrade["kinds"] };

/** Kinds of goods and the series of trade. */
export const loadHome = once(() => loadData<HomeData>("home.json"));

/** The events of the record. */
export const loadEvents = once(() => loadData<Readonly<Record<string, string>>[]>("events.json").then(readEvents));

/** French titles of events by the English ones. */
export const loadFrenchTitles = once(() => loadData<Readonly<Record<string, string>>>("events-fr.json").then(unbroken));
