import { groupOfPersonByRecord } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { findings, statedLimits, withLimits } from '@assay/notebook';
import {
  errorsByGroup,
  type GroupErrorRow,
  nameChanges,
  nameCollisions,
  nameLengthBands,
} from '@assay/record-matching';
import { type DictionaryColumn, notComputed, type RandomStream, sampleWithoutReplacement } from '@assay/statistics';
import { isEmpty, register, surnameTolerance } from '../inputs.ts';
import { NO_TRUTH } from './no-truth.ts';
import { chosenClusters } from './tolerance.ts';

const METHOD = {
  name: 'Share of people by group, Wilson score interval (of those mixed: by clusters of people mixed together); ratio to the largest group by Koopman’s interval (of those mixed: MOVER)',
  source: 'Wilson (1927); Korn and Graubard (1998); Koopman (1984); Zou and Donner (2008)',
};

export const groupFindings = findings({
  name: 'groupFindings',
  title: 'Who bears the errors',
  needs: { register, chosenClusters },
  compute: ({ register, chosenClusters }): FindingDraft[] => {
    const { truth, records } = register;
    const by = (id: string, of: string, column: DictionaryColumn): FindingDraft => {
      const shared = {
        id,
        title: `People mixed with others and people scattered, by ${of}`,
        questions: ['MM-P1', 'MM-D1'],
        unit: 'proportion',
        method: METHOD,
        limitations: ['A person counts once, whatever the number of their records.'],
      } as const;
      if (truth === null) return { ...shared, notComputed: NO_TRUTH };
      if (isEmpty(column)) return { ...shared, notComputed: notComputed(`the records do not state ${of}`) };
      return {
        ...shared,
        table: groupTable(of, errorsByGroup(chosenClusters, truth, groupOfPersonByRecord(truth, column))),
      };
    };
    return [
      by('groups.ethnicity', 'ethnicity', register.ethnicity),
      by('groups.sex', 'sex', register.sex),
      by('groups.name-length', 'length of surname', nameLengthBands(records.surname)),
      by('groups.letters', 'letters of the name', lettersOf(records.forename, records.surname)),
    ];
  },
});

function groupTable(of: string, rows: readonly GroupErrorRow[]): FindingDraft['table'] & object {
  return {
    columns: [
      // Named after the characteristic, so that the gate can tell "not stated" of one from that of another.
      { name: of.replaceAll(' ', '-'), label: 'Group', unit: 'text', key: true },
      { name: 'people', label: 'People', unit: 'count', people: true, measure: 'people in the register' },
      { name: 'mixed', label: 'Mixed with others', unit: 'count', people: true, measure: 'people mixed with others' },
      ...withLimits({
        name: 'mixedShare',
        label: 'Share mixed',
        unit: 'proportion',
        numerator: 'mixed',
        denominator: 'people',
      }),
      {
        name: 'mixedRatio',
        label: 'Times the largest group',
        unit: 'ratio',
        numerator: 'mixed',
        denominator: 'people',
      },
      {
        name: 'severalRecords',
        label: 'People with several records',
        unit: 'count',
        people: true,
        measure: 'people with several records',
      },
      { name: 'scattered', label: 'Scattered', unit: 'count', people: true, measure: 'people scattered' },
      ...withLimits({
        name: 'scatteredShare',
        label: 'Share scattered',
        unit: 'proportion',
        numerator: 'scattered',
        denominator: 'severalRecords',
      }),
      {
        name: 'scatteredRatio',
        label: 'Times the largest group',
        unit: 'ratio',
        numerator: 'scattered',
        denominator: 'severalRecords',
      },
    ],
    rows: rows.map((row) => [
      row.group,
      row.people,
      row.mixedPeople,
      ...statedLimits(row.mixedShare),
      statedLimits(row.mixedRatio)[0],
      row.peopleWithSeveralRecords,
      row.scatteredPeople,
      ...statedLimits(row.scatteredShare),
      statedLimits(row.scatteredRatio)[0],
    ]),
  };
}

/** Plain Latin letters, Latin letters with accents, or another script. */
function lettersOf(forename: DictionaryColumn, surname: DictionaryColumn): DictionaryColumn {
  const kind = (text: string): number =>
    /^[\p{ASCII}]*$/u.test(text) ? 0 : /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(text) ? 1 : 2;
  const ofForename = forename.values.map(kind);
  const ofSurname = surname.values.map(kind);
  const codes = Int32Array.from(forename.codes, (first, row) => {
    const last = surname.codes[row]!;
    if (first < 0 && last < 0) return -1;
    return Math.max(first < 0 ? 0 : ofForename[first]!, last < 0 ? 0 : ofSurname[last]!);
  });
  return { codes, values: ['plain Latin letters', 'Latin letters with accents', 'another script'] };
}

const MOST_PER_GROUP = 20_000;

export const collisionFindings = findings({
  name: 'collisionFindings',
  title: 'How alike the names of different people are, by ethnicity',
  needs: { register },
  compute: ({ register }, { random }): FindingDraft[] => {
    const shared = {
      id: 'groups.collisions',
      title: 'Pairs of different people whose names lie within the tolerance, per million pairs',
      questions: ['MM-P1', 'MM-D5'],
      unit: 'rate-per-million',
      method: {
        name: 'Name collision rate; Garwood interval with the variance of a U-statistic over people; ratio by MOVER',
        source: 'Shahbazi et al. (2023); Garwood (1936); Aronow, Samii and Assenova (2015); Zou and Donner (2008)',
      },
      limitations: ['Dates of birth play no part: this is the risk that names add for two people born on one day.'],
    } as const;
    const { truth, ethnicity, records } = register;
    if (truth === null) return [{ ...shared, notComputed: NO_TRUTH }];
    if (isEmpty(ethnicity)) return [{ ...shared, notComputed: notComputed('the records do not state ethnicity') }];
    const kept = sampleByGroup(ethnicity, random('name collisions'));
    const take = ({ codes, values }: DictionaryColumn): DictionaryColumn => ({
      values,
      codes: Int32Array.from(kept, (row) => codes[row]!),
    });
    const group = take(ethnicity);
    const rows = nameCollisions(
      { forename: take(records.forename), surname: take(records.surname), group, entity: take(truth) },
      { reference: largestGroup(group) },
    );
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'group', label: 'Ethnicity', unit: 'text', key: true },
            { name: 'tolerance', label: 'Edits in either name', unit: 'count', key: true },
            { name: 'pairs', label: 'Pairs of different people', unit: 'count', people: false },
            { name: 'collisions', label: 'Names within the tolerance', unit: 'count', people: false },
            ...withLimits({
              name: 'rate',
              label: 'Per million pairs',
              unit: 'rate-per-million',
              numerator: 'collisions',
              denominator: 'pairs',
            }),
            ...withLimits({ name: 'ratio', label: 'Times the largest group', unit: 'ratio' }),
          ],
          rows: rows.map((row) => [
            row.group,
            row.tolerance,
            row.pairs,
            row.collisions,
            ...statedLimits(row.perMillion),
            ...statedLimits(row.ratio),
          ]),
        },
      },
    ];
  },
});

/** All rows of a group, or as many drawn at random where it is larger than can be compared pair by pair. */
function sampleByGroup(group: DictionaryColumn, random: RandomStream): Int32Array {
  const rowsOf: number[][] = group.values.map(() => []);
  for (let row = 0; row < group.codes.length; row++) if (group.codes[row]! >= 0) rowsOf[group.codes[row]!]!.push(row);
  return Int32Array.from(
    rowsOf.flatMap((rows, code) =>
      rows.length <= MOST_PER_GROUP
        ? rows
        : Array.from(
            sampleWithoutReplacement(random.split(group.values[code]!), rows.length, MOST_PER_GROUP),
            (position) => rows[position]!,
          ),
    ),
  );
}

function largestGroup({ codes, values }: DictionaryColumn): string {
  const counts = new Int32Array(values.length);
  for (const code of codes) if (code >= 0) counts[code]!++;
  return values[counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0))]!;
}

export const nameChangeFindings = findings({
  name: 'nameChangeFindings',
  title: 'Surnames that changed, by sex',
  needs: { register, surnameTolerance },
  compute: ({ register, surnameTolerance }): FindingDraft[] => {
    const shared = {
      id: 'names.changed',
      title: 'People with a surname that changed beyond the tolerance, by sex',
      questions: ['MM-Q1'],
      unit: 'proportion',
      method: {
        name: 'Share of people with several records of one date of birth, Wilson score interval',
        source: 'Wilson (1927)',
      },
      limitations: ['Only changes that both records show can be seen; a person recorded once under a new name cannot.'],
    } as const;
    if (register.truth === null) return [{ ...shared, notComputed: NO_TRUTH }];
    const rows = nameChanges(register.records, register.truth, register.sex, surnameTolerance);
    if (rows.length === 0) {
      return [{ ...shared, notComputed: notComputed('nobody has two records with names and one date of birth') }];
    }
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'sex', label: 'Sex', unit: 'text', key: true },
            {
              name: 'people',
              label: 'People with two records that state both names and one date of birth',
              unit: 'count',
              people: true,
              measure: 'people with two records of both names and one date',
            },
            { name: 'changed', label: 'Surname changed beyond the tolerance', unit: 'count', people: true },
            ...withLimits({
              name: 'share',
              label: 'Share',
              unit: 'proportion',
              numerator: 'changed',
              denominator: 'people',
            }),
            { name: 'swapped', label: 'First name and surname swapped', unit: 'count', people: true },
          ],
          rows: rows.map((row) => [
            row.group,
            row.people,
            row.changedSurname,
            ...statedLimits(row.changedShare),
            row.swappedNames,
          ]),
        },
      },
    ];
  },
});
