// The good by words: the numbers that answer best, to choose from.

import { useEffect, useState } from "preact/hooks";
import { formatHts } from "../../src/hts/number.js";
import type { SearchResult } from "../../src/server/search.js";
import { matchOf } from "../../src/server/search-match.js";
import { loadSearch } from "../load.js";
import type { OriginWords } from "./words.js";

const SHOWN = 6;

/** The list; nothing where the text is a number or empty. */
export function Found({ text, words, choose }: { text: string; words: OriginWords; choose(hts: string): void }) {
  const [found, setFound] = useState<readonly SearchResult[]>([]);
  const asked = /\p{L}/u.test(text) ? text.trim() : "";
  useEffect(() => {
    let late = false;
    if (asked === "") setFound([]);
    else
      loadSearch().then((search) => {
        if (!late) setFound(search(asked, SHOWN));
      });
    return () => {
      late = true;
    };
  }, [asked]);
  if (asked === "") return null;
  return (
    <div class="row controls" id="found-numbers" aria-live="polite">
      <p class="cites">{found.length === 0 ? words.notFound : matchOf(found) === "all" ? words.chooseNumber : words.chooseLike}</p>
      {found.map(({ hts, label, within }) => (
        <button type="button" class="choice" key={hts} onClick={() => choose(formatHts(within?.hts ?? hts))}>
          {`${formatHts(within?.hts ?? hts)} ${within?.label ?? label}`}
        </button>
      ))}
    </div>
  );
}
