import { DAY_MILLISECONDS as DAY, firstFlags, waitingList } from '@assay/contact-profiling';
import { dateColumn, MISSING_DAY, textColumn } from '@assay/dataset';
import { FROM_DATA, finding, findings } from '@assay/notebook';
import {
  blankGroup,
  changedEstimate,
  kaplanMeier,
  MISSING_CODE,
  rowsWhere,
  survivalAt,
  textAt,
  timeToShare,
} from '@assay/statistics';
import { recordedOf } from '../contact-log.ts';
import { counted } from '../counted.ts';
import { flags, people, placesPerMonth } from '../inputs.ts';
import { dayText } from '../span.ts';
import { COUNT, NO_FLAGS, WILSON } from './columns.ts';

const PLACES = 'People whom partner services can take on in a month';

export const responseFindings = findings('responseFindings', 'From flag to action: who responds, and how soon', {
  needs: { counted, people, flags, placesPerMonth },
  compute: ({ counted, people, flags, placesPerMonth }) => {
    const given = flags.rowCount > 0;
    const id = textColumn(flags, 'person_id');
    const flagged = dateColumn(flags, 'flagged_date').days;
    const acted = dateColumn(flags, 'action_date').days;
    const action = textColumn(flags, 'action');
    const outcome = textColumn(flags, 'outcome');
    const last = Math.floor(counted.whole.until / DAY);
    const rows = Int32Array.from(rowsWhere(flagged, (day) => day > MISSING_DAY && day < last));
    // Somebody who is not named is nobody else who is not named.
    const isFirst = firstFlags(
      rows.map((row) => (id.codes[row] === MISSING_CODE ? -1 - row : id.codes[row]!)),
      rows.map((row) => flagged[row]!),
    );
    const first = rows.filter((_, place) => isFirst[place] === 1);
    const newOnes = first.filter((row) => flagged[row]! >= last - 365);
    const monthOf = (row: number) => dayText(flagged[row]! * DAY).slice(0, 7);
    const area = recordedOf(people, flags, 'local_policing_area');
    const areaOf = (row: number) => textAt(area, row) ?? blankGroup(area.values);
    const byMonth = countBy(newOnes, monthOf);
    const firstByArea = new Map(countBy(first, areaOf));
    const takenOn = new Set(
      Array.from(rows)
        .filter(
          (row) => acted[row]! >= last - 365 && acted[row]! < last && action.values[action.codes[row]!] !== 'none',
        )
        .map((row) => id.codes[row]!),
    ).size;
    const places = placesPerMonth === FROM_DATA ? Math.round(takenOn / 12) : placesPerMonth;
    const queue = waitingList(
      byMonth.map(([, people]) => people),
      places,
    );
    const times = Array.from(rows, (row) => (acted[row]! > MISSING_DAY ? acted[row]! : last) - flagged[row]!);
    const causes = Array.from(rows, (row) => (acted[row]! > MISSING_DAY ? 1 : 0));
    const curve = given ? kaplanMeier({ times: times.map((time) => Math.max(0, time)), causes }) : NO_FLAGS;
    const median = timeToShare(curve);
    const old = rows.filter((row) => last - flagged[row]! > 90);
    const never = old.filter((row) => acted[row] === MISSING_DAY).length;
    const filled = (has: (row: number) => boolean) => rows.filter(has).length;
    const ledger: [string, number][] = [
      ['who was flagged and when', rows.length],
      ['a first action, even if "none"', filled((row) => action.codes[row] !== MISSING_CODE)],
      [
        'the day of an action that was taken',
        filled((row) => action.values[action.codes[row]!] === 'none' || acted[row]! > MISSING_DAY),
      ],
      ['an outcome', filled((row) => outcome.codes[row] !== MISSING_CODE)],
    ];
    const about = finding.about({ questions: ['FSU-Q7', 'FSU-R2'], method: COUNT });
    const raised = about.given(given ? rows : NO_FLAGS);
    const survival = about
      .given(curve)
      .with({ questions: ['FSU-Q7', 'FSU-A1'], method: { name: 'Kaplan–Meier', source: 'Kaplan and Meier (1958)' } });
    const ofFlags = { contributors: rows.length, counts: 'flags' } as const;
    const ofPlaces = {
      method: { name: 'As given, or people first acted on in the last year over twelve', source: 'the run' },
    };
    const month = (at: number) => byMonth[at]![0];
    return [
      raised.count('response.new', 'People flagged for the first time in the last year', {
        counts: 'people',
        from: newOnes.length,
      }),
      raised.share('response.never', 'Of flags more than ninety days old: never acted on', {
        from: { of: never, outOf: old.length },
        questions: ['FSU-Q7', 'FSU-A1', 'FSU-R2'],
        counts: 'flags',
        outOfLabel: 'flags more than ninety days old',
        method: WILSON,
      }),
      survival.estimate('response.median', 'Days by which half of the flags were acted on', {
        from: median,
        ...ofFlags,
        unit: 'days',
        limitations: 'Says when something was done, not whether it was of use.',
      }),
      raised.table('response.within', 'Flags acted on within so many days', {
        questions: ['FSU-Q7', 'FSU-A1'],
        method: { name: 'Kaplan–Meier', source: 'Kaplan and Meier (1958)' },
        rows: [7, 28, 90].map((days) => ({
          days,
          share: changedEstimate(survivalAt(curve, days), (left) => 1 - left),
        })),
        columns: (t) => [
          t.key('days', 'Days', 'days', { unit: 'count' }),
          t.estimate('share', 'Share acted on', 'share', { unit: 'proportion', contributors: 'flags' }),
          t.behind(t.count('flags', 'Flags', 'flags', () => rows.length)),
        ],
      }),
      placesPerMonth === FROM_DATA
        ? raised.estimate('response.places', PLACES, {
            from: places,
            ...ofPlaces,
            contributors: takenOn,
            unit: 'count',
          })
        : raised.constant('response.places', PLACES, { from: places, ...ofPlaces, of: 'places given', unit: 'count' }),
      raised.table('response.queue', 'People flagged for the first time by month, against places', {
        method: {
          name: 'First come, first served; nobody leaves the queue',
          source: 'the places given as a parameter',
        },
        rows: queue,
        columns: (t) => [
          t.key('month', 'Month', (_, at) => month(at)),
          t.people('new', 'Newly flagged', 'newlyIdentified'),
          t.people('taken', 'Could be taken on'),
          t.people('waiting', 'Waiting at the end'),
        ],
      }),
      raised.table('response.areas', 'Flags and people flagged by area, over the whole log', {
        rows: countBy(rows, areaOf).map(([area, flags]) => ({ area, flags, people: firstByArea.get(area) ?? 0 })),
        columns: (t) => [t.key('area', 'Area'), t.count('flags', 'Flags', 'flags'), t.people('people', 'People')],
      }),
      raised.table('response.areas-last-year', 'People flagged for the first time in the last year, by area', {
        rows: countBy(newOnes, areaOf).map(([area, people]) => ({ area, new: people })),
        columns: (t) => [t.key('area', 'Area'), t.people('new', 'Newly flagged')],
      }),
      raised.table('response.ledger', 'From flag to action to outcome: what is on record', {
        questions: ['FSU-A1'],
        method: WILSON,
        limitations: 'What was decided and never written down is not here.',
        rows: ledger.map(([step, filled]) => ({ step, filled, flags: rows.length })),
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

/** How many rows bear each name, in the order of the names. */
function countBy(rows: Int32Array, nameOf: (row: number) => string): [name: string, rows: number][] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(nameOf(row), (counts.get(nameOf(row)) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a.localeCompare(b));
}
