import { waitingList } from '@assay/contact-profiling';
import { dateColumn, textColumn } from '@assay/dataset';
import { FROM_DATA, finding, findings } from '@assay/notebook';
import {
  blankGroup,
  isComputed,
  kaplanMeier,
  type MaybeEstimate,
  MISSING_CODE,
  notComputed,
  rowsWhere,
  survivalAt,
  timeToShare,
} from '@assay/statistics';
import { attributes, dayText, log } from '../contact-log.ts';
import { flags, placesPerMonth } from '../inputs.ts';
import { COUNT, WILSON } from './columns.ts';

const DAY = 86_400_000;
const NO_FLAGS = notComputed('no table of flags was given');
const MISSING_DAY = -2147483648;

const PLACES = 'People whom partner services can take on in a month';

export const responseFindings = findings({
  name: 'responseFindings',
  title: 'From flag to action: who responds, and how soon',
  needs: { log, attributes, flags, placesPerMonth },
  compute: ({ log, attributes, flags, placesPerMonth }) => {
    const given = flags.rowCount > 0;
    const id = textColumn(flags, 'person_id');
    const flagged = dateColumn(flags, 'flagged_date').days;
    const acted = dateColumn(flags, 'action_date').days;
    const action = textColumn(flags, 'action');
    const outcome = textColumn(flags, 'outcome');
    const last = Math.floor(log.whole.until / DAY);
    const rows = Int32Array.from(rowsWhere(flagged, (day) => day > MISSING_DAY && day < last));
    const order = [...rows].sort((a, b) => flagged[a]! - flagged[b]! || a - b);
    const known = new Set<number>();
    const months = new Map<string, number>();
    const areas = new Map<string, { flags: number; people: number }>();
    const lastYear = new Map<string, number>();
    for (const row of order) {
      const month = dayText(flagged[row]! * DAY).slice(0, 7);
      const code = log.codeOfPerson.get(id.values[id.codes[row]!] ?? '') ?? -1 - row;
      const areaCode = code < 0 ? MISSING_CODE : attributes.area.codes[code]!;
      const area = attributes.area.values[areaCode] ?? blankGroup(attributes.area.values);
      const here = areas.get(area) ?? { flags: 0, people: 0 };
      here.flags++;
      if (!known.has(code)) {
        known.add(code);
        here.people++;
        if (flagged[row]! >= last - 365) {
          months.set(month, (months.get(month) ?? 0) + 1);
          lastYear.set(area, (lastYear.get(area) ?? 0) + 1);
        }
      }
      areas.set(area, here);
    }
    const byMonth = [...months].sort(([a], [b]) => a.localeCompare(b));
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
    const survival = about.given(curve).with({
      questions: ['FSU-Q7', 'FSU-A1'],
      method: { name: 'Kaplan–Meier', source: 'Kaplan and Meier (1958)' },
    });
    const ofFlags = { contributors: rows.length, counts: 'flags' } as const;
    const ofPlaces = {
      method: { name: 'As given, or people first acted on in the last year over twelve', source: 'the run' },
    };
    const month = (at: number) => byMonth[at]![0];
    return [
      raised.count(
        'response.new',
        'People flagged for the first time in the last year',
        'people',
        byMonth.reduce((sum, [, people]) => sum + people, 0),
      ),
      raised.share(
        'response.never',
        'Of flags more than ninety days old: never acted on',
        { of: never, outOf: old.length },
        {
          questions: ['FSU-Q7', 'FSU-A1', 'FSU-R2'],
          counts: 'flags',
          outOfLabel: 'flags more than ninety days old',
          method: WILSON,
        },
      ),
      survival.estimate('response.median', 'Days by which half of the flags were acted on', median, {
        ...ofFlags,
        unit: 'days',
        limitations: ['Says when something was done, not whether it was of use.'],
      }),
      raised.table(
        'response.within',
        'Flags acted on within so many days',
        [7, 28, 90].map((days) => ({ days, share: turned(survivalAt(curve, days)) })),
        (t) => [
          t.key('days', 'Days', 'days', { unit: 'count' }),
          t.estimate('share', 'Share acted on', 'share', { unit: 'proportion', contributors: 'flags' }),
          t.behind(t.count('flags', 'Flags', 'flags', () => rows.length)),
        ],
        {
          questions: ['FSU-Q7', 'FSU-A1'],
          method: { name: 'Kaplan–Meier', source: 'Kaplan and Meier (1958)' },
        },
      ),
      placesPerMonth === FROM_DATA
        ? raised.estimate('response.places', PLACES, places, { ...ofPlaces, contributors: takenOn, unit: 'count' })
        : raised.constant('response.places', PLACES, places, { ...ofPlaces, of: 'places given', unit: 'count' }),
      raised.table(
        'response.queue',
        'People flagged for the first time by month, against places',
        queue,
        (t) => [
          t.key('month', 'Month', (_, at) => month(at)),
          t.people('new', 'Newly flagged', 'newlyIdentified'),
          t.people('taken', 'Could be taken on'),
          t.people('waiting', 'Waiting at the end'),
        ],
        {
          method: {
            name: 'First come, first served; nobody leaves the queue',
            source: 'the places given as a parameter',
          },
        },
      ),
      raised.table(
        'response.areas',
        'Flags and people flagged by area, over the whole log',
        [...areas].sort(([a], [b]) => a.localeCompare(b)).map(([area, own]) => ({ area, ...own })),
        (t) => [t.key('area', 'Area'), t.count('flags', 'Flags', 'flags'), t.people('people', 'People')],
      ),
      raised.table(
        'response.areas-last-year',
        'People flagged for the first time in the last year, by area',
        [...lastYear].sort(([a], [b]) => a.localeCompare(b)).map(([area, people]) => ({ area, new: people })),
        (t) => [t.key('area', 'Area'), t.people('new', 'Newly flagged')],
      ),
      raised.table(
        'response.ledger',
        'From flag to action to outcome: what is on record',
        ledger.map(([step, filled]) => ({ step, filled, flags: rows.length })),
        (t) => [
          t.key('step', 'Step'),
          t.count('filled', 'Recorded', 'flags'),
          t.count('flags', 'Flags', 'flags'),
          t.share('share', 'Share', { of: 'filled', outOf: 'flags' }),
        ],
        {
          questions: ['FSU-A1'],
          method: WILSON,
          limitations: ['What was decided and never written down is not here.'],
        },
      ),
    ];
  },
});

/** What is left of a share, with its limits turned about. */
function turned(left: MaybeEstimate): MaybeEstimate {
  if (!isComputed(left)) return left;
  const { value, interval } = left;
  if ('status' in interval || interval.high === null) {
    return { ...left, value: 1 - value, interval: notComputed('the share left has no two limits') };
  }
  return { ...left, value: 1 - value, interval: { ...interval, low: 1 - interval.high, high: 1 - interval.low } };
}
