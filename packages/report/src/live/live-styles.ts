/** Rules of the live page alone; the workbench's own stand before them. */
export const liveStyles = `main.live { max-width: 120rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
.live-columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem; }
.live-status { background: var(--paper); border-bottom: 1px solid var(--rule); padding: .5rem 0 0; }
.live-status p { margin: 0 0 .5rem; max-width: none; }
.live-cell { border-top: .125rem solid var(--rule); padding-top: .25rem; margin-top: 1.5rem; scroll-margin-top: 4rem; }
.live-cell h3 { margin: .5rem 0 .25rem; }
.live-cell .tag { font-size: .8125rem; font-weight: 400; margin-left: .25rem; }
.live-code pre { margin: .25rem 0; }
.live-line { display: inline-block; min-width: 3ch; text-align: right; color: var(--quiet); user-select: none; }
.live-lines { border-left: .25rem solid var(--note); white-space: pre-wrap; max-height: 20rem; overflow: auto; }
.live-prose li { max-width: none; }
.live-findings { list-style: none; padding: 0; }
.live-findings li { border-left: .25rem solid var(--brand); padding-left: .75rem; margin-bottom: .75rem; max-width: none; }
.live-findings p { margin: 0 0 .25rem; }
.live-number { font-size: 1.25rem; font-variant-numeric: tabular-nums; }
.live-rows { width: auto; font-size: .875rem; }
.live-rows th, .live-rows td { padding: .25rem .75rem .25rem 0; white-space: nowrap; }
.live-find { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0 0 1rem; font-size: .9375rem; }
.live-find label { font-weight: 400; }
.live-find input[type=search] { width: 12rem; }
.is-old { color: var(--quiet); }
.live-graph { font: 12px system-ui, -apple-system, "Segoe UI", Arial, sans-serif; display: block; max-width: none; }
.live-graph rect { fill: var(--shade); stroke: var(--rule); }
.live-graph text { fill: var(--ink); }
.live-graph .lines path { fill: none; stroke: var(--quiet); stroke-width: 1; opacity: .6; }
.live-graph .is-current rect { fill: var(--good-shade); }
.live-graph .is-failed rect { fill: var(--bad-shade); }
.live-graph .is-due rect, .live-graph .is-computing rect, .live-graph .is-blocked rect { fill: var(--warn-shade); }
.live-graph a:focus-visible rect { stroke: var(--ink); stroke-width: 3; fill: var(--focus); }
.live-graph a:focus-visible text { fill: var(--on-focus); }
.live-graph a:focus-visible { box-shadow: none; background: none; }
.live-answers del { color: var(--quiet); } .live-answers ins { font-weight: 600; text-decoration: none; }
.live-report { border: 1px solid var(--rule); padding: 1rem; }
.live-report.is-behind { opacity: .6; }
.live-editor { border: .125rem solid var(--ink); margin: 1rem 0; padding: .75rem; }
.live-editor textarea { width: 100%; max-width: none; min-height: 24rem; font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .875rem; }
.live-editor-place { border: 1px solid var(--rule); max-height: 32rem; overflow: auto; }
@media (min-width: 70rem) {
  .live-columns { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .live-status { position: sticky; top: 0; z-index: 2; }
  .live-report { position: sticky; top: 4rem; align-self: start; max-height: calc(100vh - 5rem); overflow: auto; }
}
@media print { .live-report h1 { display: none; } }
`;
