import type { NumberColumn, Table, TextColumn } from '@assay/dataset';
import { describe, expect, it } from 'vitest';
import {
  broadGroups,
  scoredCohort,
  scoredCohortDefaults,
  scoredCohortSchema,
  scoredCohortTruthSchema,
} from '../src/index.ts';
import { tableDigest } from './table-digest.ts';

const text = (table: Table, name: string) => {
  const { codes, values } = table.columns[name] as TextColumn;
  return Array.from(codes, (code) => (code < 0 ? null : values[code]!));
};
const number = (table: Table, name: string) => (table.columns[name] as NumberColumn).values;

/** Share of pairs (positive, negative) in which the positive has the higher score; ties count half. */
function areaUnderCurve(score: number[], label: boolean[]): number {
  const order = score.map((_, row) => row).sort((a, b) => score[a]! - score[b]!);
  let rankSum = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && score[order[end]!] === score[order[start]!]) end++;
    for (let place = start; place < end; place++) if (label[order[place]!]) rankSum += (start + end + 1) / 2;
    start = end;
  }
  const positives = label.filter(Boolean).length;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (label.length - positives));
}

describe('scoredCohort', () => {
  const { cohort, truth } = scoredCohort({ seed: 'test', people: 40_000 });
  const group = text(truth, 'true_ethnic_group');
  const offended = text(truth, 'offended').map((flag) => flag === 'yes');
  const recharged = text(cohort, 'recharged').map((flag) => flag === 'yes');
  const never = text(cohort, 'ever_charged').map((flag) => flag === 'no');
  const risk = number(truth, 'true_risk');
  const [offender, withSuspects] = [number(cohort, 'score_offender_model'), number(cohort, 'score_with_suspect_data')];
  const share = (of: (row: number) => boolean, hit: (row: number) => boolean) => {
    const rows = group.map((_, row) => row).filter(of);
    return rows.filter(hit).length / rows.length;
  };

  it('has the columns of its schemas and is the same for one seed', () => {
    expect(Object.keys(cohort.columns)).toEqual(scoredCohortSchema.fields.map(({ name }) => name));
    expect(Object.keys(truth.columns)).toEqual(scoredCohortTruthSchema.fields.map(({ name }) => name));
    const digests = (seed: number) =>
      Object.values(scoredCohort({ seed, people: 300 })).map((table) => tableDigest(table));
    expect(digests(1)).toEqual(digests(1));
    expect(digests(1)[0]).not.toBe(digests(2)[0]);
    expect(digests(1)).toEqual(['d43f0bd492eea6b8', '7d76d3828f15150e']);
  });

  it('lets groups offend as their risk says and alike by default, but charges them differently', () => {
    for (const [index, name] of broadGroups.entries()) {
      const meanRisk =
        risk.reduce((sum, one, row) => sum + (group[row] === name ? one : 0), 0) /
        group.filter((one) => one === name).length;
      const rate = share(
        (row) => group[row] === name,
        (row) => offended[row]!,
      );
      expect(Math.abs(rate - meanRisk)).toBeLessThan(0.025);
      const caught = share(
        (row) => group[row] === name && offended[row]!,
        (row) => recharged[row]!,
      );
      // Late charges are lost, so somewhat fewer than the set share.
      expect(caught).toBeLessThan(scoredCohortDefaults.chargedByGroup[index]!);
      expect(caught).toBeGreaterThan(scoredCohortDefaults.chargedByGroup[index]! * 0.65);
    }
    const offending = (name: string) =>
      share(
        (row) => group[row] === name,
        (row) => offended[row]!,
      );
    const label = (name: string) =>
      share(
        (row) => group[row] === name,
        (row) => recharged[row]!,
      );
    expect(Math.abs(offending('Black') - offending('White'))).toBeLessThan(0.035);
    expect(label('Black') / label('White')).toBeGreaterThan(1.2);
  });

  it('scores only people ever charged by the offender model, everyone by the other', () => {
    for (let row = 0; row < never.length; row++) {
      if (Number.isNaN(offender[row]!) !== never[row]) expect.fail(`row ${row}`);
      if (!(withSuspects[row]! > 0 && withSuspects[row]! < 1)) expect.fail(`row ${row}`);
    }
    expect(never.filter(Boolean).length / never.length).toBeCloseTo(scoredCohortDefaults.neverChargedShare, 1);
  });

  it('gives scores that rank offenders, and more never-charged people of over-policed groups high with suspect data', () => {
    const rows = offender.reduce<number[]>((list, score, row) => {
      if (!Number.isNaN(score)) list.push(row);
      return list;
    }, []);
    const auc = areaUnderCurve(
      rows.map((row) => offender[row]!),
      rows.map((row) => recharged[row]!),
    );
    expect(auc).toBeGreaterThan(0.58);
    expect(auc).toBeLessThan(0.85);
    const cut = Float64Array.from(withSuspects).sort()[Math.floor(withSuspects.length * 0.9)]!;
    const high = (name: string) =>
      share(
        (row) => never[row]! && group[row] === name,
        (row) => withSuspects[row]! > cut,
      );
    expect(high('Black')).toBeGreaterThan(high('White'));
  });

  it('dates charges within the follow-up and leaves the rest blank', () => {
    const days = number(cohort, 'days_to_charge');
    for (let row = 0; row < days.length; row++) {
      if (Number.isNaN(days[row]!) === recharged[row]) expect.fail(`row ${row}`);
      if (days[row]! > 730) expect.fail(`row ${row}`);
    }
  });

  it('makes an empty cohort and refuses a negative one', () => {
    expect(scoredCohort({ seed: 1, people: 0 }).cohort.rowCount).toBe(0);
    expect(() => scoredCohort({ seed: 1, people: -5 })).toThrow(
      'people must be a whole number from 0 to 50,000,000: -5',
    );
  });
});
