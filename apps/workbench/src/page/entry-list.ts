import { type Html, html } from '@assay/report';
import { isOfPanel } from '../security/permissions.ts';
import { isWithoutLogIn, roleTitle } from '../security/person.ts';
import { type Entry, openActions } from '../store/entries.ts';
import { entryKinds } from '../store/entry-kinds.ts';
import { dayText, instantText } from './date-text.ts';

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
  return html`<li id="entry-${id}"><h3>${entryKinds[kind].title} ${id}${verdict !== null && (kind === 'disclosure' || kind === 'certificate' || kind === 'sign-off') && html` <span class="tag ${verdictKind}">${verdict}</span>`}${kind === 'action' && (open.has(id) ? html` <span class="tag warn">open</span>` : html` <span class="tag good">done</span>`)}${recorded !== null && `: ${recorded}`}</h3>
<p>${text}</p>
<p class="quiet small">${byName} (${roleTitle(byRole)}), ${instantText(at)}${isWithoutLogIn({ role: byRole }) && isOfPanel(kind) && ' · noted without log-in, not recorded by the panel’s chair or secretary'}${finding !== null && html` · on <code>${finding}</code>`}${answers !== null && html` · answers <a href="#entry-${answers}">${answers}</a>`}${owner !== null && (kind === 'dissent' ? ` · the view of ${owner}` : ` · owner: ${owner}`)}${due !== null && ` · due ${dayText(due)}`}</p></li>\n`;
}
