import { hiddenAndDrawnIn, hiddenAndDrawnInByGroup } from '@assay/contact-profiling';
import type { FindingDraft } from '@assay/evidence';
import { compare, countCells, withCounts } from '@assay/fairness-metrics';
import { type About, finding, findings, wordsRead } from '@assay/notebook';
import { MATCHING_METHODS } from '@assay/record-matching';
import * as statistics from '@assay/statistics';
import { type Chain, chain } from '../chain.ts';
import { FAMILIAR, tolerance } from '../inputs.ts';

const CHAIN = MATCHING_METHODS.flagsWithinTolerance;
const HIDDEN_METHOD = statistics.STATISTICAL_METHODS.shareAndAdjustedRatio;

export const NO_ORIGIN = statistics.notComputed('the origin of names is not given');
const NOBODY_FREQUENT = statistics.notComputed('nobody in these records is in frequent contact');
const about = finding.about({ questions: ['XM-R1'], method: CHAIN });
const counted = about.with({ method: statistics.STATISTICAL_METHODS.count });

/** The chain with who is truly flagged, and who at the chosen tolerance. */
interface Flagged extends Chain {
  readonly truly: Uint8Array;
  readonly seen: Uint8Array;
}

export const propagationFindings = findings('propagationFindings', 'What a merge tolerance does to who is flagged', {
  needs: { chain, tolerance },
  compute: ({ chain, tolerance }) => {
    const known = about.given(
      'status' in chain ? chain : { ...chain, truly: chain.perfect.listed, seen: chain.byTolerance[tolerance]!.listed },
    );
    return [
      byTolerance(known),
      wordsRead(
        counted,
        'chain.words',
        'What was made of each word of the file',
        'status' in chain ? [] : chain.log.words,
      ),
      known.people('chain.hidden', 'People in frequent contact whom the chosen tolerance hides', {
        from: ({ truly, seen }) => (truly.includes(1) ? hiddenAndDrawnIn(truly, seen).hidden : NOBODY_FREQUENT),
      }),
      known.people('chain.drawn-in', 'People flagged at the chosen tolerance who are not in frequent contact', {
        from: ({ truly, seen }) => hiddenAndDrawnIn(truly, seen).drawnIn,
      }),
      groupTable(
        known,
        'groups.by-origin',
        'Who is hidden and who is drawn in, by the origin of the name',
        'Origin of the name',
        ({ log }) => (log.origin.values.length === 0 ? NO_ORIGIN : log.origin),
      ),
      groupTable(
        known.with({
          limitations:
            'A person has the group that any of their records states. Who has more records has more chances that one does, so those without a recorded group are mostly people with few contacts.',
        }),
        'groups.by-ethnicity',
        'Who is hidden and who is drawn in, by ethnicity',
        'Ethnicity',
        ({ log }) =>
          log.ethnicity.values.length === 0 ? statistics.notComputed('ethnicity is not given') : log.ethnicity,
      ),
      ratioTable(known),
      byToleranceAndGroup(known),
    ];
  },
});

function byTolerance(known: About<Flagged>): FindingDraft {
  return known.table('chain.by-tolerance', 'The same contacts under each merge tolerance', {
    unit: 'count',
    limitations: [
      'Invented people of all groups are equally often in contact; real ones may not be.',
      'The lower bound of all people in need takes every profile for a person, so scattered records inflate it.',
    ],
    rows: ({ perfect, byTolerance, truly }) =>
      [perfect, ...byTolerance].map((link) => ({
        link,
        ...hiddenAndDrawnIn(truly, link.listed),
        offered: hiddenAndDrawnIn(truly, link.offered),
      })),
    estimates: { unit: 'count', contributors: 'profiles', limits: false },
    columns: (t) => [
      t.key('tolerance', 'Edits allowed', ({ link }) => link.name),
      t.count('profiles', 'Profiles', 'profiles', ({ link }) => link.profiles),
      t.people('mixed', 'People mixed with others', ({ link }) => link.mixed),
      t.people('scattered', 'People in several profiles', ({ link }) => link.scattered),
      t.count('flagged', 'Profiles flagged', 'profiles', ({ link }) => statistics.exactSum(link.flagged)),
      t.people('found', 'In frequent contact and found'),
      t.people('frequent', 'In frequent contact'),
      t.share('recall', 'Share found', { of: 'found', outOf: 'frequent' }),
      t.people('drawnIn', 'Drawn in wrongly'),
      t.people('listed', 'People in flagged profiles', ({ flagged }) => flagged),
      t.share('wrong', 'Share drawn in of people in flagged profiles', { of: 'drawnIn', outOf: 'listed' }),
      t.people('referred', 'Offered support', ({ offered }) => offered.flagged),
      t.people('referredWrongly', 'Of them not in frequent contact', ({ offered }) => offered.drawnIn),
      t.estimate('leastPeople', 'At least so many people in need, as it would seem', ({ link: { leastPeople } }) =>
        leastPeople.status === 'computed' ? Math.round(leastPeople.value) : leastPeople,
      ),
    ],
  });
}

function groupTable(
  known: About<Flagged>,
  id: string,
  title: string,
  label: string,
  groupOf: (flagged: Flagged) => statistics.DictionaryColumn | statistics.NotComputed,
): FindingDraft {
  const limits = (name: string) => ({ limits: { low: `${name}Low`, high: `${name}High`, from: 'Low', to: 'High' } });
  return known.table(id, title, {
    method: HIDDEN_METHOD,
    counts: 'people',
    rows: (flagged) => {
      const group = groupOf(flagged);
      if ('status' in group) return group;
      return hiddenAndDrawnInByGroup(group, flagged.truly, flagged.seen);
    },
    columns: (t) => [
      t.key('group', label),
      t.people('people', 'People'),
      t.people('frequent', 'In frequent contact'),
      t.share('frequentShare', 'Share in frequent contact', { of: 'frequent', outOf: 'people' }, { limits: false }),
      t.people('flagged', 'Flagged'),
      t.share('flaggedShare', 'Share flagged', { of: 'flagged', outOf: 'people' }, { limits: false }),
      t.people('hidden', 'Hidden'),
      t.share(
        'hiddenShare',
        'Share hidden of those in frequent contact',
        { of: 'hidden', outOf: 'frequent' },
        limits('hidden'),
      ),
      t.people('drawnIn', 'Drawn in'),
      t.share(
        'drawnInShare',
        'Share drawn in of all others',
        ({ drawnIn, others }) => ({ of: drawnIn, outOf: others }),
        limits('drawnIn'),
      ),
    ],
  });
}

/** Share hidden and share flagged beside people with familiar names. */
function ratioTable(known: About<Flagged>): FindingDraft {
  return known.table('groups.ratio', 'Share hidden, as a multiple of that of people with British or Irish names', {
    method: HIDDEN_METHOD,
    limitations:
      '"Insufficient evidence" is not evidence that groups are treated alike. A ratio within a quarter either way would be called equivalent; someone chose that number.',
    rows: ({ log, truly, seen }) =>
      log.origin.values.includes(FAMILIAR)
        ? withCounts(
            compare(countCells({ attributes: { group: log.origin }, label: truly, decision: seen }), {
              attributes: ['group'],
              metrics: ['falseNegativeRate'],
              scale: 'ratio',
              to: { kind: 'reference', group: FAMILIAR },
              margin: 1.25,
            }),
          )
        : NO_ORIGIN,
    columns: (t) => [
      t.key('group', 'Origin of the name'),
      t.ratio('ratio', 'Times as often hidden', ({ counts }) => counts, { counts: 'people' }),
      t.text('verdict', 'Verdict', 'verdict', { contributors: ({ rows }) => rows }),
    ],
  });
}

/** The whole chain by group: hidden, drawn in and offered support, at every tolerance. */
function byToleranceAndGroup(known: About<Flagged>): FindingDraft {
  return known.table('groups.by-tolerance', {
    title: 'Hidden, drawn in and offered support at each tolerance, by the origin of the name',
    method: HIDDEN_METHOD,
    rows: ({ log, perfect, byTolerance, truly }) =>
      log.origin.values.length === 0
        ? NO_ORIGIN
        : [perfect, ...byTolerance].flatMap(({ name: tolerance, listed, offered }) => {
            const support = hiddenAndDrawnInByGroup(log.origin, truly, offered);
            return hiddenAndDrawnInByGroup(log.origin, truly, listed).map((own, at) => ({
              tolerance,
              ...own,
              support: support[at]!,
            }));
          }),
    columns: (t) => [
      t.key('tolerance', 'Edits allowed'),
      t.key('group', 'Origin of the name'),
      t.people('hidden', 'Hidden'),
      t.people('frequent', 'In frequent contact'),
      t.share('share', 'Share hidden', { of: 'hidden', outOf: 'frequent' }),
      t.people('drawnIn', 'Drawn in'),
      t.people('offered', 'Offered support', ({ support }) => support.flagged),
      t.people('offeredWrongly', 'Of them not in frequent contact', ({ support }) => support.drawnIn),
    ],
  });
}
