// What a search asks of the law or the trade and not of goods: a short list of the views that tell of it.

import { useEffect, useState } from "preact/hooks";
import type { Engine } from "../src/assess/engine.js";
import type { FoundTopics, Topic } from "../src/server/topics.js";
import { loadHome } from "./home/data.js";
import { loadTopicRows } from "./load.js";
import { loadCode } from "./load-data.js";
import { TAB_IDS, viewAddress } from "./state.js";
import type { Words } from "./words/en.js";

type FindTopics = (query: string) => FoundTopics;

const NONE: FoundTopics = { topics: [], isWhole: false };

/** The search of topics over the measures of the law shown, named in the language of the page; undefined until it has come. */
export function useTopics(engine: Engine | undefined, words: Words): FindTopics | undefined {
  const [find, setFind] = useState<FindTopics>();
  useEffect(() => {
    let late = false;
    if (engine !== undefined)
      Promise.all([loadCode(import("../src/server/topics.js")), loadTopicRows(), loadHome()]).then(
        ([{ makeTopics }, rows, { kinds }]) => {
          const measures = engine.law.measures.map(({ id, title, authority }) => ({
            id,
            title: { en: title, fr: words.law(title) },
            authority,
          }));
          if (!late) setFind(() => makeTopics({ rows, measures, kinds }));
        },
        (error: unknown) => {
          // Goods are found without topics; that a part did not come is said above the view.
          if (!late) setFind(() => () => NONE);
          throw error;
        },
      );
    return () => {
      late = true;
    };
  }, [engine, words]);
  return find;
}

interface Props {
  readonly topics: readonly Topic[];
  readonly date: string;
  readonly words: Words;
  /** Stands before the goods, so that Enter opens the first of these. */
  readonly isFirst: boolean;
}

/** The topics of a search, each a link to its view. */
export function TopicList({ topics, date, words, isFirst }: Props) {
  return (
    <section aria-labelledby="topics-title">
      <h2 id="topics-title" class="small">
        {words.topicsTitle}
      </h2>
      {isFirst && <p class="list-head cites">{words.openFirst}</p>}
      <ul class="results" id="topics">
        {topics.map(({ title, view = "" }) => (
          <li key={view}>
            <a class="row-pick topic" href={addressOf(view, date, words.code)}>
              {title[words.code]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function addressOf(view: string, date: string, language: "en" | "fr"): string {
  const { tab: wanted, ...kept } = Object.fromEntries(new URLSearchParams(view));
  return viewAddress(TAB_IDS.find((id) => id === wanted) ?? "home", date, language, kept);
}
