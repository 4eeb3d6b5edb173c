import type { StaffResults, Table } from '@assay/dataset';
import {
  NATIONAL_CHECKS,
  rowsByGroupAmong,
  staffChecks,
  staffDatedWithin,
  textColumn,
  vettingRenewals,
} from '@assay/dataset';
import { finding, findings } from '@assay/notebook';
import * as statistics from '@assay/statistics';
import { type NotComputed, notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { extractDay, isGiven, NO_STAFF, staff, YEAR_DAYS } from '../inputs.ts';
import { trainingFindings } from './training.ts';

const { checked: NATIONAL_CHECKED, results: NATIONAL, source: NATIONAL_SOURCE } = NATIONAL_CHECKS;
const RESULTS = NATIONAL.map(([word]) => word);

const about = finding.about({ questions: ['CAS-C1'], method: STATISTICAL_METHODS.wilsonShare });

export const checkFindings = findings('checkFindings', 'Checks of staff beside the national exercise', {
  needs: { staff },
  compute: ({ staff }) => {
    const checks = about.with({
      method: {
        name: 'Published counts, Garwood interval; Poisson limits at the national rate',
        source: `${NATIONAL_SOURCE}; Garwood (1936); Spiegelhalter (2005)`,
      },
    });
    const given = isGiven(staff) ? staffChecks(staff, RESULTS) : NO_STAFF;
    const results = 'status' in given ? given : given.results;
    const total = NATIONAL.reduce((sum, [, count]) => sum + count, 0);
    const nationally = { counts: { constant: NATIONAL_SOURCE }, per: 1000 } as const;
    return [
      checks.rate('checks.national-rate', {
        title: 'People with an adverse record for each thousand checked in the national exercise',
        from: { of: total, outOf: NATIONAL_CHECKED },
        ...nationally,
        outOfLabel: 'people checked nationally',
      }),
      about.given(given).share('checks.covered', 'Staff who have been checked', {
        from: ({ checked, known }) => ({ of: checked.length, outOf: known }),
        counts: 'staff',
        outOfLabel: 'staff of whom it is recorded whether they were checked',
      }),
      checks
        .given(results)
        .table('checks.by-result', 'Results of the checks, beside what the national rate would give', {
          unit: 'count',
          limitations: [
            'The limits take the national rate as known. A force that looks harder, or holds more records, finds more.',
            'A count below the limits can mean a sounder force or a search that finds less.',
          ],
          rows: ({ checked, found }) =>
            [...NATIONAL, ['all', total] as const].map(([word, national]) => ({
              word,
              national,
              expected: statistics.expectedAtRate(national / NATIONAL_CHECKED, checked.length),
              here: found(checked, word),
            })),
          estimates: { unit: 'score', contributors: () => checkedOf(results), counts: 'staff' },
          columns: (t) => [
            t.key('result', 'Led to', 'word'),
            t.constant('national', 'National', 'national', { of: NATIONAL_SOURCE, unit: 'count' }),
            t.rate(
              'rate',
              'National, per thousand',
              ({ national }) => ({ of: national, outOf: NATIONAL_CHECKED }),
              nationally,
            ),
            t.estimate('expected', 'Expected here', 'expected'),
            t.count('here', 'Found here', 'staff', 'here', { sensitive: true }),
          ],
        }),
      checks
        .given(results)
        .table('checks.by-department', 'Funnel: adverse records by department, beside the national rate', {
          limitations: 'Limits that one unit in five hundred passes by chance alone.',
          rows: ({ checked, found }) =>
            departments(staff, checked).map(([department, rows]) => {
              const [events, exposure] = [found(rows, 'all'), rows.length];
              const placed = statistics.placedAtRate({ events, exposure }, total / NATIONAL_CHECKED, { level: 0.998 });
              return { department, adverse: events, checked: exposure, ...placed };
            }),
          estimates: { unit: 'rate-per-1000', limits: false, contributors: 'checked' },
          columns: (t) => [
            t.key('department', 'Department'),
            t.count('adverse', 'Adverse', 'staff', 'adverse', { sensitive: true }),
            t.count('checked', 'Checked', 'staff'),
            t.rate('rate', 'Per thousand', { of: 'adverse', outOf: 'checked' }, { per: 1000, interval: null }),
            t.estimate('low', 'By chance at least', ({ low }) => low * 1000),
            t.estimate('high', 'By chance at most', ({ high }) => high * 1000),
            t.text('outside', 'Outside', 'outside', { contributors: 'checked' }),
          ],
        }),
    ];
  },
});

const NOT_DATED = notComputed('the file does not say when anyone was last checked');

const checkedOf = (checks: StaffResults | NotComputed): number | null =>
  'status' in checks ? null : checks.checked.length;

export const vettingFindings = findings('vettingFindings', 'The vetting backlog, yearly checks and training', {
  needs: { staff, extractDay },
  compute: ({ staff, extractDay }) => {
    const today = extractDay.day;
    const vetting = about.with({ questions: ['CAS-C2'], counts: 'staff' });
    const curves = vetting.with({ method: STATISTICAL_METHODS.openCases });
    const given = isGiven(staff) ? vettingRenewals(staff, today) : NO_STAFF;
    const everybody = vetting.given(isGiven(staff) ? staff : NO_STAFF);
    const inDate = staffDatedWithin(staff, 'integrity_check', today, YEAR_DAYS);
    const trained = staffDatedWithin(staff, 'training_date', today);
    const everyone = statistics.rowsWhere(staff.rowCount);
    return [
      vetting.given(given).share('backlog.open', 'Renewals of vetting that are open', {
        from: (renewals) => ({ of: renewals.filter(({ cause }) => cause === 0).length, outOf: renewals.length }),
        outOfLabel: 'renewals that fell due',
      }),
      curves
        .given(given)
        .table('backlog.by-year', 'How long a renewal of vetting stays open, by the year in which it fell due', {
          unit: 'days',
          limitations:
            'A renewal that is struck from the list without being done looks open for ever or done, depending on who keeps the list.',
          rows: statistics.curvesByGroup,
          estimates: { unit: 'days', contributors: 'renewals' },
          columns: (t) => [
            t.key('year', 'Fell due', 'group'),
            t.count('open', 'Still open', 'staff'),
            t.count('renewals', 'Renewals', 'staff', 'cases'),
            t.estimate('half', 'Half were done after', ({ curve }) => statistics.timeToShare(curve), {
              fewest: ({ curve }) => statistics.fewestByTime(curve, statistics.timeToShare(curve)),
            }),
            // A label that stands whole in the code keeps its number in a pack.
            ...Object.entries({ 90: 'Open after 90 days', 180: 'Open after 180 days' }).map(([days, label]) =>
              t.estimate(`after${days}`, label, ({ curve }) => statistics.survivalAt(curve, Number(days)), {
                unit: 'proportion',
                fewest: ({ curve }) => statistics.fewestByTime(curve, Number(days)),
                limits: { low: `after${days}Low`, high: `after${days}High`, from: 'Low', to: 'High' },
              }),
            ),
          ],
        }),
      curves.given(given).chance('backlog.differ', 'Chance of years so different if all renewals took equally long', {
        from: statistics.chanceOfAlike,
        contributors: (renewals) => renewals.length,
      }),
      everybody.share('integrity.in-date', 'Staff whose last integrity check is at most a year old', {
        from: () => {
          const of = inDate(everyone);
          return of === null ? NOT_DATED : { of, outOf: staff.rowCount };
        },
        limitations: 'Whether a check asks what matters is not in its date.',
      }),
      everybody.table('integrity.by-department', 'Integrity checks and training by department', {
        questions: ['CAS-C2', 'CAS-Q4'],
        rows: () =>
          departments(staff, everyone).map(([department, own]) => ({
            department,
            inDate: inDate(own),
            staff: own.length,
            trained: trained(own),
          })),
        columns: (t) => [
          t.key('department', 'Department'),
          t.count('inDate', 'Check in date', 'staff'),
          t.count('staff', 'Staff', 'staff'),
          t.share('share', 'Share in date', { of: 'inDate', outOf: 'staff' }),
          t.count('trained', 'Trained', 'staff'),
          t.share(
            'trainedShare',
            'Share trained',
            { of: 'trained', outOf: 'staff' },
            { limits: { low: 'trainedLow', high: 'trainedHigh', from: 'Low', to: 'High' } },
          ),
        ],
      }),
      ...trainingFindings(about.with({ questions: ['CAS-Q4', 'RAP-Q3'] }), staff, today),
    ];
  },
});

const departments = (table: Table, rows: readonly number[]) => rowsByGroupAmong(textColumn(table, 'department'), rows);
