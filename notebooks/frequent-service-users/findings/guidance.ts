import { finding, findings } from '@assay/notebook';
import { expiresAfterDays, flagContacts, flagDays } from '../inputs.ts';
import { cardFindings } from './card.ts';
import { directionFindings } from './coverage.ts';
import { outcomeFindings } from './flags.ts';
import { impressionFindings } from './impressions.ts';
import { neverFindings } from './never.ts';
import { quietFindings } from './quiet.ts';
import { responseFindings } from './response.ts';
import { stabilityFindings } from './stability.ts';
import { supportFindings } from './support.ts';

export const guidanceFindings = findings('guidanceFindings', 'Draft guidance, each sentence from a finding', {
  needs: {
    stabilityFindings,
    cardFindings,
    neverFindings,
    quietFindings,
    outcomeFindings,
    supportFindings,
    responseFindings,
    directionFindings,
    impressionFindings,
    flagContacts,
    flagDays,
    expiresAfterDays,
  },
  compute: ({ flagContacts, flagDays, expiresAfterDays, ...stated }) => {
    const drafts = Object.values(stated).flat();
    /** A sentence with a {share} in it, and the finding that it rests on; without the finding the warning stands alone. */
    const said = (about: string, basis: string, sentence: string, without: string) => {
      const value = drafts.find(({ id }) => id === basis)?.value;
      const isKnown = typeof value === 'number';
      return {
        about,
        basis,
        sentence: isKnown ? sentence.replace('{share}', `${Math.round(value * 100)} in every 100`) : without,
      };
    };
    const rows = [
      {
        about: 'What a flag is',
        basis: 'settings.flagged',
        sentence: `A flag says that a person made at least ${flagContacts} inbound contacts in ${flagDays} days, or the same pace over three such windows. It says nothing else. It does not say that the person is vulnerable, is a risk, or is a nuisance.`,
      },
      said(
        'How long it stands',
        'stability.kept',
        `A flag ends after ${expiresAfterDays} days. Of one year’s list, {share} are on the next: a list of last year is out of date.`,
        `A flag ends after ${expiresAfterDays} days. Lists turn over: a list of last year is out of date.`,
      ),
      said(
        'Luck',
        'stability.unsure',
        'Of people on the list, {share} more likely than not have a rate below the frequent one and had a bad year. Do not compare places on the list.',
        'Some people are on the list because of one bad year. Do not compare places on the list.',
      ),
      said(
        'Whose record it is',
        'card.doubtful',
        'Of flagged people, {share} have a record that was merged or may be doubled. Look at the identity line of the card before you act.',
        'Look at the identity line of the card before you act.',
      ),
      said(
        'Who is not on the list',
        'quiet.later-share',
        'Of people in the log who later came to serious harm, {share} had at most one contact in the year before. No flag is no reassurance.',
        'No flag is no reassurance: people most at risk may never call.',
      ),
      said(
        'Words',
        'outcomes.nuisance',
        'Do not write "nuisance". Of flags with that label, {share} led to enforcement. Write what happened and what the person asked for.',
        'Do not write "nuisance". Write what happened and what the person asked for.',
      ),
      said(
        'What to do',
        'response.never',
        'Offer support first, and record what you did and when. Of older flags, {share} were never acted on; to flag and do nothing is to have known and not responded.',
        'Offer support first, and record what you did and when. To flag and do nothing is to have known and not responded.',
      ),
      said(
        'What fewer calls mean',
        'support.naive',
        'Contact of people who got support fell by {share} against their own year before. Much of that happens without any support: do not report it as a success. A person who stops calling may have lost trust.',
        'Contact falls after a bad year without any support: do not report it as a success. A person who stops calling may have lost trust.',
      ),
      said(
        'Calls that the force makes',
        'direction.changed',
        'Calls back and contact that officers began do not count. If they did, {share} of the list would be other people.',
        'Calls back and contact that officers began do not count.',
      ),
      said(
        'Your own knowledge',
        'impressions.right',
        'Of the people whom teams named from memory, {share} were as far up the data’s list. Neither list is complete; use both, and say which you used.',
        'Neither memory nor data is complete; use both, and say which you used.',
      ),
    ];
    const about = finding.about({
      questions: ['FSU-R4', 'FSU-Q3'],
      method: { name: 'Sentences filled from findings', source: 'this notebook' },
    });
    return [
      about.table('guidance.draft', 'Draft guidance for users of the dashboard', {
        unit: 'text',
        limitations:
          'A draft for the stakeholder group to change. Numbers are those of the input: on invented people they are invented.',
        rows,
        columns: (t) => [t.key('about', 'About'), t.text('sentence', 'Guidance'), t.text('basis', 'Rests on')],
      }),
    ];
  },
});
