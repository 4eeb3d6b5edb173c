import { isComputed, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOfPractice, MISSING_DAY, recordedByEra, recordedReports } from '../../src/index.ts';
import { reportTableOf } from '../example-values.ts';

/** Forty reports a month of each offence; from July 2024 thefts are recorded nine in ten times in place of one in ten. */
function reports() {
  const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}-10`);
  const rows = months.flatMap((date, month) =>
    ['Theft', 'Fraud'].flatMap((offence) =>
      Array.from({ length: 40 }, (_, at) => ({
        offence,
        date,
        reached: at % 10 < (offence === 'Theft' && month >= 6 ? 9 : 1) ? 'recorded' : 'reported',
      })),
    ),
  );
  rows.splice(300, 20);
  return recordedReports(
    reportTableOf({
      offence: rows.map(({ offence }) => offence),
      reached: rows.map(({ reached }) => reached),
      reported_date: rows.map(({ date }) => date),
    }),
  );
}

describe('changes of practice', () => {
  const [theft, fraud] = changesOfPractice(reports(), (offence) => randomStream(offence));

  it('are found in the month in which recording changed, with the reports of the shorter side', () => {
    expect(theft).toMatchObject({ offence: 'Theft', from: '2024-07' });
    expect(theft!.stretches).toMatchObject([
      { stretch: 1, from: '2024-01', to: '2024-06' },
      { stretch: 2, from: '2024-07', to: '2024-12' },
    ]);
    const [before, after] = theft!.stretches;
    // Of the first and the last month tell those who reported in it; of a change all on its shorter side.
    expect([before!.fewestFrom, after!.fewestTo]).toEqual([40, 40]);
    expect([before!.fewestTo, after!.fewestFrom]).toEqual([theft!.fewer, theft!.fewer]);
    expect(theft!.fewer).toBe(Math.min(before!.reports, after!.reports));
    expect(theft!.reports).toBe(before!.reports + after!.reports);
    expect(isComputed(theft!.change) && theft!.change.pValue).toBeLessThan(0.01);
  });

  it('are none to speak of where recording stayed as it was', () => {
    expect(fraud!.stretches).toHaveLength(1);
    expect(isComputed(fraud!.change) && fraud!.change.pValue).toBeGreaterThan(0.05);
  });

  it('are not computed of one month, with nobody on either side', () => {
    const [only] = changesOfPractice({ ...reports(), reportedDay: new Int32Array(940).fill(19_000) }, (offence) =>
      randomStream(offence),
    );
    expect(only).toMatchObject({ from: null, fewer: 0, change: { status: 'not-computed' } });
  });
});

describe('reports by era', () => {
  it('stand in one era or in none, as each row says', () => {
    const day = fc.constantFrom(MISSING_DAY, 10, 99, 100, 101, 500);
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.integer({ min: -1, max: 4 }))), (rows) => {
        const { early, later } = recordedByEra(
          { stage: Int8Array.from(rows, ([, stage]) => stage), reportedDay: Int32Array.from(rows, ([own]) => own) },
          100,
        );
        const flag = (stage: number) => (stage < 0 ? -1 : Math.min(stage, 1));
        expect([...early]).toEqual(rows.map(([own, stage]) => (own === 10 || own === 99 ? flag(stage) : -1)));
        expect([...later]).toEqual(rows.map(([own, stage]) => (own >= 100 ? flag(stage) : -1)));
      }),
    );
  });
});
