import {
  areaSquareMetres,
  boundarySensitivity,
  gridAreas,
  overrideAudit,
  type PopulationGroup,
  patrolExposure,
  predictiveAccuracy,
  scoreAblation,
} from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { cell, findings } from '@assay/notebook';
import { type DictionaryColumn, gini, notComputed, wilsonInterval } from '@assay/statistics';
import { type City, city, DAY, GROUPS, rowsWhere, textOf, texts, times } from '../city.ts';
import { domesticOffence, drivingOffence, drugOffence, patrols, topSectors, violenceOffence } from '../inputs.ts';
import { evaluationProblem } from './displacement.ts';
import { allNotComputed, cellOf, valueDraft } from './draft.ts';

/** Sectors that the score can choose: city centres are out. */
function scored(city: City): number[] {
  return city.sectors.flatMap(({ kind }, index) => (kind === 'city centre' ? [] : [index]));
}

function groupsOf(city: City, chosen: readonly number[]): PopulationGroup[] {
  return GROUPS.map((name, group) => ({ name, people: chosen.map((sector) => city.sectors[sector]!.people[group]!) }));
}

/** Harm by sector and offence before patrols: what the score is made of. */
export const score = cell({
  name: 'score',
  title: 'What the score is made of, sector by sector',
  needs: { city },
  compute: ({ city }) => {
    const areas = scored(city);
    const offences = [...city.offence.values, 'Not stated'];
    const placeOf = new Map(areas.map((sector, place) => [sector, place]));
    const harm = new Float64Array(areas.length * offences.length);
    const counts = new Float64Array(areas.length * offences.length);
    for (let row = 0; row < city.nEvents; row++) {
      const place = placeOf.get(city.sector[row]!);
      if (place === undefined || city.later[row]) continue;
      const code = city.offence.codes[row]! < 0 ? offences.length - 1 : city.offence.codes[row]!;
      harm[place * offences.length + code]! += city.harm[row]!;
      counts[place * offences.length + code]!++;
    }
    return { areas, names: areas.map((sector) => city.sectors[sector]!.area.name), offences, harm, counts };
  },
});

export const scoreFindings = findings({
  name: 'scoreFindings',
  title: 'What drives the score, and what happens without it',
  needs: { city, score, topSectors, drugOffence, domesticOffence, drivingOffence, violenceOffence },
  compute: ({
    city,
    score,
    topSectors,
    drugOffence,
    domesticOffence,
    drivingOffence,
    violenceOffence,
  }): FindingDraft[] => {
    const method = {
      name: 'Harm-weighted counts, re-ranked without an offence',
      source: 'Breiman (2001); Lum and Isaac (2016)',
    };
    const limitations = [
      'Scores are rebuilt from recorded events and harm weights; the live score may be made otherwise.',
    ];
    const parts = {
      id: 'score.parts',
      title: 'What the score is made of',
      questions: ['OP-C3', 'OP-C4'],
      unit: 'proportion' as const,
      method,
      limitations,
    };
    const violence = {
      ...parts,
      id: 'score.violence',
      title: 'Share of the score that is violence',
      questions: ['OP-C3'],
    };
    const domestic = {
      ...parts,
      id: 'score.domestic',
      title: 'Events coded as domestic abuse',
      questions: ['OP-C4', 'OP-Q8'],
    };
    const leak = {
      ...parts,
      id: 'score.domestic-leak',
      title: 'Violence recorded at a point where domestic abuse was recorded too',
      questions: ['OP-Q8', 'OP-C4'],
      limitations: [
        'A shared point may be a block of flats or a long street; it is a bound, not a count of hidden domestic abuse.',
      ],
    };
    const table = {
      ...parts,
      id: 'ablation.table',
      title: 'Sectors that change when an offence does not count',
      questions: ['OP-Q1', 'OP-Q7', 'OP-Q8'],
    };
    const exposure = {
      ...parts,
      id: 'ablation.exposure',
      title: 'Share of each group living in the chosen sectors',
      questions: ['OP-Q7'],
    };
    const driving = {
      ...parts,
      id: 'driving.concentration',
      title: 'How concentrated dangerous driving is over sectors, 0 even to 1 all in one',
      questions: ['OP-Q1'],
      unit: 'score' as const,
      method: { name: 'Gini coefficient', source: 'Gini (1914)' },
    };
    const all = [parts, violence, domestic, leak, table, exposure, driving];
    if (city.withoutSectors !== null) return allNotComputed(all, city.withoutSectors);
    if (city.offence.values.length === 0)
      return allNotComputed(all, notComputed('the events do not say which offence they are'));
    const nTop = Math.min(topSectors, score.areas.length);
    const totals = score.offences.map((_, code) =>
      score.areas.reduce((sum, _area, place) => sum + score.harm[place * score.offences.length + code]!, 0),
    );
    const total = totals.reduce((sum, each) => sum + each, 0);
    if (total === 0) return allNotComputed(all, notComputed('no event lies before the first day of patrols'));
    const scoredAreas = {
      areas: score.names,
      offences: score.offences,
      counts: score.harm,
      weights: score.offences.map(() => 1),
    };
    const groups = groupsOf(city, score.areas);
    const removals = (
      [
        ['drug offences', drugOffence],
        ['domestic abuse', domesticOffence],
        ['dangerous driving', drivingOffence],
      ] as const
    ).filter(([, offence]) => score.offences.includes(offence));
    const ablations = removals.map(([label, offence]) => ({
      label,
      result: scoreAblation(scoredAreas, [offence], nTop, groups),
    }));
    const code = (offence: string) => score.offences.indexOf(offence);
    const domesticRows = rowsWhere(city, (row) => textOf(city.offence, row) === domesticOffence);
    const points = new Set(domesticRows.map((row) => `${city.x[row]},${city.y[row]}`));
    const violent = rowsWhere(city, (row) => textOf(city.offence, row) === violenceOffence);
    const shared = violent.filter((row) => points.has(`${city.x[row]},${city.y[row]}`)).length;
    const share = (draft: typeof parts, successes: number, of: number, label: string) => {
      const estimate = wilsonInterval({ successes, total: of });
      return valueDraft(
        { ...draft, numerator: successes, denominator: of, denominatorLabel: label },
        estimate.status === 'computed' ? estimate.value : estimate,
        estimate.status === 'computed' ? estimate.interval : undefined,
      );
    };
    const drivingCode = code(drivingOffence);
    return [
      {
        ...parts,
        table: {
          columns: [
            { name: 'offence', label: 'Offence', unit: 'text', key: true },
            { name: 'events', label: 'Events before', unit: 'count' },
            { name: 'share', label: 'Share of the score', unit: 'proportion' },
          ],
          rows: score.offences.map((offence, each): CellValue[] => [
            offence,
            score.areas.reduce((sum, _area, place) => sum + score.counts[place * score.offences.length + each]!, 0),
            totals[each]! / total,
          ]),
        },
      },
      valueDraft(violence, code(violenceOffence) < 0 ? null : totals[code(violenceOffence)]! / total),
      share(domestic, domesticRows.length, city.nEvents, 'events with a place and a time'),
      share(leak, shared, violent.length, 'events of violence'),
      {
        ...table,
        table: {
          columns: [
            { name: 'without', label: 'Not counted', unit: 'text', key: true },
            { name: 'chosen', label: 'Sectors chosen', unit: 'count' },
            { name: 'kept', label: 'Still chosen', unit: 'count' },
            { name: 'share', label: 'Share of the score', unit: 'proportion' },
            { name: 'before', label: 'Harm in the sectors chosen', unit: 'proportion' },
            { name: 'after', label: 'Harm in those chosen instead', unit: 'proportion' },
          ],
          rows: ablations.map(({ label, result }): CellValue[] => [
            label,
            nTop,
            result.nKept,
            result.shareOfScore,
            result.harmBefore,
            result.harmAfter,
          ]),
        },
      },
      {
        ...exposure,
        table: {
          columns: [
            { name: 'without', label: 'Not counted', unit: 'text', key: true },
            { name: 'group', label: 'Group', unit: 'text', key: true },
            { name: 'before', label: 'Live in the sectors chosen', unit: 'proportion' },
            { name: 'after', label: 'Live in those chosen instead', unit: 'proportion' },
          ],
          rows: ablations.flatMap(({ label, result }) =>
            result.exposure.map(({ group, before, after }): CellValue[] => [label, group, before, after]),
          ),
        },
      },
      valueDraft(
        driving,
        drivingCode < 0
          ? notComputed('no event is of this offence')
          : gini(score.areas.map((_, place) => score.counts[place * score.offences.length + drivingCode]!)),
      ),
    ];
  },
});

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
    const agreement = {
      id: 'calls.agreement',
      title: 'Sectors with most calls from the public that are also among those patrolled most',
      questions: ['OP-C2'],
      unit: 'proportion' as const,
      method: {
        name: 'Overlap of two top lists, with and without dividing by residents',
        source: 'Webber, Moffat and Zobel (2010)',
      },
      limitations: [
        'Busy sectors have many of everything: the second number divides calls by residents. Calls are counted before patrols, visits after.',
      ],
    };
    const perResident = { ...agreement, id: 'calls.agreement-per-resident', title: 'The same with calls per resident' };
    const all = [exposure, decile, override, reasons, byDecile, agreement, perResident];
    const problem =
      evaluationProblem(city) ??
      (visits.nPlaced === 0 ? notComputed('no patrol visit lies in the sectors given') : null);
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
    const share = (draft: typeof agreement, successes: number) => ({
      ...valueDraft(
        { ...draft, numerator: successes, denominator: nTop, denominatorLabel: 'sectors with most calls' },
        successes / nTop,
      ),
    });
    return [
      {
        ...exposure,
        table: {
          columns: [
            { name: 'group', label: 'Group', unit: 'text', key: true },
            { name: 'people', label: 'Residents', unit: 'count', people: true },
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
            { name: 'before', label: 'Visits per thousand before', unit: 'rate-per-1000' },
            { name: 'after', label: 'Visits per thousand after', unit: 'rate-per-1000' },
          ],
          rows: deciles.map((value): CellValue[] => {
            const inside = areas.filter((area) => city.sectors[area]!.decile === value);
            const people = inside.reduce((sum, area) => sum + city.sectors[area]!.people.reduce((a, b) => a + b, 0), 0);
            const rate = (counts: Float64Array) =>
              people === 0 ? null : (1000 * inside.reduce((sum, area) => sum + counts[area]!, 0)) / people;
            return [String(value), rate(visits.before), rate(visits.after)];
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
    atRecommended: new Float64Array(rows.length),
    atChosen: new Float64Array(rows.length),
  });
}

/** OP-C6, OP-D1, OP-Q6: the cut of the map, what a hotspot foretells, and what could be published. */
export const mapFindings = findings({
  name: 'mapFindings',
  title: 'Does the cut of the map decide the answer?',
  needs: { city, score },
  compute: ({ city, score }): FindingDraft[] => {
    const boundary = {
      id: 'boundary.table',
      title: 'The same hotspots on differently cut maps',
      questions: ['OP-C6'],
      unit: 'ratio' as const,
      method: {
        name: 'Predictive accuracy index and Gini coefficient over partitions',
        source: 'Openshaw (1984); Chainey, Tompson and Uhlig (2008)',
      },
      limitations: ['Each cut picks the densest tenth of its area before patrols and is judged on crime after.'],
    };
    const accuracy = {
      ...boundary,
      id: 'accuracy.pai',
      title: 'Share of later crime over share of area, in the densest tenth of sectors',
      questions: ['OP-D1'],
    };
    const publish = {
      ...boundary,
      id: 'publish.table',
      title: 'Cells that would show fewer than ten events if a map were published',
      questions: ['OP-Q6', 'OP-R1'],
      unit: 'proportion' as const,
      method: {
        name: 'Small cells of a published grid',
        source: 'Office for National Statistics, policy on small counts',
      },
    };
    if (city.withoutSectors !== null) return allNotComputed([boundary, accuracy, publish], city.withoutSectors);
    const corners = city.sectors.flatMap(({ area }) => area.polygons.flatMap((rings) => rings[0] ?? []));
    const bounds = {
      minX: Math.min(...corners.map(([x]) => x)),
      minY: Math.min(...corners.map(([, y]) => y)),
      maxX: Math.max(...corners.map(([x]) => x)),
      maxY: Math.max(...corners.map(([, y]) => y)),
    };
    const side = Math.sqrt(areaSquareMetres(city.sectors[0]!.area));
    const partitions = [
      { name: 'sectors without city centres', areas: score.areas.map((sector) => city.sectors[sector]!.area) },
      { name: 'all sectors', areas: city.sectors.map(({ area }) => area) },
      { name: 'squares of half a sector', areas: gridAreas(bounds, side / 2) },
      { name: 'squares the size of a sector, shifted', areas: gridAreas(bounds, side, 0.5) },
      { name: 'squares of two sectors', areas: gridAreas(bounds, 2 * side) },
    ];
    const results = boundarySensitivity(city, partitions);
    const hasBoth = city.later.includes(0) && city.later.includes(1);
    const square = (metres: number) => {
      const cells = new Map<string, number>();
      for (let row = 0; row < city.nEvents; row++) {
        const key = `${Math.floor(city.x[row]! / metres)},${Math.floor(city.y[row]! / metres)}`;
        cells.set(key, (cells.get(key) ?? 0) + 1);
      }
      const small = [...cells.values()].filter((count) => count < 10).length;
      return [String(metres), cells.size, small, small / cells.size] as CellValue[];
    };
    const before = score.areas.map((sector) => countIn(city, sector, 0));
    const after = score.areas.map((sector) => countIn(city, sector, 1));
    const ranked = predictiveAccuracy({ observed: after, predicted: before });
    return [
      {
        ...boundary,
        table: {
          columns: [
            { name: 'cut', label: 'Cut of the map', unit: 'text', key: true },
            { name: 'areas', label: 'Areas', unit: 'count' },
            { name: 'leftOut', label: 'Events left out', unit: 'count' },
            { name: 'gini', label: 'Concentration', unit: 'score' },
            { name: 'pai', label: 'Crime over area', unit: 'ratio' },
            { name: 'caught', label: 'Later crime inside', unit: 'proportion' },
          ],
          rows: results.map((row): CellValue[] => [
            row.partition,
            row.nAreas,
            row.nLeftOut,
            cellOf(row.gini),
            cellOf(row.pai),
            cellOf(row.shareOfCrimeCaught),
          ]),
        },
      },
      valueDraft(
        accuracy,
        hasBoth
          ? ranked[Math.max(0, Math.floor(ranked.length / 10) - 1)]!.pai
          : notComputed('there are no events both before and after'),
      ),
      {
        ...publish,
        table: {
          columns: [
            { name: 'metres', label: 'Side of a square, metres', unit: 'text', key: true },
            { name: 'cells', label: 'Squares with any event', unit: 'count' },
            { name: 'small', label: 'With fewer than ten', unit: 'count' },
            { name: 'share', label: 'Share', unit: 'proportion', numerator: 'small', denominator: 'cells' },
          ],
          rows: [250, 500, 1000, 2000].map(square),
        },
      },
    ];
  },
});

function countIn(city: City, sector: number, later: 0 | 1): number {
  let count = 0;
  for (let row = 0; row < city.nEvents; row++) if (city.sector[row] === sector && city.later[row] === later) count++;
  return count;
}
