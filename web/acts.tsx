// Citations as links to the public text of the act; opened by the reader, never by the page.

import type { FrenchEvents } from "../src/history/french-events.js";
import type { Instrument } from "../src/law/types.js";
import { instrumentOf } from "../src/law/values.js";

const REGISTER = "https://www.federalregister.gov";

/** Where the text of a citation is found; undefined where no public address follows from it. */
export function addressOf(citation: string, instruments: Readonly<Record<string, Instrument>>): string | undefined {
  const act = instrumentOf(instruments, citation);
  const id = act?.id ?? citation;
  const message = /^CSMS (\d+)/.exec(id)?.[1];
  // A message's bulletin is its number in base sixteen.
  if (message !== undefined) return `https://content.govdelivery.com/bulletins/gd/USDHSCBP-${Number(message).toString(16)}`;
  const document = /^FR (\d{4}-\d{4,6})$/.exec(act?.document ?? id.replace(/ (p|s)\..*$/, ""))?.[1];
  if (document !== undefined) return `${REGISTER}/d/${document}`;
  const page = /^(\d+) FR (\d+)/.exec(act?.printed ?? id);
  if (page !== null) return `${REGISTER}/citation/${page[1]}-FR-${page[2]}`;
  const order = /^(EO|PP) (\d+)/.exec(id);
  if (order !== null) {
    const kind = order[1] === "EO" ? "Executive Order" : "Proclamation";
    return `${REGISTER}/documents/search?conditions%5Bterm%5D=${encodeURIComponent(`"${kind} ${order[2]}"`)}`;
  }
  if (/^HTS (\d{4})/.test(id) || /^(general )?note /.test(id)) return "https://hts.usitc.gov/";
  const code = /^(\d+) (CFR|USC|U\.S\.C\.) (\d+)/.exec(id);
  if (code !== null)
    return code[2] === "CFR"
      ? `https://www.ecfr.gov/current/title-${code[1]}/section-${/^\d+ CFR ([\d.]+)/.exec(id)?.[1] ?? code[3]}`
      : `https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title${code[1]}-section${/\S+$/.exec(id.split("(")[0]?.trim() ?? "")?.[0] ?? code[3]}`;
  if (act?.kind === "judgment") return `https://www.courtlistener.com/?q=${encodeURIComponent(`"${act.id}"`)}`;
  return undefined;
}

interface Props {
  readonly cites: readonly string[];
  /** How acts that are no citations are called in the language of the page. */
  readonly called?: FrenchEvents;
  readonly instruments: Readonly<Record<string, Instrument>>;
}

/** Citations one after the other, each a link where its text has an address; its title says what the act is. */
export function Acts({ cites, instruments, called = {} }: Props) {
  return (
    <span class="acts" lang="en">
      {cites.map((cite, at) => {
        const address = addressOf(cite, instruments);
        const title = instrumentOf(instruments, cite)?.title;
        return (
          <span key={cite}>
            {at > 0 ? "; " : ""}
            {address === undefined ? (
              <span {...(called[cite] === undefined ? {} : { lang: "fr" })}>{called[cite] ?? cite}</span>
            ) : (
              <a href={address} target="_blank" rel="noopener noreferrer" title={title}>
                {cite}
              </a>
            )}
          </span>
        );
      })}
    </span>
  );
}
