import { overrideAudit, patrolExposure } from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { allNotComputed, cell, findings } from '@assay/notebook';
import { type DictionaryColumn, notComputed } from '@assay/statistics';
import { type City, city, DAY, textOf, texts, times } from '../city.ts';
import { patrols, topSectors } from '../inputs.ts';
import { evaluationProblem } from './baseline.ts';
import { cellOf, valueDraft } from './draft.ts';
import { groupsOf, score } from './score.ts';

/** Hours stand for visits: every visit counts one. */
export const visits = cell({
  name: 'visits',
  title: 'Visits to each sector before and after the model',
  needs: { city, patrols },
  compute: ({ city, patrols }) => {
    const sectorOf = new Map(city.sectors.map(({ area }, index) => [area.name, index]));
    const place = texts(patrols, 'sector_id');
    const start = times(patrols, 'start');
    const before = new Float64Array(city.sectors.length);
    const after = new Float64Array(city.sectors.length);
    let nPlaced = 0;
    for (let row = 0; row < patrols.rowCount; row++) {
      const sector = sectorOf.get(textOf(place, row) ?? '');
      if (sector === undefined || !Number.isFinite(start[row]!)) continue;
      nPlaced++;
      (Math.floor(start[row]! / DAY) >= city.interventionDay ? after : before)[sector]!++;
    }
    return { before, after, nPlaced, nRows: patrols.rowCount };
  },
});

/** Why nothing can be said of patrol visits, or `null`. */
export function withoutVisits({ nPlaced, nRows }: { readonly nPlaced: number; readonly nRows: number }) {
  if (nRows === 0) return notComputed('no patrol visits were given');
  return nPlaced === 0 ? notComputed('no patrol visit lies in the sectors given') : null;
}

export const peopleFindings = findings({
  name: 'peopleFindings',
  title: 'Who lives under the patrols, who overrides them, and who is left out',
  needs: { city, score, visits, patrols, topSectors },
  compute: ({ city, score, visits, patrols, topSectors }): FindingDraft[] => {
    const exposure = {
      id: 'exposure.table',
      title: 'Patrol visits per thousand people of each group',
      questions: ['OP-C5', 'OP-Q7'],
      unit: 'ratio' as const,
      method: { name: 'Population-weighted exposure', source: 'Massey and Denton (1988)' },
      limitations: ['It says where patrols were, not who was stopped. Residents stand for those who are there.'],
    };
    const decile = {
      ...exposure,
      id: 'exposure.deprivation',
      title: 'Patrol visits per thousand people by deprivation',
    };
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
    const agreement = {
      id: 'calls.agreement',
      title: 'Sectors with most calls from the public that are also among those patrolled most',
      questions: ['OP-C2'],
      unit: 'proportion' as const,
      people: false,
      method: {
        name: 'Overlap of two top lists, with and without dividing by residents',
        source: 'Webber, Moffat and Zobel (2010)',
      },
      limitations: [
        'Busy sectors have many of everything: the second number divides calls by residents. Calls are counted before patrols, visits after.',
      ],
    };
    const perResident = { ...agreement, id: 'calls.agreement-per-resident', title: 'The same with calls per resident' };
    const all = [exposure, decile, override, forgone, reasons, byDecile, agreement, perResident];
    const problem = evaluationProblem(city) ?? withoutVisits(visits);
    if (problem !== null) return allNotComputed(all, problem);
    const areas = city.sectors.map((_, index) => index);
    const groups = groupsOf(city, areas);
    const before = patrolExposure(visits.before, groups);
    const after = patrolExposure(visits.after, groups);
    const deciles = [...new Set(city.sectors.map((sector) => sector.decile))]
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    const audit = auditOf(city, patrols, deciles);
    const publicCalls = new Float64Array(score.areas.length);
    const placeOf = new Map(score.areas.map((sector, place) => [sector, place]));
    for (let row = 0; row < city.nEvents; row++) {
      const place = placeOf.get(city.sector[row]!);
      if (place !== undefined && !city.later[row] && city.foundByPolice[row] !== 1) publicCalls[place]!++;
    }
    const nTop = Math.min(topSectors, score.areas.length);
    const residents = score.areas.map((sector) => city.sectors[sector]!.people.reduce((sum, count) => sum + count, 0));
    const overlap = (values: ArrayLike<number>) => {
      const top = (list: ArrayLike<number>) =>
        new Set(
          score.areas
            .map((_, place) => place)
            .sort((a, b) => list[b]! - list[a]! || a - b)
            .slice(0, nTop),
        );
      const patrolled = top(score.areas.map((sector) => visits.after[sector]!));
      return [...top(values)].filter((place) => patrolled.has(place)).length;
    };
    // Sectors, not people: stated without its two counts, which the gate would take to be of people.
    const share = (draft: typeof agreement, successes: number) => valueDraft(draft, successes / nTop);
    return [
      {
        ...exposure,
        table: {
          columns: [
            { name: 'group', label: 'Group', unit: 'text', key: true },
            { name: 'people', label: 'Residents', unit: 'count', people: true, measure: 'residents' },
            { name: 'before', label: 'Before, over everyone', unit: 'ratio' },
            { name: 'after', label: 'After, over everyone', unit: 'ratio' },
          ],
          rows: before.map(({ group, people, ratio }, place): CellValue[] => [
            group,
            people,
            cellOf(ratio),
            cellOf(after[place]!.ratio),
          ]),
        },
      },
      {
        ...decile,
        table: {
          columns: [
            { name: 'decile', label: 'Deprivation, 1 most', unit: 'text', key: true },
            { name: 'people', label: 'Residents', unit: 'count', people: true, measure: 'residents' },
            { name: 'visitsBefore', label: 'Visits before', unit: 'count', people: false },
            { name: 'visitsAfter', label: 'Visits after', unit: 'count', people: false },
            {
              name: 'before',
              label: 'Per thousand before',
              unit: 'rate-per-1000',
              numerator: 'visitsBefore',
              denominator: 'people',
            },
            {
              name: 'after',
              label: 'Per thousand after',
              unit: 'rate-per-1000',
              numerator: 'visitsAfter',
              denominator: 'people',
            },
          ],
          rows: deciles.map((value): CellValue[] => {
            const inside = areas.filter((area) => city.sectors[area]!.decile === value);
            const people = inside.reduce((sum, area) => sum + city.sectors[area]!.people.reduce((a, b) => a + b, 0), 0);
            const [before, after] = [visits.before, visits.after].map((counts) =>
              inside.reduce((sum, area) => sum + counts[area]!, 0),
            ) as [number, number];
            const rate = (count: number) => (people === 0 ? null : (1000 * count) / people);
            return [String(value), people, before, after, rate(before), rate(after)];
          }),
        },
      },
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
      valueDraft(forgone, audit.crimeForgone),
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
      {
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
      share(agreement, overlap(publicCalls)),
      share(
        perResident,
        overlap(publicCalls.map((count, place) => (residents[place]! > 0 ? count / residents[place]! : 0))),
      ),
    ];
  },
});

function auditOf(city: City, patrols: Parameters<typeof texts>[0], deciles: readonly number[]) {
  const planned = texts(patrols, 'planned_sector_id');
  const visited = texts(patrols, 'sector_id');
  const by = texts(patrols, 'planned_by');
  const reason = texts(patrols, 'override_reason');
  const sectorOf = new Map(city.sectors.map(({ area }, index) => [area.name, index]));
  const rows = Array.from({ length: patrols.rowCount }, (_, row) => row).filter((row) =>
    /model/i.test(textOf(by, row) ?? ''),
  );
  const names = deciles.map(String);
  const start = times(patrols, 'start');
  const reported = new Map<string, number>();
  for (let row = 0; row < city.nEvents; row++) {
    if (city.foundByPolice[row] === 1) continue;
    const key = `${city.sector[row]} ${city.day[row]}`;
    reported.set(key, (reported.get(key) ?? 0) + 1);
  }
  const reportedAt = (place: DictionaryColumn) =>
    rows.map((row) => {
      const sector = sectorOf.get(textOf(place, row) ?? '');
      return sector === undefined ? 0 : (reported.get(`${sector} ${Math.floor(start[row]! / DAY)}`) ?? 0);
    });
  const group: DictionaryColumn = {
    values: names,
    codes: Int32Array.from(rows, (row) => {
      const sector = sectorOf.get(textOf(planned, row) ?? '');
      return sector === undefined ? -1 : names.indexOf(String(city.sectors[sector]!.decile));
    }),
  };
  return overrideAudit({
    overridden: rows.map((row) => textOf(planned, row) !== null && textOf(planned, row) !== textOf(visited, row)),
    reason: { values: reason.values, codes: Int32Array.from(rows, (row) => reason.codes[row]!) },
    group,
    atRecommended: reportedAt(planned),
    atChosen: reportedAt(visited),
  });
}
