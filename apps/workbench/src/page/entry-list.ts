import { type Html, html } from '@assay/report';
import { type Entry, type EntryKind, openActions } from '../store/entries.ts';
import { dayText, instantText } from './date-text.ts';

const titles: Readonly<Record<EntryKind, string>> = {
  comment: 'Comment',
  answer: 'Answer',
  disclosure: 'Disclosure decision',
  certificate: 'Rerun certificate',
  'sign-off': 'Sign-off',
  outcome: 'Outcome recorded',
  stage: 'Stage',
  recommendation: 'Recommendation',
  action: 'Action',
  'action-done': 'Action done',
  dissent: 'Dissent',
};

/** What people said and decided, in order, with who and when. */
export function entryList(
  entries: readonly Entry[],
  title = 'Record',
  /** Words for what an entry records beside its text, such as a stage or an outcome. */
  recorded: (entry: Entry) => string | null = () => null,
): Html {
  const open = new Set(openActions(entries).map(({ id }) => id));
  return html`<h2>${title}</h2>
${entries.length === 0 ? html`<p>Nothing has been recorded yet.</p>` : html`<ol class="cards">${entries.map((entry) => entryItem(entry, open, recorded(entry)))}</ol>`}`;
}

function entryItem(entry: Entry, open: ReadonlySet<number>, recorded: string | null): Html {
  const { id, kind, verdict, text, owner, due, finding, answers, byName, byRole, at } = entry;
  const verdictKind = verdict === 'release' || verdict === 'holds' || verdict === 'agreed' ? 'good' : 'warn';
  return html`<li id="entry-${id}"><h3>${titles[kind]} ${id}${verdict !== null && (kind === 'disclosure' || kind === 'certificate' || kind === 'sign-off') && html` <span class="tag ${verdictKind}">${verdict}</span>`}${kind === 'action' && (open.has(id) ? html` <span class="tag warn">open</span>` : html` <span class="tag good">done</span>`)}${recorded !== null && `: ${recorded}`}</h3>
<p>${text}</p>
<p class="quiet small">${byName} (${byRole}), ${instantText(at)}${finding !== null && html` · on <code>${finding}</code>`}${answers !== null && html` · answers <a href="#entry-${answers}">${answers}</a>`}${owner !== null && ` · owner: ${owner}`}${due !== null && ` · due ${dayText(due)}`}</p></li>\n`;
}
