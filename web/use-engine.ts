// The engine that a view needs: that of the first load, or the one of every origin once goods of another origin are looked at.

import { useEffect, useState } from "preact/hooks";
import type { Engine } from "../src/assess/engine.js";
import type { Language } from "../src/said/language.js";
import { loadEngine, loadFirstEngine } from "./load.js";

/** What has come so far. */
export interface EngineState {
  /** The engine that came last; while `isWaiting` it answers for goods of the default origin only. */
  readonly engine: Engine | undefined;
  /** The engine that is needed has not come yet. */
  readonly isWaiting: boolean;
  readonly isFailed: boolean;
}

/** Load the engine in a language; `every` asks for that of every origin. */
export function useEngine(language: Language, every: boolean): EngineState {
  const [loaded, setLoaded] = useState<{ readonly engine: Engine; readonly every: boolean }>();
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    let late = false;
    (every ? loadEngine : loadFirstEngine)(language).then(
      (engine) => !late && setLoaded({ engine, every }),
      () => !late && setFailed(true),
    );
    return () => {
      late = true;
    };
  }, [language, every]);
  return { engine: loaded?.engine, isWaiting: loaded === undefined || (every && !loaded.every), isFailed };
}
