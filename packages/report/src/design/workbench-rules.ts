/** Rules of the workbench's own pages: forms, cards, trails. A report that stands alone does not carry them. */
export const workbenchRules = `.breadcrumbs { font-size: .9375rem; margin: 1rem 0 0; }
.breadcrumbs ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem .5rem; }
.breadcrumbs li + li::before { content: "›"; color: var(--quiet); margin-right: .5rem; }
.cards { list-style: none; padding: 0; }
.cards > li { border-top: 1px solid var(--rule); padding: 1rem 0; max-width: none; }
.cards h2 a { white-space: normal; }
.cards h2, .cards h3 { margin: 0 0 .25rem; font-size: 1.1875rem; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 0 2.5rem; }
.trail { list-style: none; padding: 0; margin: 1.5rem 0; border-left: .25rem solid var(--brand); }
@media (prefers-color-scheme: dark) { .trail { border-color: var(--link); } }
.trail > li { padding: 0 0 1.25rem 1.25rem; max-width: none; }
.trail h2 { margin: 0 0 .25rem; font-size: 1.1875rem; }
form { margin: 0; }
.field { margin-bottom: 1.25rem; }
.field.error { border-left: .3125rem solid var(--bad); padding-left: .75rem; }
.hint { display: block; color: var(--quiet); margin: 0 0 .25rem; }
.error-message { display: block; color: var(--bad); font-weight: 700; }
input, select, textarea, button { font: inherit; color: inherit; }
input:not([type=checkbox], [type=radio]), select, textarea { border: .125rem solid var(--ink); background: var(--paper); padding: .375rem .5rem; width: 100%; max-width: 26rem; border-radius: 0; min-height: 2.5rem; }
textarea { max-width: 44rem; min-height: 6rem; }
input[type=number], input[type=date] { max-width: 12rem; }
.button { display: inline-block; border: .125rem solid transparent; background: #00603a; color: #ffffff; padding: .5rem 1rem; font-weight: 700; cursor: pointer; text-decoration: none; box-shadow: 0 .125rem 0 #00301d; }
.button:focus-visible { color: var(--on-focus); background: var(--focus); }
.button.secondary { background: var(--shade); color: var(--ink); border-color: var(--rule); box-shadow: 0 .125rem 0 var(--rule); }
.button.secondary:focus-visible { color: var(--on-focus); background: var(--focus); }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; margin: 1.5rem 0; }
progress { width: 100%; max-width: 26rem; height: 1.25rem; accent-color: var(--link); }
.error-summary { border: .25rem solid var(--bad); padding: 1rem; margin-bottom: 1.5rem; }
.error-summary h2 { margin-top: 0; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
