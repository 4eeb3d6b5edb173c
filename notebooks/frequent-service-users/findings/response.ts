import { DAY_MILLISECONDS as DAY, responseToFlags, waitingList } from '@assay/contact-profiling';
import { daysByMonth, flagLedger, recordedFlags } from '@assay/dataset';
import { FROM_DATA, finding, findings } from '@assay/notebook';
import * as statistics from '@assay/statistics';
import { STATISTICAL_METHODS, textAt } from '@assay/statistics';
import { NO_FLAGS, recordedOf } from '../contact-log.ts';
import { counted } from '../counted.ts';
import { flags, people, placesPerMonth } from '../inputs.ts';

const PLACES = 'People whom partner services can take on in a month';

export const responseFindings = findings('responseFindings', 'From flag to action: who responds, and how soon', {
  needs: { counted, people, flags, placesPerMonth },
  compute: ({ counted, people, flags, placesPerMonth }) => {
    const recorded = recordedFlags(flags);
    const end = Math.floor(counted.whole.until / DAY);
    const response = flags.rowCount > 0 ? responseToFlags(recorded, end) : NO_FLAGS;
    const takenOn = 'status' in response ? 0 : response.takenOn;
    const places = placesPerMonth === FROM_DATA ? Math.round(takenOn / 12) : placesPerMonth;
    const area = recordedOf(people, flags, 'local_policing_area');
    const byArea = (rows: Int32Array) =>
      statistics.timesOfNames(Array.from(rows, (row) => textAt(area, row) ?? statistics.blankGroup(area.values)));
    const about = finding.about({
      questions: ['FSU-Q7', 'FSU-R2'],
      method: STATISTICAL_METHODS.count,
      counts: 'people',
    });
    const raised = about.given(response);
    const acted = raised.of((response) => recorded.noAction ?? response);
    const survival = acted.with({
      questions: ['FSU-Q7', 'FSU-A1'],
      method: { name: 'Kaplan–Meier', source: 'Kaplan and Meier (1958)' },
    });
    const ofPlaces = raised.with({
      method: { name: 'As given, or people first acted on in the last year over twelve', source: 'the run' },
      unit: 'count',
    });
    return [
      raised.count('response.new', 'People flagged for the first time in the last year', {
        counts: 'people',
        from: ({ firstInLastYear }) => firstInLastYear.length,
      }),
      acted.share('response.never', 'Of flags more than ninety days old: never acted on', ({ never }) => never, {
        questions: ['FSU-Q7', 'FSU-A1', 'FSU-R2'],
        counts: 'flags',
        outOfLabel: 'flags more than ninety days old',
        method: STATISTICAL_METHODS.wilsonShare,
      }),
      survival.estimate('response.median', 'Days by which half of the flags were acted on', {
        from: ({ waiting }) => statistics.timeToShare(waiting),
        contributors: ({ flags }) => flags.length,
        fewest: ({ waiting }) => statistics.fewestByTime(waiting, statistics.timeToShare(waiting)),
        counts: 'flags',
        unit: 'days',
        limitations: 'Says when something was done, not whether it was of use.',
      }),
      survival.table('response.within', 'Flags acted on within so many days', {
        rows: ({ waiting, flags }) =>
          [7, 28, 90].map((days) => ({
            days,
            share: statistics.changedEstimate(statistics.survivalAt(waiting, days), (left) => 1 - left),
            flags: flags.length,
            fewest: statistics.fewestByTime(waiting, days),
          })),
        columns: (t) => [
          t.key('days', 'Days', 'days', { unit: 'count' }),
          t.estimate('share', 'Share acted on', 'share', {
            unit: 'proportion',
            contributors: 'flags',
            fewest: ['fewest'],
          }),
          t.behind(t.count('flags', 'Flags', 'flags')),
          t.behind(t.count('fewest', 'Acted on by then, or not', 'flags')),
        ],
      }),
      placesPerMonth === FROM_DATA
        ? ofPlaces.estimate('response.places', PLACES, { from: places, contributors: takenOn })
        : ofPlaces.constant('response.places', PLACES, { from: places, of: 'places given', unit: 'count' }),
      raised.table('response.queue', 'People flagged for the first time by month, against places', {
        method: {
          name: 'First come, first served; nobody leaves the queue',
          source: 'the places given as a parameter',
        },
        rows: ({ firstInLastYear }) => {
          // Places of a month in which nobody was flagged go to those who wait.
          const months = daysByMonth(Array.from(firstInLastYear, (row) => recorded.flagged[row]!));
          const joined = months.map(([, people]) => people);
          return waitingList(joined, places).map((row, at) => ({ ...row, month: months[at]![0] }));
        },
        columns: (t) => [
          t.key('month', 'Month'),
          t.people('new', 'Newly flagged', 'newlyIdentified'),
          t.people('taken', 'Could be taken on'),
          t.people('waiting', 'Waiting at the end'),
        ],
      }),
      raised.table('response.areas', 'Flags and people flagged by area, over the whole log', {
        rows: ({ flags, first }) => {
          const people = new Map(byArea(first));
          return byArea(flags).map(([area, flags]) => ({ area, flags, people: people.get(area) ?? 0 }));
        },
        columns: (t) => [t.key('area', 'Area'), t.count('flags', 'Flags', 'flags'), t.people('people', 'People')],
      }),
      raised.table('response.areas-last-year', 'People flagged for the first time in the last year, by area', {
        rows: ({ firstInLastYear }) => byArea(firstInLastYear).map(([area, people]) => ({ area, new: people })),
        columns: (t) => [t.key('area', 'Area'), t.people('new', 'Newly flagged')],
      }),
      raised.table('response.ledger', 'From flag to action to outcome: what is on record', {
        questions: ['FSU-A1'],
        method: STATISTICAL_METHODS.wilsonShare,
        limitations: 'What was decided and never written down is not here.',
        rows: ({ flags }) => flagLedger(recorded, flags),
        columns: (t) => [
          t.key('step', 'Step'),
          t.count('filled', 'Recorded', 'flags'),
          t.count('flags', 'Flags', 'flags'),
          t.share('share', 'Share', { of: 'filled', outOf: 'flags' }),
        ],
      }),
    ];
  },
});
