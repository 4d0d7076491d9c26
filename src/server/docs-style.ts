// The look of the server's documents: that of the page, in its two themes, in one column where there is little room.

/** The style sheet. The typeface is the page's, where the page is served too. */
export const STYLE = `@font-face {
  font-family: Inter;
  src: url("/inter.woff2") format("woff2");
  font-weight: 100 900;
  font-display: swap;
}
:root {
  --paper: #fcfbf8; --card: #fff; --ink: #17181c; --soft: #5a5a63; --line: #e2dfd7; --tint: #f4f1ea;
  --accent: #8f2f1b; --get: #2c5f8a; --post: #0b6b50;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131418; --card: #1b1d22; --ink: #eceae6; --soft: #a9a8ae; --line: #303239; --tint: #1f2127;
    --accent: #ff9d80; --get: #82b9e6; --post: #6fd0aa;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 Inter, system-ui, sans-serif; overflow-wrap: anywhere; }
code { font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .2em; }
a:hover { color: var(--accent); }
:focus-visible { outline: 3px solid var(--get); outline-offset: 2px; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: .75rem 1.5rem; background: var(--paper); border-bottom: 1px solid var(--line); }
header a { text-decoration: none; color: var(--soft); }
header a:first-child { font-weight: 700; color: var(--ink); }
main { max-width: 82rem; padding: 0 1.5rem; }
.intro { max-width: 56rem; padding-top: 2rem; }
.body { max-width: 56rem; min-width: 0; padding: 1rem 0 6rem; }
h1 { font-size: 28px; line-height: 1.2; letter-spacing: -.025em; margin: 0 0 .5rem; }
h1 small { font-size: 15px; font-weight: 500; letter-spacing: 0; color: var(--soft); }
h2 { font-size: 22px; line-height: 1.3; letter-spacing: -.015em; margin: 0 0 .25rem; }
h2 code { font-size: 17px; font-weight: 600; }
h3 { font-size: 15px; margin: 1.5rem 0 .25rem; }
p { margin: .3rem 0; }
.lead { color: var(--soft); max-width: 42rem; }
section { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-top: 2rem; }
.beside h2#schemas { margin-top: 4rem; }
section > h3:first-child { font-size: 17px; margin-top: 0; }
ul { list-style: none; margin: 0; padding: 0; }
.method { display: inline-block; min-width: 3rem; font: 600 11px/1.8 ui-monospace, "SF Mono", Menlo, Consolas, monospace; letter-spacing: .04em; color: var(--get); }
.method.post { color: var(--post); }
h2 .method { font-size: 13px; }
.fields { border-top: 1px solid var(--line); }
.fields > li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
.fields > li > code:first-child { font-weight: 600; }
.fields p { color: var(--soft); max-width: 42rem; }
.fields .fields { margin: .5rem 0 0 1rem; padding-left: 1rem; border-top: 0; border-left: 2px solid var(--line); }
.fields .fields > li:last-child { border-bottom: 0; padding-bottom: 0; }
.type, .type code { color: var(--soft); }
.mark { font-size: 13px; color: var(--accent); }
dl { display: grid; grid-template-columns: 4rem 1fr; gap: .5rem 0; margin: 0; }
dt { font: 600 13px/1.8 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
dd { margin: 0; min-width: 0; }
aside h2 { font-size: 13px; letter-spacing: 0; color: var(--soft); margin: 1.5rem 0 .25rem; }
aside li { padding: .1rem 0; }
aside a { text-decoration: none; }
aside h2 a { color: inherit; }
.codes > li { display: grid; grid-template-columns: 17rem 1fr; gap: 0 1.5rem; padding: .6rem 0; border-bottom: 1px solid var(--line); }
.codes { border-top: 1px solid var(--line); margin-top: 1.5rem; }
.codes span { display: block; color: var(--soft); }
@media (min-width: 1000px) {
  .beside { display: grid; grid-template: "aside intro" auto "aside body" 1fr / 17rem minmax(0, 1fr); gap: 0 3rem; }
  .intro { grid-area: intro; }
  .body { grid-area: body; }
  aside { grid-area: aside; position: sticky; top: 3rem; align-self: start; height: calc(100vh - 3rem); overflow-y: auto; padding: 0 1rem 2rem 0; border-right: 1px solid var(--line); }
}
@media (max-width: 999px) {
  .wide { display: none; }
  .intro { padding-top: 1rem; }
}
@media (max-width: 600px) {
  header, main { padding-left: 1rem; padding-right: 1rem; }
  .codes > li { grid-template-columns: 1fr; }
}
@media print {
  header, aside { display: none; }
}
`;
