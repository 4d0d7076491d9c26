// A certification of origin as one page to print and sign: no script, nothing fetched.

import type { CertificationDraft } from "./certification.js";

const STYLE = `body{font:14px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:50rem;color:#111;background:#fff;padding:0 1rem}
h1{font-size:1.4rem;margin-bottom:.2rem}table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #999;padding:.45rem .6rem;
text-align:left;vertical-align:top}th{width:34%;background:#f1f1f1}td{white-space:pre-wrap}.mark{display:inline-block;font-size:11px;font-weight:700;
border:1px solid #7a3d00;color:#7a3d00;padding:0 .3rem;margin-left:.3rem}.box{border:2px solid #7a3d00;padding:.5rem .8rem;margin:1rem 0}
.line{border-bottom:1px solid #111;height:2.4rem}small{color:#444}@media print{body{margin:0}tr,.box{break-inside:avoid}}`;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function mark(level: string): string {
  return level === "M" ? ' <span class="mark">UNVERIFIED</span>' : "";
}

function list(title: string, texts: readonly string[]): string {
  return texts.length === 0 ? "" : `<h2>${title}</h2><ul>${texts.map((text) => `<li>${escaped(text)}</li>`).join("")}</ul>`;
}

/** The page. `ruleInWords` is the rule that the good meets, for the reader. */
export function certificationHtml(draft: CertificationDraft, ruleInWords?: string): string {
  const rows = draft.elements
    .map(
      ({ name, text, level, cite }, index) =>
        `<tr><th scope="row">${index + 1}. ${escaped(name)}${mark(level)}<br><small>${escaped(cite)}</small></th><td>${escaped(text)}</td></tr>`,
    )
    .join("\n");
  const qualified = draft.qualified
    ? '<p class="box"><strong>QUALIFIED.</strong> The determination behind this draft rests on a rule or a correlation that was not checked in the print. Check it before you sign.</p>'
    : "";
  const rule =
    draft.rule === undefined
      ? ""
      : `<p>Rule met: <code>${escaped(draft.rule)}</code>${ruleInWords === undefined ? "" : `. ${escaped(ruleInWords)}`} <small>Evidence of the rule: ${draft.evidence ?? "-"}; ${escaped(draft.cites.join("; "))}</small></p>`;
  const records = draft.records.map(({ who, years, from, cite }) => `Records: ${who}, ${years} years from ${from} (${cite}).`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Certification of origin, ${escaped(draft.hts)} (draft)</title><style>${STYLE}</style></head>
<body><main><h1>Certification of origin: draft</h1>
<p>CUSMA / USMCA / T-MEC. Good of ${escaped(draft.hts)}, determined for ${escaped(draft.date)}. Not signed, so not yet a certification.</p>
<p class="box">What is marked <span class="mark">UNVERIFIED</span> was not read in the agreement or in the regulations themselves: the list of the elements, the letter of the criterion, and the limit of ${draft.blanket.months} months for a blanket period. Hold it against the official text before use.</p>
${qualified}<table><tbody>
${rows}
</tbody></table>
${rule}<p>The certifier states that the good originates, takes responsibility for the truth of what stands above, and keeps the documents that prove it.</p>
<table><tbody><tr><th scope="row">Signature</th><td><div class="line"></div></td></tr><tr><th scope="row">Date</th><td><div class="line"></div></td></tr></tbody></table>
${list("This draft supposes", draft.assumptions)}${list("To know", [...draft.notices, ...records])}
</main></body></html>
`;
}
