import { agreeInText } from '../markdown/agree-in-number.ts';
import type { LeftOut } from '../markdown/sayable-prose.ts';
import { type Html, html } from '../page/html.ts';

/** More names than these say no more than their number does. */
const MOST_NAMED = 3;

/**
 * What a section leaves out, once for each reason: which numbers, figures and tables, and why. A reason that the page gave
 * before is not given again.
 */
export function leftOut(missing: readonly LeftOut[], told: Set<string>): Html {
  const byReason = new Map<string, Set<string>>();
  for (const { what, reason } of missing) {
    const whats = byReason.get(reason) ?? new Set();
    byReason.set(reason, whats.add(what));
  }
  return html`<div class="inset small left-out">${[...byReason].map(([reason, whats]) => {
    const names = [...whats];
    const rest = names.length - MOST_NAMED;
    const named = rest > 0 ? `${names.slice(0, MOST_NAMED).join('; ')}; and ${rest} more` : names.join('; ');
    const isTold = told.has(reason);
    told.add(reason);
    return html`<p><b>Left out here</b>, ${isTold ? 'for a reason given above' : `because ${agreeInText(reason)}`}: ${named}.</p>\n`;
  })}</div>`;
}
