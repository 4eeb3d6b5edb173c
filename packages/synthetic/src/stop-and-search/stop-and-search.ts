import type { Table } from '@assay/dataset';
import { drawBeta, drawPoisson, randomStream } from '@assay/statistics';
import { broadGroups, groupSharesByArea, residentShareByArea } from '../draw/area-residents.ts';
import { localPolicingAreas } from '../draw/places.ts';
import { checkSettings } from '../draw/settings-check.ts';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import {
  inventedIdentifierColumn,
  inventedNumberColumn,
  inventedTextColumn,
  inventedTimeColumn,
} from '../table/columns.ts';
import { settingDay } from '../table/day.ts';

/** Settings by group stand in the order White, Mixed, Asian, Black, Other. */
export interface StopAndSearchSettings {
  readonly seed: string | number;
  readonly residents: number;
  readonly firstDate: string;
  readonly lastDate: string;
  /** Searches per 1,000 residents and year, before the area's factor. */
  readonly searchesPer1000: readonly number[];
  /** Suspicion (chance of a find) above which officers search, by group: a lower bar is the bias that the threshold test seeks. */
  readonly thresholdByGroup: readonly number[];
  /** Shares without an officer-defined and without a self-defined ethnicity, by group. */
  readonly officerMissingByGroup: readonly number[];
  readonly selfMissingByGroup: readonly number[];
}

export const stopAndSearchDefaults: Omit<StopAndSearchSettings, 'seed'> = {
  residents: 1_200_000,
  firstDate: '2024-04-01',
  lastDate: '2025-03-31',
  searchesPer1000: [4.6, 8.8, 7.4, 17, 5],
  thresholdByGroup: [0.16, 0.13, 0.13, 0.1, 0.14],
  officerMissingByGroup: [0.1, 0.1, 0.05, 0.06, 0.15],
  selfMissingByGroup: [0.12, 0.2, 0.2, 0.24, 0.3],
};

/** Self-defined ethnicity as the public files write it, by broad group, with weights. */
const SELF_DEFINED: readonly (readonly (readonly [text: string, weight: number])[])[] = [
  [
    ['White - English/Welsh/Scottish/Northern Irish/British', 0.84],
    ['White - Irish', 0.03],
    ['White - Gypsy or Irish Traveller', 0.02],
    ['White - Any other White background', 0.11],
  ],
  [
    ['Mixed/Multiple ethnic groups - White and Black Caribbean', 0.55],
    ['Mixed/Multiple ethnic groups - White and Black African', 0.1],
    ['Mixed/Multiple ethnic groups - White and Asian', 0.15],
    ['Mixed/Multiple ethnic groups - Any other Mixed/Multiple ethnic background', 0.2],
  ],
  [
    ['Asian/Asian British - Pakistani', 0.52],
    ['Asian/Asian British - Indian', 0.2],
    ['Asian/Asian British - Bangladeshi', 0.12],
    ['Asian/Asian British - Chinese', 0.01],
    ['Asian/Asian British - Any other Asian background', 0.15],
  ],
  [
    ['Black/African/Caribbean/Black British - Caribbean', 0.42],
    ['Black/African/Caribbean/Black British - African', 0.33],
    ['Black/African/Caribbean/Black British - Any other Black/African/Caribbean background', 0.25],
  ],
  [
    ['Other ethnic group - Arab', 0.3],
    ['Other ethnic group - Any other ethnic group', 0.7],
  ],
];
const NOT_STATED = 'Other ethnic group - Not stated';
const OFFICER_DEFINED = ['White', 'Black', 'Asian', 'Other', 'Mixed'] as const;
/** What officers see, by broad group, in the order above. */
const PERCEIVED = [
  [0.95, 0.005, 0.015, 0.025, 0.005],
  [0.3, 0.5, 0.1, 0.05, 0.05],
  [0.02, 0.01, 0.93, 0.04, 0],
  [0.005, 0.96, 0.01, 0.02, 0.005],
  [0.2, 0.08, 0.32, 0.4, 0],
];
const AGE_RANGES = ['under 10', '10-17', '18-24', '25-34', 'over 34'] as const;
const AGE_WEIGHTS = [0.001, 0.2, 0.34, 0.25, 0.209];
const SEARCHES = ['Person search', 'Person and Vehicle search', 'Vehicle search'] as const;
const REASONS = [
  ['Misuse of Drugs Act 1971 (section 23)', 'Controlled drugs', 0.58],
  ['Police and Criminal Evidence Act 1984 (section 1)', 'Offensive weapons', 0.19],
  ['Police and Criminal Evidence Act 1984 (section 1)', 'Article for use in theft', 0.1],
  ['Police and Criminal Evidence Act 1984 (section 1)', 'Stolen goods', 0.09],
  ['Criminal Justice and Public Order Act 1994 (section 60)', 'Anything to threaten or harm anyone', 0.04],
] as const;
const LAWS: readonly string[] = [...new Set(REASONS.map(([law]) => law))];
const OUTCOMES = [
  'A no further action disposal',
  'Arrest',
  'Community resolution',
  'Khat or Cannabis warning',
  'Penalty Notice for Disorder',
  'Summons / charged by post',
  'Caution (simple or conditional)',
] as const;
/** Outcomes where something was found, in the order above from the second on. */
const FOUND_WEIGHTS = [0.52, 0.22, 0.12, 0.04, 0.07, 0.03];
const AREA_FACTORS = [1.2, 0.9, 0.75, 1.1, 0.7, 0.9, 1.05];
/** Suspicion among people whom officers notice is Beta(1.2, 6) in every group: groups differ in the bar, not in carrying. */
const SUSPICION = [1.2, 6] as const;
const DAY = 86_400_000;
const YEAR_DAYS = 365.25;

export interface StopAndSearch {
  /** One row per search, as in the public files: `stopAndSearchSchema`. */
  readonly searches: Table;
  /** Residents by area and group: `residentPopulationSchema`. */
  readonly population: Table;
  /** True group and suspicion of each search, row for row: `stopAndSearchTruthSchema`. */
  readonly truth: Table;
}

/**
 * Searches shaped like the public files, of which we know the bar that officers set for each group.
 *
 * Suspicion has one distribution in all groups; an officer searches above the group's bar, and finds something with the
 * chance that was suspected (Simoiu, Corbett-Davies & Goel 2017).
 *
 * @throws InputError where a setting lies outside its bounds.
 *
 * @example
 * stopAndSearch({ seed: 'example', residents: 1000 }).population.rowCount // 35
 */
export function stopAndSearch(
  given: Pick<StopAndSearchSettings, 'seed'> & Partial<StopAndSearchSettings>,
): StopAndSearch {
  const settings = { ...stopAndSearchDefaults, ...given };
  checkSettings(settings, { counts: ['residents'] });
  checkSettings(settings.thresholdByGroup, { shares: Object.keys(settings.thresholdByGroup) });
  const root = randomStream(settings.seed, 'stop-and-search');
  const random = root.split('searches');
  const recording = root.split('recording');
  const firstDay = settingDay('firstDate', settings.firstDate);
  const days = settingDay('lastDate', settings.lastDate) - firstDay + 1;
  const age = new WeightedChoice(AGE_WEIGHTS);
  const reasonChoice = new WeightedChoice(REASONS.map(([, , weight]) => weight));
  const found = new WeightedChoice(FOUND_WEIGHTS);
  const selfDefined = SELF_DEFINED.map((labels) => new WeightedChoice(labels.map(([, weight]) => weight)));
  const perceived = PERCEIVED.map((shares) => new WeightedChoice(shares));
  const selfLabels = [...SELF_DEFINED.flatMap((labels) => labels.map(([text]) => text)), NOT_STATED];

  const residents = new Float64Array(localPolicingAreas.length * broadGroups.length);
  const rows: { area: number; group: number; time: number; suspicion: number }[] = [];
  for (let cell = 0; cell < residents.length; cell++) {
    const area = Math.floor(cell / broadGroups.length);
    const group = cell % broadGroups.length;
    residents[cell] = Math.round(settings.residents * residentShareByArea[area]! * groupSharesByArea[area]![group]!);
    const mean =
      ((residents[cell]! / 1000) * settings.searchesPer1000[group]! * AREA_FACTORS[area]! * days) / YEAR_DAYS;
    for (let left = drawPoisson(random, mean); left > 0; left--) {
      let suspicion = 0;
      do suspicion = drawBeta(random, SUSPICION[0], SUSPICION[1]);
      while (suspicion <= settings.thresholdByGroup[group]!);
      const hour = (14 + 14 * random.next() * random.next() + 6 * random.next()) % 24;
      rows.push({
        area,
        group,
        suspicion,
        time: (firstDay + random.integer(days)) * DAY + Math.floor(hour * 60) * 60_000,
      });
    }
  }
  rows.sort((a, b) => a.time - b.time || a.area - b.area || a.group - b.group || a.suspicion - b.suspicion);

  const count = rows.length;
  const column = () => new Int32Array(count);
  const [kind, sex, ageRange, self, officer, reason, outcome, linked, clothing] = [
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
  ];
  for (const [row, { group, suspicion }] of rows.entries()) {
    const draw = recording.next();
    kind[row] = draw < 0.72 ? 0 : draw < 0.97 ? 1 : 2;
    const gender = recording.next();
    sex[row] = kind[row] === 2 || gender < 0.02 ? -1 : gender < 0.1 ? 0 : 1;
    ageRange[row] = kind[row] === 2 || recording.next() < 0.06 ? -1 : age.draw(recording);
    const label = selfDefined[group]!.draw(recording);
    const told = recording.next();
    self[row] =
      told < settings.selfMissingByGroup[group]! * 0.4
        ? -1
        : told < settings.selfMissingByGroup[group]!
          ? selfLabels.length - 1
          : selfLabels.indexOf(SELF_DEFINED[group]![label]![0]);
    officer[row] = recording.next() < settings.officerMissingByGroup[group]! ? -1 : perceived[group]!.draw(recording);
    reason[row] = reasonChoice.draw(recording);
    const hit = recording.next() < suspicion;
    outcome[row] = recording.next() < 0.01 ? -1 : hit ? 1 + found.draw(recording) : 0;
    linked[row] = hit ? (recording.next() < 0.86 ? 1 : 0) : 0;
    clothing[row] = recording.next() < 0.03 ? 1 : 0;
  }
  const cells = Int32Array.from(residents.keys());
  return {
    searches: {
      rowCount: count,
      columns: {
        type: inventedTextColumn(kind, SEARCHES),
        time: inventedTimeColumn(Float64Array.from(rows, ({ time }) => time)),
        gender: inventedTextColumn(sex, ['Female', 'Male']),
        age_range: inventedTextColumn(ageRange, AGE_RANGES),
        self_defined_ethnicity: inventedTextColumn(self, selfLabels),
        officer_defined_ethnicity: inventedTextColumn(officer, OFFICER_DEFINED),
        legislation: inventedTextColumn(
          reason.map((code) => LAWS.indexOf(REASONS[code]![0])),
          LAWS,
        ),
        object_of_search: inventedTextColumn(
          reason,
          REASONS.map(([, object]) => object),
        ),
        outcome: inventedTextColumn(outcome, OUTCOMES),
        outcome_linked: inventedTextColumn(linked, ['False', 'True']),
        removal_of_clothing: inventedTextColumn(clothing, ['False', 'True']),
        local_policing_area: inventedTextColumn(
          rows.map(({ area }) => area),
          localPolicingAreas,
        ),
      },
    },
    population: {
      rowCount: cells.length,
      columns: {
        local_policing_area: inventedTextColumn(
          cells.map((cell) => Math.floor(cell / broadGroups.length)),
          localPolicingAreas,
        ),
        ethnic_group: inventedTextColumn(
          cells.map((cell) => cell % broadGroups.length),
          broadGroups,
        ),
        residents: inventedNumberColumn(residents),
      },
    },
    truth: {
      rowCount: count,
      columns: {
        search_id: inventedIdentifierColumn('X', count),
        true_ethnic_group: inventedTextColumn(
          rows.map(({ group }) => group),
          broadGroups,
        ),
        suspicion: inventedNumberColumn(Float64Array.from(rows, ({ suspicion }) => suspicion)),
      },
    },
  };
}
