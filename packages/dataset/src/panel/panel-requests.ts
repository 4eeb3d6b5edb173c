import { InputError, textAt } from '@assay/statistics';
import { daysBetween } from '../date/elapsed.ts';
import { dateColumn, textRows } from '../table/column-of.ts';
import { MISSING_DAY, type Table } from '../table/table.ts';

/** The words of the ledger: a count by another word would be a count of none. */
const WORDS = {
  recorded: ['done', 'a step', 'nothing'],
  due: ['next meeting', 'a later meeting', 'recurring', 'no date'],
} as const;

/** What the panel requested, and what minutes record of it. */
export interface PanelRequest {
  readonly request: string;
  readonly due: string;
  readonly recorded: string;
  /** Day of the meeting at which it was asked, since 1970-01-01 and as it is written; `null` where it is not recorded. */
  readonly asked: number | null;
  readonly askedOn: string | null;
}

/**
 * What did the panel request, when, and what do minutes record of each? Rows of a table of `PANEL_TABLES.requests`, in their order.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows; and where a request is
 * due or recorded in a word that the ledger does not know.
 *
 * @example
 * panelRequests(panel.requests)[0].askedOn // '2023-05-10'
 */
export function panelRequests(requests: Table): PanelRequest[] {
  const { days, recorded } = dateColumn(requests, 'asked');
  const rows = textRows(requests, { request: 'request', due: 'due', recorded: 'recorded' });
  for (const each of rows) {
    for (const [field, words] of Object.entries(WORDS) as [keyof typeof WORDS, readonly string[]][]) {
      if (!words.includes(each[field]))
        throw new InputError(
          `request ${each.request}: ${field} is "${each[field]}". Write one of ${words.join(', ')}.`,
        );
    }
  }
  return rows.map((each, row) => ({
    ...each,
    asked: days[row] === MISSING_DAY ? null : days[row]!,
    askedOn: textAt(recorded, row),
  }));
}

/** How long a system took from one stage to another. */
export interface StageTime {
  readonly system: string;
  /** In days; `null` where the minutes leave that end open. */
  readonly least: number | null;
  readonly most: number | null;
  /** Whether it has come to the later stage. */
  readonly isReached: boolean;
}

/**
 * How many days did each system take from one stage to another, as wide as minutes leave it? By {@link daysBetween}, of a table of
 * `PANEL_TABLES.milestones`; what has not come to the later stage has taken at least until `today`.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * daysBetweenStages(panel.milestones, 'in-principle', 'operational', dayNumber(2025, 3, 5))[0].isReached // false
 */
export function daysBetweenStages(milestones: Table, from: string, to: string, today: number): StageTime[] {
  const [earliest, latest] = ['earliest', 'latest'].map((name) => dateColumn(milestones, name).days);
  const all = textRows(milestones, { system: 'system', stage: 'stage' }).map((each, row) => ({
    ...each,
    day: { earliest: earliest![row]!, latest: latest![row]! },
  }));
  return all
    .filter(({ stage }) => stage === from)
    .map(({ system, day }) => {
      const reached = all.find((one) => one.system === system && one.stage === to);
      return { system, ...daysBetween(day, reached?.day ?? null, today), isReached: reached !== undefined };
    });
}
