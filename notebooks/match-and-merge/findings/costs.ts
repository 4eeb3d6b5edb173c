import { finding, findings } from '@assay/notebook';
import type { Tolerance, ToleranceRow } from '@assay/record-matching';
import { bestAtLiveSize, MATCHING_METHODS, scatteredPeople, wholeLinks, wholePeople } from '@assay/record-matching';
import { eventsOfRange, notComputed } from '@assay/statistics';
import { extractDraw } from '../inputs.ts';
import { live, whyNoLive } from './live.ts';
import { sweep } from './tolerance.ts';

const missedOf = ({ errors }: ToleranceRow) => ({
  of: errors!.missedPairs,
  outOf: errors!.truePairs + errors!.missedPairs,
});
const inWords = ({ forename, surname }: Tolerance): string => `${forename} in first name, ${surname} in surname`;

export const costFindings = findings('costFindings', 'Which tolerance is best for each weighing of the two errors', {
  needs: { sweep, live, extractDraw },
  compute: ({ sweep, live, extractDraw }, { random }) => {
    const best = () => {
      if (sweep.truth === null || live === null) return whyNoLive(sweep);
      if (extractDraw === 'records') {
        return notComputed('records drawn at random part the records of people; draw people with all their records');
      }
      const { entities: people } = sweep.truth;
      const rows = bestAtLiveSize(live, scatteredPeople(sweep), random('best tolerance'));
      return rows.map((row) => ({ ...row, people }));
    };
    const about = finding.about({
      questions: ['MM-P1', 'MM-D1'],
      method: MATCHING_METHODS.expectedCost,
      limitations: [
        'One weight stands for all harms; being mixed with a suspect is worse than with a witness.',
        'Each pair of people wrongly linked is taken to mix two people more.',
      ],
    });
    return [
      about.table('costs.live', {
        title:
          'What each tolerance would do: links in the live register that join two people, and pairs of one person left apart',
        limitations: 'Names, dates and errors are taken to stay as they are in this extract.',
        rows:
          live === null || sweep.truth === null
            ? whyNoLive(sweep)
            : sweep.rows.map((row) => ({
                ...row,
                links: wholeLinks(live.links(row.forename, row.surname)),
                records: sweep.records,
              })),
        estimates: { unit: 'proportion', contributors: 'records' },
        columns: (t) => [
          t.key('forename', 'Edits in first name', 'forename', { unit: 'count' }),
          t.key('surname', 'Edits in surname', 'surname', { unit: 'count' }),
          t.estimate('wrongShare', 'Of links in the live register: join two people', ({ links }) => links.wrongShare),
          t.estimate('wrong', 'Wrong links in the live register', ({ links }) => links.wrong, {
            unit: 'count',
            limits: false,
            // Its range stands with the growth of the register, and says how few pairs it is predicted from.
            contributors: ({ links: { wrong }, records }) =>
              typeof wrong === 'number' || 'status' in wrong.interval
                ? records
                : Math.min(Math.round(eventsOfRange(wrong.value, wrong.interval)), records),
            counts: 'pairs',
          }),
          t.share('missed', 'Of pairs of one person here: stay apart', missedOf, { counts: 'pairs', interval: null }),
          t.behind(t.count('records', 'Records of this extract', 'records')),
        ],
      }),
      about.table('costs.best', {
        title: 'The best tolerance in the live register, by how many scattered people one mixed person weighs',
        unit: 'count',
        rows: best(),
        estimates: { unit: 'count', contributors: 'people' },
        columns: (t) => [
          t.key('from', 'One mixed person weighs at least so many scattered', 'fromRatio', { unit: 'score' }),
          t.estimate('to', 'and at most (empty: without end)', 'toRatio', { unit: 'score', limits: false }),
          t.key('tolerance', 'Best then: edits allowed', ({ choice }) => inWords(choice)),
          t.estimate('mixedPeople', 'People mixed with others in the live register', (row) =>
            wholePeople(row.overMerged, row.overMergedInterval),
          ),
          t.estimate('scatteredPeople', 'People in several profiles there', (row) =>
            wholePeople(row.underMerged, row.underMergedInterval),
          ),
          t.text(
            'others',
            'Cannot be told apart from (mid-range)',
            ({ notToldApart }) => (notToldApart.length === 0 ? 'none' : notToldApart.map(inWords).join('; ')),
            { contributors: 'people' },
          ),
          t.behind(t.people('people', 'People in this extract')),
        ],
      }),
    ];
  },
});
