import { dictionaryColumn } from '@assay/statistics';
import { type Area, cityAblations, cityOf, cityScore, type ZoneChange, zoneComparison } from '../src/index.ts';

function squareAt(name: string, x: number): Area {
  const corners = [
    [x, 0],
    [x + 10, 0],
    [x + 10, 10],
    [x, 10],
    [x, 0],
  ] as const;
  return { name, polygons: [[corners]] };
}

/** What the examples of the documentation lean on: three areas of ten metres square, and counts of four areas. */
export const square = squareAt('square', 0);
export const beside = squareAt('beside', 10);
export const far = squareAt('far', 1000);
export const evaluation = {
  treated: { before: 207, after: 110 },
  control: { before: 308, after: 318 },
  displacement: { before: 178, after: 157 },
  displacementControl: { before: 150, after: 140 },
};
export const protocol = {
  patrolledAreas: ['B', 'A'],
  controlAreas: ['C'],
  ringEdgesMetres: [150, 300],
  outcomes: ['robbery'],
  primaryEstimate: 'incidence rate ratio' as const,
  inference: "comparable areas, Student's t",
  baselineMonths: ['2024-01'],
  choosingMonths: ['2023-12'],
  followUpMonths: ['2024-02'],
  alpha: 0.05,
  equivalenceMargin: 0.5,
  stoppingRule: 'after one month',
};

/** Five areas over four periods; the first was patrolled in the last. */
export const design = {
  panel: { counts: [20, 20, 20, 10, 19, 21, 21, 19, 20, 20, 20, 20, 18, 22, 20, 20, 21, 19, 20, 20], nPeriods: 4 },
  treated: [0],
  candidates: [1, 2, 3, 4],
  window: { choosing: { from: 0, to: 1 }, baseline: { from: 1, to: 3 }, followUp: { from: 3, to: 4 } },
};
const comparison = zoneComparison(design);
if (comparison.status !== 'computed') throw new Error(comparison.reason);
export const change = comparison.changeOf([0]) as ZoneChange;

/** A city of three sectors, patrolled from day 50 on in the first; twelve events, one a day from day 44 on. */
export const cityEvents = {
  x: Float64Array.of(5, 4, 3, 15, 15, 1005, 6, 16, 14, 1005, 1006, 1007),
  y: Float64Array.of(5, 5, 5, 5, 4, 3, 2, 5, 6, 7, 8, 9),
  areaName: dictionaryColumn(new Array<null>(12).fill(null)),
  time: Float64Array.from({ length: 12 }, (_, event) => (44 + event) * 86_400_000 + event * 3_600_000),
  timeTo: new Float64Array(12).fill(Number.NaN),
  offence: dictionaryColumn(Array.from({ length: 12 }, (_, event) => (event % 3 === 0 ? 'drugs' : 'violence'))),
  source: dictionaryColumn([
    ...['public', 'police', 'public', 'public', null, 'public'],
    ...new Array(6).fill('public'),
  ]),
  harm: Float64Array.from({ length: 12 }, (_, event) => 1 + (event % 4)),
};
export const citySectors = [
  { area: square, kind: 'treated', decile: 1, people: [60, 40] },
  { area: beside, kind: 'buffer', decile: 7, people: [30, Number.NaN] },
  { area: far, kind: 'control', decile: 1, people: [Number.NaN, Number.NaN] },
];
export const citySettings = { groups: ['White', 'Black'], firstDay: { given: 50, visited: Infinity } };
export const city = cityOf(cityEvents, citySectors, citySettings);
/** What the score of that city would choose without violence. */
export const cityChoices = cityAblations(city, cityScore(city), ['violence']);
