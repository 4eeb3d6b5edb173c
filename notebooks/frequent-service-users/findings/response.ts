import { waitingList } from '@assay/contact-profiling';
import { dateColumn, textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { FROM_DATA, findings, statedLimits, statedProportion, withLimits } from '@assay/notebook';
import {
  blankGroup,
  isComputed,
  kaplanMeier,
  MISSING_CODE,
  notComputed,
  survivalAt,
  timeToShare,
  wilsonInterval,
} from '@assay/statistics';
import { attributes, dayText, log } from '../contact-log.ts';
import { flags, placesPerMonth } from '../inputs.ts';
import { COUNT, count, peopleCount, text, WILSON } from './columns.ts';

const DAY = 86_400_000;
const NO_FLAGS = notComputed('no table of flags was given');
const MISSING_DAY = -2147483648;

export const responseFindings = findings({
  name: 'responseFindings',
  title: 'From flag to action: who responds, and how soon',
  needs: { log, attributes, flags, placesPerMonth },
  compute: ({ log, attributes, flags, placesPerMonth }): FindingDraft[] => {
    const given = flags.rowCount > 0;
    const id = textColumn(flags, 'person_id');
    const flagged = dateColumn(flags, 'flagged_date').days;
    const acted = dateColumn(flags, 'action_date').days;
    const action = textColumn(flags, 'action');
    const outcome = textColumn(flags, 'outcome');
    const last = Math.floor(log.whole.until / DAY);
    const rows = Int32Array.from(flagged.keys()).filter((row) => flagged[row]! > MISSING_DAY && flagged[row]! < last);
    const order = [...rows].sort((a, b) => flagged[a]! - flagged[b]! || a - b);
    const known = new Set<number>();
    const months = new Map<string, number>();
    const areas = new Map<string, { flags: number; people: number }>();
    const areaMonths = new Map<string, [string, string, number]>();
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
          const key = `${area} ${month}`;
          areaMonths.set(key, [area, month, (areaMonths.get(key)?.[2] ?? 0) + 1]);
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
    const duty = ['FSU-Q7', 'FSU-R2'];
    const survivalMethod = { name: 'Kaplan–Meier', source: 'Kaplan and Meier (1958)' };
    const within = [7, 28, 90].map((days) => ({ days, open: survivalAt(curve, days) }));
    return [
      {
        id: 'response.new',
        title: 'People flagged for the first time in the last year',
        questions: duty,
        ...(given ? { value: byMonth.reduce((sum, [, people]) => sum + people, 0) } : { notComputed: NO_FLAGS }),
        unit: 'count',
        people: true,
        method: COUNT,
      },
      {
        id: 'response.never',
        title: 'Of flags more than ninety days old: never acted on',
        questions: ['FSU-Q7', 'FSU-A1', 'FSU-R2'],
        ...(given ? statedProportion({ successes: never, total: old.length }) : { notComputed: NO_FLAGS }),
        unit: 'proportion',
        people: true,
        denominatorLabel: 'flags more than ninety days old',
        method: WILSON,
      },
      {
        id: 'response.median',
        title: 'Days by which half of the flags were acted on',
        questions: ['FSU-Q7', 'FSU-A1'],
        ...(isComputed(median) ? { value: median.value, interval: median.interval } : { notComputed: median }),
        unit: 'days',
        method: survivalMethod,
        limitations: ['Says when something was done, not whether it was of use.'],
      },
      {
        id: 'response.within',
        title: 'Flags acted on within so many days',
        questions: ['FSU-Q7', 'FSU-A1'],
        unit: 'proportion',
        ...(given
          ? {
              table: {
                columns: [
                  { name: 'days', label: 'Days', unit: 'count', key: true },
                  ...withLimits({ name: 'share', label: 'Share acted on', unit: 'proportion' }),
                ],
                rows: within.map(({ days, open }) => {
                  const [value, low, high] = statedLimits(open);
                  return [days, turned(value), turned(high), turned(low)];
                }),
              },
            }
          : { notComputed: NO_FLAGS }),
        method: survivalMethod,
      },
      {
        id: 'response.places',
        title: 'People whom partner services can take on in a month',
        questions: duty,
        ...(given ? { value: places } : { notComputed: NO_FLAGS }),
        unit: 'count',
        people: true,
        method: { name: 'As given, or people first acted on in the last year over twelve', source: 'the run' },
      },
      {
        id: 'response.queue',
        title: 'People flagged for the first time by month, against places',
        questions: duty,
        unit: 'count',
        ...(given
          ? {
              table: {
                columns: [
                  text('month', 'Month'),
                  peopleCount('new', 'Newly flagged'),
                  peopleCount('taken', 'Could be taken on'),
                  peopleCount('waiting', 'Waiting at the end'),
                ],
                rows: queue.map((row, at) => [byMonth[at]![0], row.newlyIdentified, row.taken, row.waiting]),
              },
            }
          : { notComputed: NO_FLAGS }),
        method: {
          name: 'First come, first served; nobody leaves the queue',
          source: 'the places given as a parameter',
        },
      },
      {
        id: 'response.areas',
        title: 'Flags and people flagged by area, over the whole log',
        questions: duty,
        unit: 'count',
        ...(given
          ? {
              table: {
                columns: [text('area', 'Area'), count('flags', 'Flags'), peopleCount('people', 'People')],
                rows: [...areas]
                  .sort(([a], [b]) => a.localeCompare(b))
                  .map(([area, own]) => [area, own.flags, own.people]),
              },
            }
          : { notComputed: NO_FLAGS }),
        method: COUNT,
      },
      {
        id: 'response.area-months',
        title: 'People flagged for the first time in the last year, by area and month',
        questions: duty,
        unit: 'count',
        ...(given
          ? {
              table: {
                columns: [text('area', 'Area'), text('month', 'Month'), peopleCount('new', 'Newly flagged')],
                rows: [...areaMonths].sort(([a], [b]) => a.localeCompare(b)).map(([, row]) => row),
              },
            }
          : { notComputed: NO_FLAGS }),
        method: COUNT,
      },
      {
        id: 'response.ledger',
        title: 'From flag to action to outcome: what is on record',
        questions: ['FSU-A1'],
        unit: 'proportion',
        ...(given
          ? {
              table: {
                columns: [
                  text('step', 'Step'),
                  count('filled', 'Recorded'),
                  count('flags', 'Flags'),
                  ...withLimits({
                    name: 'share',
                    label: 'Share',
                    unit: 'proportion',
                    numerator: 'filled',
                    denominator: 'flags',
                  }),
                ],
                rows: ledger.map(([name, filled]) => [
                  name,
                  filled,
                  rows.length,
                  ...statedLimits(wilsonInterval({ successes: filled, total: rows.length })),
                ]),
              },
            }
          : { notComputed: NO_FLAGS }),
        method: WILSON,
        limitations: ['What was decided and never written down is not here.'],
      },
    ];
  },
});

function turned(value: number | null): number | null {
  return value === null ? null : 1 - value;
}
