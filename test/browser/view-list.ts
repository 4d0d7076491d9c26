// The views of the page that tests of its looks go through, by what stands behind the `#`.

/** Home, search, a heading, answers of several kinds, kinds of goods, and every tab. */
export const VIEWS = [
  "",
  "date=2025-10-03",
  "q=kitchen%20cabinets",
  "hts=940340",
  "hts=7604210010&date=2026-10-07&value=50000.00",
  "hts=9403409060&date=2026-11-30&value=12500.00",
  "hts=1702903500&date=2026-06-07&value=1000.00",
  "hts=6109100004&date=2026-11-30&known=2025-06-01&fees=1",
  "hts=4407110002&date=2026-11-30",
  "hts=2203000030&date=2026-11-30",
  "q=zzqxv",
  "q=steel%20tariffs",
  "tab=measure&measure.id=cabinets",
  "tab=measure&measure.id=lumber",
  "tab=measure&measure.id=bans",
  "tab=measure&measure.id=canada-338",
  ...["entries", "what-if", "origin", "timeline", "refunds", "trade"].map((id) => `tab=${id}`),
];
