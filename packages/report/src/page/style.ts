// The style sheet: one column of print-like text, figures on white paper in light and dark, nothing loaded from anywhere.

export const style = `
:root { color-scheme: light dark; --paper: #fff; --ground: #fbfbfa; --ink: #1c1c1c; --quiet: #5b5f66; --line: #d9dbde; --tint: #fdf3dc; }
@media (prefers-color-scheme: dark) { :root { --ground: #16181b; --ink: #e4e5e7; --quiet: #a3a8b0; --line: #3a3e44; --tint: #3b3319; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, serif; }
main { max-width: 68rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }
h1, h2, h3, h4, table, figcaption, .note, summary, dt { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; letter-spacing: -0.01em; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 3rem 0 0.75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.02rem; margin: 2rem 0 0.5rem; }
h4 { font-size: 0.85rem; margin: 0 0 0.4rem; color: var(--quiet); font-weight: 600; }
h1, h2, blockquote, pre, .card td, .card thead th { overflow-wrap: anywhere; }
p { max-width: 44rem; margin: 0.5rem 0; }
.lede { font-size: 1.12rem; line-height: 1.5; }
.note, figcaption { font-size: 0.82rem; line-height: 1.45; color: var(--quiet); }
.pair, .multiples, .texts { display: grid; gap: 1.25rem; margin: 1rem 0; }
.pair { grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); }
.multiples { grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.texts { grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
.single { max-width: 34rem; }
.prompt { margin: 1.25rem 0 1.75rem; }
.prompt > div { display: grid; gap: 1rem 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13.5rem), 1fr)); }
.prompt > p { margin-bottom: 0.6rem; }
.lost { display: flex; flex-wrap: wrap; gap: 0 4rem; align-items: flex-start; }
.lost th[scope="row"] { overflow-wrap: anywhere; }
figure { margin: 0; min-width: 0; break-inside: avoid; }
.paper { background: #fff; border: 1px solid var(--line); border-radius: 3px; padding: 0.35rem; }
.paper svg { display: block; width: 100%; height: auto; }
.pair > figure:only-child { max-width: 34rem; }
figcaption { margin-top: 0.4rem; }
.scroll { overflow-x: auto; margin: 0.75rem 0; }
table { border-collapse: collapse; font-size: 0.86rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: baseline; padding: 0.28rem 1rem 0.28rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th, thead td { border-bottom: 1.5px solid var(--quiet); font-weight: 600; }
.numbers td, .numbers thead th + th { text-align: right; padding: 0.28rem 0 0.28rem 1.5rem; font-variant-numeric: tabular-nums; }
.numbers td small, .numbers thead small { display: block; white-space: nowrap; font-weight: 400; }
small { font-size: 0.88em; color: var(--quiet); }
.absent { color: var(--quiet); }
.verdicts th { min-width: 15rem; max-width: 22rem; }
.verdicts small { display: block; }
.card { min-width: min(100%, 30rem); }
.card th { color: var(--quiet); min-width: 9rem; }
.card thead th { color: var(--ink); }
.card .heading { padding-top: 1rem; color: var(--ink); font-weight: 600; }
.card td { min-width: 7rem; }
.card .mark, .card thead td { min-width: 0; padding-right: 0.6rem; }
.card .differs > * { background: var(--tint); }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: 0.92em; }
blockquote { margin: 0; padding: 0.75rem 0.9rem; border-left: 3px solid var(--line); font-size: 0.92rem; line-height: 1.5; }
blockquote p { margin: 0 0 0.7em; }
blockquote p:last-child { margin: 0; }
details { margin: 1.25rem 0 0; }
summary { cursor: pointer; font-size: 0.9rem; }
pre { overflow-x: auto; padding: 0.75rem 0.9rem; border: 1px solid var(--line); border-radius: 3px; font-size: 0.8rem; line-height: 1.45; }
dl { font-size: 0.92rem; margin: 0; }
dl > div { display: grid; grid-template-columns: 9rem 1fr; gap: 0.75rem; padding: 0.2rem 0; }
dt { font-size: 0.86rem; font-weight: 600; }
dd { margin: 0; max-width: 44rem; }
@media (max-width: 34rem) {
  main { padding: 1.75rem 1rem 3rem; }
  h1 { font-size: 1.5rem; }
  table { font-size: 0.8rem; }
  .numbers td, .numbers thead th + th { padding-left: 0.8rem; }
  .numbers td small { white-space: normal; }
  .numbers th small { display: block; }
  th, td { padding-right: 0.6rem; }
  .card th { min-width: 6rem; }
  .card td { min-width: 5rem; }
  dl > div { grid-template-columns: 1fr; gap: 0; padding: 0.35rem 0; }
}
@media print {
  :root { --ground: #fff; --ink: #000; --quiet: #444; --line: #bbb; --tint: #eee; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  tr, figure, blockquote { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;
