import { overrideAudit } from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { allNotComputed, findings } from '@assay/notebook';
import { dictionaryColumn, notComputed } from '@assay/statistics';
import { type City, city } from '../city.ts';
import { type PatrolLog, patrolLog, type Visit } from '../patrol-log.ts';
import { evaluationProblem } from './baseline.ts';
import { valueDraft } from './draft.ts';

/** OP-Q2: can people overrule the model, and do they know better? */
export const overrideFindings = findings({
  name: 'overrideFindings',
  title: 'Who overrides the model, and why',
  needs: { city, patrolLog },
  compute: ({ city, patrolLog }): FindingDraft[] => {
    const override = {
      id: 'override.rate',
      title: 'Visits that went elsewhere than planned',
      questions: ['OP-Q2'],
      unit: 'proportion' as const,
      method: { name: 'Share, Wilson score interval', source: 'Wilson (1927)' },
    };
    const reasons = { ...override, id: 'override.reasons', title: 'Why, as recorded' };
    const byDecile = {
      ...override,
      id: 'override.deprivation',
      title: 'Visits overridden, by deprivation of the planned sector',
    };
    const forgone = {
      ...override,
      id: 'override.crime-forgone',
      title: 'Crime the public reported that day where the model pointed, less where officers went, a visit overridden',
      unit: 'ratio' as const,
      method: {
        name: 'Mean difference over overridden visits, crime the public reported alone',
        source: 'De-Arteaga, Fogliato and Chouldechova (2020)',
      },
      limitations: [
        'Above zero, visits went where less was reported that day. Patrols may themselves change what is reported.',
      ],
    };
    const problem = evaluationProblem(city) ?? patrolLog.withoutPlans;
    if (problem !== null) return allNotComputed([override, forgone, reasons, byDecile], problem);
    const deciles = [...new Set(city.sectors.map(({ decile }) => decile))]
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    const audit = auditOf(city, patrolLog, deciles);
    return [
      audit.rate.status === 'computed'
        ? valueDraft(
            {
              ...override,
              numerator: audit.byReason.reduce((sum, row) => sum + row.nOverrides, 0),
              denominator: audit.nShifts,
              denominatorLabel: 'visits that the model planned',
            },
            audit.rate.value,
            audit.rate.interval,
          )
        : valueDraft(override, audit.rate),
      valueDraft(
        forgone,
        city.foundByPolice.includes(0)
          ? audit.crimeForgone
          : notComputed('the events do not say which of them the public reported'),
      ),
      {
        ...reasons,
        table: {
          columns: [
            { name: 'reason', label: 'Reason', unit: 'text', key: true },
            { name: 'overrides', label: 'Visits', unit: 'count' },
          ],
          rows: audit.byReason.map(({ reason, nOverrides }): CellValue[] => [reason, nOverrides]),
        },
      },
      deciles.length === 0
        ? valueDraft(byDecile, notComputed('the sectors do not say how deprived they are'))
        : {
            ...byDecile,
            table: {
              columns: [
                { name: 'decile', label: 'Deprivation, 1 most', unit: 'text', key: true },
                { name: 'visits', label: 'Visits planned', unit: 'count' },
                { name: 'overrides', label: 'Overridden', unit: 'count' },
                { name: 'rate', label: 'Share', unit: 'proportion', numerator: 'overrides', denominator: 'visits' },
              ],
              rows: audit.byGroup
                .toSorted((a, b) => Number(a.group) - Number(b.group))
                .map(({ group, nShifts, nOverrides, rate }): CellValue[] => [
                  group,
                  nShifts,
                  nOverrides,
                  rate.status === 'computed' ? rate.value : null,
                ]),
            },
          },
    ];
  },
});

function auditOf(city: City, { visits }: PatrolLog, deciles: readonly number[]) {
  // A visit of which no plan is stated was neither kept nor overridden.
  const rows = visits.filter(({ byModel, isPlanStated }) => byModel === true && isPlanStated);
  const names = deciles.map(String);
  const reported = new Map<string, number>();
  for (let row = 0; row < city.nEvents; row++) {
    if (city.foundByPolice[row] !== 0) continue;
    const key = `${city.sector[row]} ${city.day[row]}`;
    reported.set(key, (reported.get(key) ?? 0) + 1);
  }
  const reportedAt = (sectorOf: (visit: Visit) => number) =>
    rows.map((visit) => reported.get(`${sectorOf(visit)} ${visit.day}`) ?? 0);
  return overrideAudit({
    overridden: rows.map(({ planned, sector }) => planned !== sector),
    reason: dictionaryColumn(rows.map(({ reason }) => reason)),
    group: {
      values: names,
      codes: Int32Array.from(rows, ({ planned }) =>
        planned < 0 ? -1 : names.indexOf(String(city.sectors[planned]!.decile)),
      ),
    },
    atRecommended: reportedAt(({ planned }) => planned),
    atChosen: reportedAt(({ sector }) => sector),
  });
}
