import { MOST_CHOICES } from '@assay/notebook';

/** Class of the `index`-th value of a choice's first or second column, on its radio button and on what belongs to it. */
export function choiceClass(column: number, index: number): string {
  return `${column === 0 ? 'a' : 'b'}${index + 1}`;
}

const hidden = [0, 1].flatMap((column) =>
  Array.from({ length: MOST_CHOICES }, (_, index) => {
    const name = choiceClass(column, index);
    return `.choose:has(.${name}:checked) .of:not(.${name})`;
  }),
);

/**
 * Rules by which a checked radio button shows what belongs to it and hides the rest. On paper, and in a browser that cannot
 * tell what is checked within an element (`:has`), there are no buttons and the whole table stands.
 */
export const choiceRules = `.choose fieldset, .chosen { display: none; }
.choose { margin: 1.5rem 0 2rem; }
.choose fieldset > div { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.choose fieldset { margin-bottom: .75rem; }
.choose legend { font-size: 1.0625rem; }
.gauge { display: block; width: 100%; max-width: 24rem; height: .75rem; margin-top: .25rem; background: var(--shade); }
.gauge path { fill: var(--link); }
.gauge .set { fill: none; stroke: var(--ink); stroke-width: 3; vector-effect: non-scaling-stroke; }
.choose label { font-weight: 400; }
@media screen { @supports selector(:has(a)) {
  .choose fieldset, .chosen { display: block; }
  .choose .whole, .choose:has(input.all:checked) .chosen { display: none; }
  .choose:has(input.all:checked) .whole, .choose:has(:target) .whole { display: block; }
${hidden.join(', ')} { display: none; }
} }`;
