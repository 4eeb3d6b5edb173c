import { choiceRules } from './choice-rules.ts';
import { darkChartColours } from './dark-chart-colours.ts';

/** The same rules without the space that only people need. */
function lean(css: string): string {
  return css.replace(/\s*([{};,]|$)\s*/g, '$1');
}

/**
 * The stylesheet of reports. Patterns follow the GOV.UK Design System (summary list, tag, warning text, details, table,
 * skip link) without its typeface and crown, which belong to GOV.UK services. It stands in every exported file, so it holds
 * what reports use and no more.
 */
export const reportStyles = lean(`:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #0b0c0c; --quiet: #484f54; --rule: #b1b4b6; --shade: #f3f5f7; --brand: #12436d; --on-brand: #ffffff;
  --link: #1a5a96; --good: #00542f; --good-shade: #d5ebdf; --warn: #6b3900; --warn-shade: #fbe8d3; --bad: #8c1c0f; --bad-shade: #f8dcd7;
  --note: #12436d; --note-shade: #dde9f5; --focus: #ffdd00; --on-focus: #0b0c0c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181c; --ink: #f1f3f4; --quiet: #b9c0c6; --rule: #4d565e; --shade: #1e242a; --brand: #0d2f4d; --on-brand: #ffffff;
    --link: #8ec3f5; --good: #9fdcb9; --good-shade: #12382a; --warn: #f6c892; --warn-shade: #43290d; --bad: #f8b4a9; --bad-shade: #4c1a14;
    --note: #b4d5f5; --note-shade: #17334d;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
.skip-link { position: absolute; left: -999rem; }
.skip-link:focus { position: static; display: block; padding: .75rem 1rem; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: max(1px, .0625rem); }
a:hover { text-decoration-thickness: .1875rem; }
:focus-visible { outline: .1875rem solid transparent; background: var(--focus); color: var(--on-focus); box-shadow: 0 -.125rem var(--focus), 0 .25rem var(--on-focus); text-decoration: none; }
.scroll:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible { background: inherit; color: inherit; outline: .1875rem solid var(--focus); outline-offset: 0; box-shadow: inset 0 0 0 .125rem var(--ink); }
.masthead { background: var(--brand); color: var(--on-brand); }
.masthead-inner, .page, .foot-inner { max-width: 62rem; margin: 0 auto; padding: 0 1rem; }
.masthead-inner { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; padding-block: .75rem; }
.masthead p { margin: 0; }
.masthead a { color: var(--on-brand); }
.masthead a:focus-visible { color: var(--on-focus); }
.masthead .brand { font-weight: 700; font-size: 1.25rem; text-decoration: none; }
.masthead nav ul, .views ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
.masthead nav a, .views a { display: inline-block; padding: .125rem 0; }
[aria-current="page"] { font-weight: 700; text-decoration-thickness: .1875rem; }
.views { border-bottom: 1px solid var(--rule); margin: 1rem 0 0; padding-bottom: .5rem; }
main { padding: 1.5rem 0 3rem; display: block; }
h1 { font-size: 2.25rem; line-height: 1.15; margin: 0 0 1rem; text-wrap: balance; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 2.5rem 0 .75rem; text-wrap: balance; }
h3 { font-size: 1.1875rem; line-height: 1.3; margin: 2rem 0 .5rem; }
h4 { font-size: 1.0625rem; margin: 1.5rem 0 .25rem; }
.overline { color: var(--quiet); margin: 0 0 .25rem; }
.lead { font-size: 1.25rem; margin: 0 0 1.5rem; max-width: 44rem; }
p, ul, ol, dl { margin: 0 0 1rem; }
p, li, dd { max-width: 44rem; }
a[href^="/questions/"] { white-space: nowrap; }
.quiet { color: var(--quiet); }
.small { font-size: .9375rem; }
.value { font-variant-numeric: tabular-nums; text-decoration-style: dotted; color: inherit; font-weight: 600; }
code, pre, .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .875em; }
pre { background: var(--shade); border: 1px solid var(--rule); padding: .75rem 1rem; overflow-x: auto; line-height: 1.45; }
.mono { word-break: break-all; }
.scroll { overflow-x: auto; max-width: 100%; margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 700; padding: .25rem 0 .5rem; max-width: calc(100vw - 2rem); }
th, td { text-align: left; vertical-align: top; padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--rule); }
th:last-child, td:last-child { padding-right: 0; }
.n { text-align: right; }
td.n, .data td { white-space: nowrap; }
.data td { text-align: right; }
.range { display: block; color: var(--quiet); font-size: .875em; }
.data td.t { text-align: left; white-space: normal; }
th { vertical-align: bottom; }
th[scope=row] { vertical-align: top; }
.summary-list { border-top: 1px solid var(--rule); }
.summary-list > div { display: grid; grid-template-columns: minmax(9rem, 30%) 1fr; gap: .25rem 1rem; padding: .5rem 0; border-bottom: 1px solid var(--rule); }
.summary-list dt { font-weight: 700; }
.summary-list dd { margin: 0; min-width: 0; grid-column-end: -1; }
.summary-list dd > :last-child { margin-bottom: 0; }
.tag { display: inline-block; padding: .0625rem .5rem; font-size: .9375rem; background: var(--note-shade); color: var(--note); border-radius: .125rem; }
.tag.good { background: var(--good-shade); color: var(--good); }
.tag.warn { background: var(--warn-shade); color: var(--warn); }
.tag.bad { background: var(--bad-shade); color: var(--bad); }
.inset { border-left: .375rem solid var(--rule); padding: .5rem 0 .5rem 1rem; margin: 1rem 0; }
.inset > :last-child { margin-bottom: 0; }
.inset.warn { border-color: var(--warn); } .inset.bad { border-color: var(--bad); } .inset.good { border-color: var(--good); }
.figure { margin: 1.5rem 0 2rem; }
.figure figcaption { font-weight: 700; margin-bottom: .25rem; }
.chart { display: block; width: 100%; max-width: 44rem; height: auto; font: 13px system-ui, -apple-system, "Segoe UI", Arial, sans-serif; }
.chart text { white-space: pre; }
.for-narrow { display: none; }
details { margin: 0 0 1rem; }
summary { color: var(--link); cursor: pointer; padding: .25rem 0; display: list-item; }
details > :not(summary) { margin-left: 1rem; }
section[id^=finding-] { border-top: 1px solid var(--rule); padding-top: .5rem; }
.answer { font-size: 1.25rem; }
.answers { list-style: none; padding: 0; }
.answers li { border-left: .375rem solid var(--brand); padding-left: 1rem; margin-bottom: 1.25rem; max-width: 46rem; }
.answers p { margin-bottom: .25rem; }
.answers .asked { font-weight: 700; }
.answers .asked span { white-space: nowrap; }
.answers .said { font-size: 1.1875rem; }
.contents ol { padding-left: 2.25rem; }
.foot { border-top: 1px solid var(--rule); background: var(--shade); font-size: .9375rem; }
.foot-inner { padding-block: 1.25rem; }
.foot p { margin: 0 0 .25rem; max-width: none; }
fieldset { border: 0; padding: 0; margin: 0 0 1.5rem; min-width: 0; }
legend { font-weight: 700; font-size: 1.1875rem; padding: 0; margin-bottom: .5rem; }
label { display: block; font-weight: 700; }
.choice { display: flex; gap: .5rem; align-items: start; margin-bottom: .25rem; }
.choice input { width: 1.5rem; height: 1.5rem; flex: none; margin: 0; }
.choice label { font-weight: 400; }
@media (max-width: 40rem) {
  h1 { font-size: 1.75rem; } h2 { font-size: 1.3125rem; } .lead, .answer { font-size: 1.125rem; }
  .summary-list > div { grid-template-columns: 1fr; gap: 0; }
  details > :not(summary) { margin-left: 0; }
  .for-wide { display: none; } .for-narrow { display: block; }
}
@media (prefers-color-scheme: dark) {
${darkChartColours}
}
${choiceRules}
@page { size: A4; margin: 18mm 18mm 20mm; }
@media print {
  :root { color-scheme: light; --paper: #ffffff; --ink: #0b0c0c; --quiet: #3d4348; --rule: #8a8f93; --shade: #ffffff; --link: #0b0c0c; --brand: #ffffff; --on-brand: #0b0c0c;
    --good: #00542f; --warn: #6b3900; --bad: #8c1c0f; --note: #12436d; --good-shade: #ffffff; --warn-shade: #ffffff; --bad-shade: #ffffff; --note-shade: #ffffff; }
  body { font-size: 10.5pt; }
  .skip-link, nav:not(.contents), .actions, form, summary { display: none !important; }
  .masthead { border-bottom: 2pt solid var(--ink); }
  .masthead-inner, .page, .foot-inner { max-width: none; padding-inline: 0; }
  h1 { font-size: 22pt; } h2 { font-size: 15pt; } h3 { font-size: 12pt; }
  h1, h2, h3, h4, figcaption, caption, .figure-summary { break-after: avoid; }
  .figure-chart, tr, .summary-list > div, .inset { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  .for-wide { display: block; } .for-narrow { display: none; }
  /* A plain view on paper is for reading; the view to print has every number, in its annex. */
  .folded, .worked-out { display: none; }
  ::details-content { content-visibility: visible; block-size: auto; }
  th, td { padding: 1.5mm 2.5mm 1.5mm 0; }
  .data td { white-space: normal; }
  .data.wide { font-size: 8pt; } .data.widest { font-size: 6pt; } .data.widest th, .data.widest td { padding-right: 1mm; }
  .chart { max-width: 160mm; }
  .tag { border: 1px solid currentColor; }
  a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .875em; word-break: break-all; }
  a { text-decoration: none; }
  .annex { break-before: page; }
  .briefing { font-size: 9pt; } .briefing .small, .briefing .tag { font-size: 8pt; } .briefing .tag { padding: 0 1mm; }
  .briefing h1 { font-size: 15pt; margin-bottom: 1.5mm; } .briefing h2 { font-size: 11pt; margin: 2.5mm 0 1mm; }
  .briefing .answers { columns: 2; column-gap: 6mm; } .briefing .answers li { break-inside: avoid; margin-bottom: 2mm; padding-left: 2.5mm; }
  .briefing .answers p { margin: 0 0 .5mm; } .briefing .answers .said { font-size: 9pt; }
  .briefing .figure { margin: 2mm 0; } .briefing .chart { max-width: 100mm; }
  .briefing + .foot { border: 0; font-size: 8pt; } .briefing + .foot p { display: inline; } .briefing main, .briefing + .foot .foot-inner { padding: 0; } .briefing ul, .briefing .inset { margin: 1mm 0; } .briefing .inset { padding: 0 0 0 2mm; }
}
`);
