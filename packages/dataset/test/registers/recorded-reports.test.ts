import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cameTo,
  dayOfText,
  enteredWithin,
  MISSING_DAY,
  REPORT_STAGES,
  recordedReports,
  reportsByVictim,
  taughtReports,
} from '../../src/index.ts';
import { plainTable, reportTableOf } from '../example-values.ts';

const table = reportTableOf({
  offence: ['burglary', 'violence', 'violence'],
  victim_sex: ['F', 'Male', null],
  victim_ethnicity: ['W1', null, 'B2'],
  reached: ['Charged', 'lost in the post', null],
  occurred_date: ['2024-01-01', '2024-01-01', null],
  reported_date: ['2024-01-01', '2024-01-02', null],
  entered_date: ['2024-01-04', '2024-01-06', '2024-01-06'],
});

describe('reports as recorded', () => {
  it('are columns by what they are, with the stage that each reached, and none where no stage is named', () => {
    const read = recordedReports(table);
    expect(read.count).toBe(3);
    expect(read.noStage?.reason).toContain('lost in the post');
    expect(recordedReports(reportTableOf({ reached: ['charged', null] })).noStage).toBeNull();
    expect(recordedReports(reportTableOf({ reached: [null, null] })).noStage?.reason).toBe(
      'the file does not say how far reports came (reached was not given)',
    );
    expect([...read.stage]).toEqual([REPORT_STAGES.indexOf('charged'), -1, -1]);
    expect([...read.reportedDay]).toEqual([dayOfText('2024-01-01'), dayOfText('2024-01-02'), MISSING_DAY]);
    expect(read.words.map(({ field, words }) => [field, words.length > 0])).toEqual([
      ['ethnicity of victims', true],
      ['sex of victims', true],
    ]);
  });

  it('came to every stage up to the one they reached', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 4 })), fc.constantFrom(...REPORT_STAGES), (reached, wanted) => {
        const least = REPORT_STAGES.indexOf(wanted);
        expect([...cameTo({ stage: Int8Array.from(reached) }, wanted)]).toEqual(
          reached.map((one) => (one === -1 ? -1 : Number(one >= least))),
        );
      }),
    );
    expect(() => cameTo({ stage: Int8Array.of(0) }, 'tried' as 'charged')).toThrow('there is no stage "tried"');
  });

  it('were entered in time, late, or nobody knows', () => {
    expect([...enteredWithin(table, 3)]).toEqual([1, 0, -1]);
    expect([...enteredWithin(table, 4)]).toEqual([1, 1, -1]);
    const without = plainTable({ reported_date: ['2024-01-01'] }, ['reported_date']);
    expect([...enteredWithin(without, 3)]).toEqual([-1]);
  });

  it('are complete by what the division leaves: by sex with ethnicity and day, by the others with sex and day', () => {
    const rows = reportsByVictim(table, recordedReports(table), 3);
    const of = (attribute: string) =>
      rows.filter((row) => row.attribute === attribute).reduce((sum, { complete }) => sum + complete!, 0);
    expect(['Sex of the victim', 'Ethnicity of the victim', 'Offence'].map(of)).toEqual([1, 2, 2]);
    const violence = rows.find(({ group }) => group === 'violence')!;
    expect(violence).toMatchObject({
      rows: 2,
      complete: 1,
      inTime: { successes: 0, total: 1 },
    });
  });
});

describe('reports of which the file lacks a column', () => {
  const told = (lacks: Readonly<Record<string, null[]>>) => {
    const some = reportTableOf({
      offence: ['burglary', 'violence'],
      victim_sex: ['F', 'Male'],
      victim_ethnicity: ['W1', null],
      occurred_date: ['2024-01-01', '2024-01-01'],
      ...lacks,
    });
    const rows = reportsByVictim(some, recordedReports(some), 3);
    return rows.map(({ attribute, group, complete }) => [attribute.split(' ')[0], group, complete]);
  };

  it('are not asked for it, and not divided by it', () => {
    expect(told({ victim_sex: [null, null] })).toEqual([
      ['Ethnicity', 'White', 1],
      ['Ethnicity', 'Not recorded', 1],
      ['Offence', 'burglary', 1],
      ['Offence', 'violence', 1],
    ]);
    expect(told({ occurred_date: [null, null] }).filter(([by]) => by === 'Sex')).toEqual([
      ['Sex', 'Female', 1],
      ['Sex', 'Male', 0],
    ]);
  });

  it('are not known to be complete or not where nothing is left to ask', () => {
    const nothing = told({ victim_sex: [null, null], occurred_date: [null, null] });
    expect(nothing.map(([, , complete]) => complete)).toEqual([null, null, null, null]);
  });
});

describe('reports that a model is taught with', () => {
  it('come before the last year, on which it is tried; those of the early era are left out of one, and alone in another', () => {
    const day = fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constant(MISSING_DAY));
    const reports = fc.array(fc.record({ day, stage: fc.integer({ min: -1, max: 4 }) }), { maxLength: 30 });
    fc.assert(
      fc.property(reports, fc.integer({ min: 0, max: 2000 }), (given, border) => {
        const columns = {
          stage: Int8Array.from(given, ({ stage }) => stage),
          reportedDay: Int32Array.from(given, ({ day }) => day),
        };
        const { taught, tried } = taughtReports(columns, border);
        const [[, all], [, later], [, early]] = taught as [[string, number[]], [string, number[]], [string, number[]]];
        const used = given.flatMap(({ day, stage }, row) => (day !== MISSING_DAY && stage >= 0 ? [row] : []));
        expect([...all, ...tried].sort((a, b) => a - b)).toEqual(used);
        expect([...early, ...later].sort((a, b) => a - b)).toEqual([...all]);
        expect(early.every((row) => given[row]!.day < border)).toBe(true);
        const last = Math.max(0, ...used.map((row) => given[row]!.day));
        expect(tried.every((row) => last - given[row]!.day < 365)).toBe(true);
        expect(all.every((row) => last - given[row]!.day >= 365)).toBe(true);
      }),
    );
  });
});
