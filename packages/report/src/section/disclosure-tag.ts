import type { DisclosureStatus } from '@assay/evidence';
import { type Html, html } from '../html/html.ts';

const words: Readonly<Record<DisclosureStatus['status'], readonly [kind: string, text: string]>> = {
  'not-reviewed': ['warn', 'Not yet checked for disclosure'],
  pass: ['good', 'Passed'],
  suppressed: ['good', 'Small counts suppressed'],
  rounded: ['good', 'Rounded'],
  refused: ['bad', 'Refused: must not leave'],
  excepted: ['warn', 'Released by a named exception'],
};

/** Whether a number may leave, in words as well as colour, with the rule. */
export function disclosureTag({ status, rule }: DisclosureStatus): Html {
  const [kind, text] = words[status];
  return html`<span class="tag ${kind}">${text}</span>${rule && html` ${rule}`}`;
}
