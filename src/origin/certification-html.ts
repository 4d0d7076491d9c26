// A certification of origin as one page to print and sign: no script, nothing fetched.

import { message } from "../said/message.js";
import { type Translator, UNTRANSLATED } from "../said/translator.js";
import type { CertificationDraft } from "./certification.js";
import { CERTIFICATION_WORDS, type CertificationWords } from "./certification-words.js";

const STYLE = `body{font:14px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:50rem;color:#111;background:#fff;padding:0 1rem}
h1{font-size:1.4rem;margin-bottom:.2rem}table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #999;padding:.45rem .6rem;
text-align:left;vertical-align:top}th{width:34%;background:#f1f1f1}td{white-space:pre-wrap}.mark{display:inline-block;font-size:11px;font-weight:700;
border:1px solid #7a3d00;color:#7a3d00;padding:0 .3rem;margin-left:.3rem}.box{border:2px solid #7a3d00;padding:.5rem .8rem;margin:1rem 0}
.line{border-bottom:1px solid #111;height:2.4rem}small{color:#444}@media print{body{margin:0}tr,.box{break-inside:avoid}}`;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function markOf(level: string, { mark }: CertificationWords): string {
  return level === "M" ? ` <span class="mark">${mark}</span>` : "";
}

// What has no translation is in English, with its mark.
function items(texts: readonly string[]): string {
  const lang = (text: string): string => (text.includes(UNTRANSLATED) ? ' lang="en"' : "");
  return `<ul>${texts.map((text) => `<li${lang(text)}>${escaped(text)}</li>`).join("")}</ul>`;
}

function list(title: string, texts: readonly string[]): string {
  return texts.length === 0 ? "" : `<h2>${title}</h2>${items(texts)}`;
}

function unsureOf({ unsure }: CertificationDraft, { unsure: title }: CertificationWords): string {
  return unsure.length === 0 ? "" : `<div class="box"><p>${title}</p>${items(unsure)}</div>`;
}

/** The page, in the language in which the draft was determined. `ruleInWords` is the rule that the good meets, for the reader. */
export function certificationHtml(draft: CertificationDraft, ruleInWords: string | undefined, { language, say }: Translator): string {
  const words = CERTIFICATION_WORDS[language];
  const rows = draft.elements
    .map(
      ({ name, text, level, cite }, index) =>
        `<tr><th scope="row">${index + 1}. ${escaped(name)}${markOf(level, words)}<br><small lang="en">${escaped(cite)}</small></th><td>${escaped(text)}</td></tr>`,
    )
    .join("\n");
  const rule =
    draft.rule === undefined
      ? ""
      : `<p>${words.ruleMet}: <code>${escaped(draft.rule)}</code>${ruleInWords === undefined ? "" : `. ${escaped(ruleInWords)}`} <small>${words.evidence}: ${draft.evidence ?? "-"}; ${escaped(draft.cites.join("; "))}</small></p>`;
  const records = draft.records.map(({ who, years, from, cite }) =>
    say(message("certify/records", { who: { law: who }, years: String(years), from: { law: from }, cite })),
  );
  const { translation } = words;
  const { level, cite } = draft.languages;
  const asks =
    translation === undefined ? "" : `<p class="box">${translation}${markOf(level, words)} <small lang="en">${escaped(cite)}</small></p>`;
  return `<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}, ${escaped(draft.hts)}</title><style>${STYLE}</style></head>
<body><main><h1>${words.title}</h1>
<p>${words.intro(escaped(draft.hts), escaped(draft.date))}</p>
<p class="box">${words.marked(`<span class="mark">${words.mark}</span>`, draft.blanket.months)}</p>
${asks}${unsureOf(draft, words)}<table><tbody>
${rows}
</tbody></table>
${rule}<p>${words.statement}</p>
<table><tbody><tr><th scope="row">${words.signature}</th><td><div class="line"></div></td></tr><tr><th scope="row">${words.date}</th><td><div class="line"></div></td></tr></tbody></table>
${list(words.supposes, draft.assumptions)}${list(words.toKnow, [...draft.notices, ...records])}
</main></body></html>
`;
}
