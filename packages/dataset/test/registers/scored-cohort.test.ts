import { dictionaryColumn, InputError, notComputed, textAt } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { recordedCohort, scoredCohort, truthOfCohort } from '../../src/index.ts';
import { plainTable, registers } from '../example-values.ts';

const { cohort, offended } = registers;
const withColumns = (values: Parameters<typeof plainTable>[0]) => ({
  ...cohort,
  columns: { ...cohort.columns, ...plainTable(values).columns },
});

describe('a cohort with two scores', () => {
  it('gives each column by what it is, and null for what the file does not record', () => {
    const read = scoredCohort(cohort);
    expect([read.count, read.told, read.area, read.oneModel]).toEqual([2, cohort, null, null]);
    expect([[...read.label], [...read.neverCharged]]).toEqual([
      [1, 0],
      [1, 2],
    ]);
    expect([[...read.offenderScore], [...read.suspectScore]]).toEqual([
      [0.5, 0.25],
      [0.75, Number.NaN],
    ]);
    const texts = [read.group, read.sex, read.year!, read.age!].map((column) =>
      [0, 1].map((row) => textAt(column, row)),
    );
    expect(texts.map(([first]) => first)).toEqual(['White', 'Female', '2024', '18-24']);
    expect(texts.map(([, second]) => second).slice(0, 3)).toEqual(['Not recorded', 'Male', '2023']);
  });

  it('says that two models cannot be compared where one scores nobody, and refuses a file where none does', () => {
    // A column of numbers needs one: the score of somebody else.
    const none = { kind: 'number', values: Float64Array.of(Number.NaN, Number.NaN) } as const;
    const one = { ...cohort, columns: { ...cohort.columns, score_offender_model: none } };
    expect(scoredCohort(one).oneModel).toEqual(notComputed('the file has the scores of one model alone'));
    const neither = { ...one, columns: { ...one.columns, score_with_suspect_data: none } };
    expect(() => scoredCohort(neither)).toThrow(/^no column was read as a score/);
    expect(() => scoredCohort(offended)).toThrow(InputError);
  });
});

it('says that nobody is divided by sex where the file does not record it', () => {
  expect(scoredCohort(cohort).noSex).toBeNull();
  const sex = { kind: 'text', values: [], codes: Int32Array.of(-1, -1) } as const;
  const without = scoredCohort({ ...cohort, columns: { ...cohort.columns, sex } });
  expect(without.noSex).toEqual(notComputed('the file does not record sex'));
});

describe('what people of a cohort truly did', () => {
  it('is known of exactly these people, where it is said of any', () => {
    expect(truthOfCohort(cohort, offended)).toEqual(Uint8Array.of(1, 0));
    const unknown = notComputed('what these people truly did is not known');
    expect(truthOfCohort(withColumns({ person_id: ['p', 'r'] }), offended)).toEqual(unknown);
    expect(truthOfCohort(cohort, plainTable({ person_id: ['p', 'q'], offended: [null, '?'] }))).toEqual(unknown);
  });
});

describe('what is recorded of a cohort, counted', () => {
  const columns = {
    ethnic_group: dictionaryColumn(['White', null, 'B1']),
    sex: dictionaryColumn(['F', 'M', null]),
    recharged: dictionaryColumn(['yes', 'no', '?']),
    ever_charged: dictionaryColumn(['no', null, 'yes']),
  };
  const counted = { total: 9, columns, counts: Float64Array.of(4, 3, 2) };

  it('counts people and not rows', () => {
    const read = recordedCohort(counted);
    expect([read.count, read.counts]).toEqual([9, counted.counts]);
    expect(read.charged).toMatchObject({ yes: 4, no: 3, unknown: 2 });
    expect(read.ever).toMatchObject({ yes: 2, no: 4, unknown: 3 });
    expect(read.group.values).toEqual(['White', 'Black', 'Not recorded']);
    expect(read.words.map(({ field }) => field)).toEqual(['ethnic group', 'sex', 'charged later', 'ever charged']);
  });

  it('is refused of nobody, and where the outcome of nobody is known', () => {
    expect(() => recordedCohort({ ...counted, total: 0 })).toThrow(/^the file of people has a heading and no rows/);
    const unknown = { ...columns, recharged: dictionaryColumn([null, '?', null]) };
    expect(() => recordedCohort({ ...counted, columns: unknown })).toThrow(/^recharged says yes or no of nobody/);
    expect(() => recordedCohort({ ...counted, total: 8 })).toThrow(/^a cohort of 8 needs ethnic_group, sex, /);
    expect(() => recordedCohort({ ...counted, columns: {} })).toThrow(InputError);
  });
});
