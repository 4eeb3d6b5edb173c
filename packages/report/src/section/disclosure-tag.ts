import type { DisclosureStatus } from '@assay/evidence';
import { type Html, html } from '../page/html.ts';

const words: Readonly<Record<DisclosureStatus['status'], readonly [kind: string, text: string]>> = {
  'not-reviewed': ['warn', 'Not yet checked for disclosure'],
  pass: ['good', 'Passed'],
  suppressed: ['good', 'Small counts suppressed'],
  rounded: ['good', 'Rounded'],
  refused: ['bad', 'Refused: must not leave'],
  excepted: ['warn', 'Released by a named exception'],
};

/**
 * May this number leave? In words as well as colour, with the rule.
 *
 * @example
 * disclosureTag({ status: 'rounded', rule: 'to the nearest 5' }).includes('to the nearest 5') // true
 */
export function disclosureTag({ status, rule, cause }: DisclosureStatus): Html {
  const [kind, text] = words[status];
  const why = cause === undefined ? rule : `held back, since ${cause}`;
  return html`<span class="tag ${kind}">${text}</span>${why && html` ${why}`}`;
}
