import type { DateColumn, NumberColumn, Table, TextColumn, TimeColumn } from '@assay/dataset';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  broadGroups,
  type ContactLog,
  contactFlagsSchema,
  contactLog,
  contactLogDefaults,
  contactLogSchema,
  contactPeopleSchema,
  contactTruthSchema,
  officerImpressionsSchema,
  residentPopulationSchema,
} from '../src/index.ts';
import { tableDigest } from './table-digest.ts';

const text = (table: Table, name: string) => {
  const { codes, values } = table.columns[name] as TextColumn;
  return Array.from(codes, (code) => (code < 0 ? null : values[code]!));
};
const number = (table: Table, name: string) => (table.columns[name] as NumberColumn).values;
const sum = (values: Iterable<number>) => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

describe('contactLog', () => {
  let log: ContactLog;
  beforeAll(() => {
    log = contactLog({ seed: 'test', residents: 40_000 });
  });

  it('has the columns of its schemas', () => {
    const names = (table: Table) => Object.keys(table.columns);
    const fields = (schema: { readonly fields: readonly { readonly name: string }[] }) =>
      schema.fields.map(({ name }) => name);
    expect(names(log.contacts)).toEqual(fields(contactLogSchema));
    expect(names(log.people)).toEqual(fields(contactPeopleSchema));
    expect(names(log.flags)).toEqual(fields(contactFlagsSchema));
    expect(names(log.impressions)).toEqual(fields(officerImpressionsSchema));
    expect(names(log.population)).toEqual(fields(residentPopulationSchema));
    expect(names(log.truth)).toEqual(fields(contactTruthSchema));
  });

  it('returns identical tables for one seed', () => {
    const digests = (made: ContactLog) => Object.values(made).map(tableDigest);
    const first = digests(contactLog({ seed: 5, residents: 400 }));
    expect(digests(contactLog({ seed: 5, residents: 400 }))).toEqual(first);
    expect(digests(contactLog({ seed: 6, residents: 400 }))[0]).not.toBe(first[0]);
    expect(first).toEqual([
      '7c2b72421d63ee2e',
      '92800b812725e1e6',
      '56fdf6cc82d948a0',
      'cf5868b191044883',
      '5d6f1852e26a0f0f',
      'ac6cf3e62fc6671e',
    ]);
  });

  it('is ordered by time within the days of the log', () => {
    const { milliseconds } = log.contacts.columns.time as TimeColumn;
    for (let row = 1; row < milliseconds.length; row++)
      if (milliseconds[row]! < milliseconds[row - 1]!) expect.fail(`row ${row}`);
    expect(milliseconds[0]).toBeGreaterThanOrEqual(Date.UTC(2021, 3, 1));
    expect(milliseconds[milliseconds.length - 1]).toBeLessThan(Date.UTC(2025, 3, 1));
  });

  it('counts the same contacts in the log and in the truth, and leaves most residents out of the log', () => {
    expect(sum(number(log.truth, 'contacts'))).toBe(log.contacts.rowCount);
    const never = number(log.truth, 'contacts').filter((count) => count === 0).length;
    expect(log.people.rowCount).toBe(40_000 - never);
    expect(never / 40_000).toBeGreaterThan(0.4);
    expect(never / 40_000).toBeLessThan(0.75);
    expect(sum(number(log.population, 'residents'))).toBe(40_000);
  });

  it('under-reports need by group as set', () => {
    // With one call per incident, no household calls counted in, and no drop-out or season, reports are need × share.
    const plain = contactLog({
      seed: 1,
      residents: 30_000,
      furtherCalls: 0,
      dropOutPerYear: 1e-9,
      seasonalSwing: 0,
      programmeShare: 0,
      calledBackShare: [0, 0, 0, 0, 0],
      policeInitiatedPerYear: [0, 0, 0, 0, 0],
    });
    const group = text(plain.truth, 'ethnic_group');
    const incidents = text(plain.contacts, 'incident_id');
    const person = text(plain.contacts, 'person_id');
    const groupOf = new Map(text(plain.truth, 'person_id').map((id, row) => [id, group[row]]));
    const need = number(plain.truth, 'need_per_year');
    const seen = new Set<string>();
    const reported = new Map<string, number>();
    for (let row = 0; row < incidents.length; row++) {
      if (seen.has(incidents[row]!)) continue;
      seen.add(incidents[row]!);
      const name = groupOf.get(person[row]!)!;
      reported.set(name, (reported.get(name) ?? 0) + 1);
    }
    for (const [index, name] of broadGroups.entries()) {
      let expected = 0;
      for (let row = 0; row < need.length; row++)
        if (group[row] === name) expected += need[row]! * 4 * contactLogDefaults.reportedShare[index]!;
      expect(Math.abs(reported.get(name)! - expected) / Math.sqrt(expected)).toBeLessThan(5);
    }
  });

  it('puts several calls on some incidents and calls back more often where set', () => {
    const direction = text(log.contacts, 'direction');
    expect(new Set(direction).size).toBe(3);
    const incidents = new Set(text(log.contacts, 'incident_id')).size;
    expect(log.contacts.rowCount / incidents).toBeGreaterThan(1.4);
  });

  it('has a busier summer than winter', () => {
    const { milliseconds } = log.contacts.columns.time as TimeColumn;
    const months = new Float64Array(12);
    for (const time of milliseconds) months[new Date(time).getUTCMonth()]!++;
    expect(months[6]! / months[0]!).toBeGreaterThan(1.2);
  });

  it('runs a programme whose effect the truth shows, the naive fall overstates and a matched comparator finds', () => {
    const large = contactLog({ seed: 'programme', residents: 120_000 });
    const before = number(large.truth, 'inbound_year_before');
    const after = number(large.truth, 'inbound_year_after');
    const without = number(large.truth, 'inbound_year_after_without_programme');
    const treated = text(large.truth, 'in_programme').map((flag) => flag === 'yes');
    const eligible = text(large.truth, 'eligible').map((flag) => flag === 'yes');
    const total = { before: 0, after: 0, without: 0 };
    const strata = new Map<number, { treated: number[]; others: number[] }>();
    for (let row = 0; row < before.length; row++) {
      if (treated[row]) {
        if (!eligible[row]) expect.fail(`row ${row}`);
        total.before += before[row]!;
        total.after += after[row]!;
        total.without += without[row]!;
      }
      if (!eligible[row]) continue;
      const stratum = strata.get(Math.min(before[row]!, 16)) ?? { treated: [], others: [] };
      (treated[row] ? stratum.treated : stratum.others).push(after[row]!);
      strata.set(Math.min(before[row]!, 16), stratum);
    }
    const trueFall = 1 - total.after / total.without;
    const naiveFall = 1 - total.after / total.before;
    let expected = 0;
    for (const stratum of strata.values()) {
      if (stratum.treated.length > 0 && stratum.others.length > 0) {
        expected += (sum(stratum.others) / stratum.others.length) * stratum.treated.length;
      }
    }
    const matchedFall = 1 - total.after / expected;
    expect(Math.abs(trueFall - contactLogDefaults.programmeEffect)).toBeLessThan(0.04);
    expect(naiveFall).toBeGreaterThan(trueFall + 0.12);
    expect(Math.abs(matchedFall - trueFall)).toBeLessThan(0.08);
  });

  it('flags those who reach the threshold and acts on most, with nuisance labels and enforcement unequal', () => {
    expect(log.flags.rowCount).toBeGreaterThan(50);
    const outcome = text(log.flags, 'outcome');
    const label = text(log.flags, 'label');
    const share = (rows: (string | null)[], value: string) => rows.filter((one) => one === value).length / rows.length;
    expect(share(outcome, 'none')).toBeGreaterThan(0.1);
    const ofLabel = (nuisance: boolean) => outcome.filter((_, row) => (label[row] === 'nuisance caller') === nuisance);
    expect(share(ofLabel(true), 'enforcement')).toBeGreaterThan(share(ofLabel(false), 'enforcement') + 0.15);
    const flagged = (log.flags.columns.flagged_date as DateColumn).days;
    const acted = (log.flags.columns.action_date as DateColumn).days;
    for (let row = 0; row < flagged.length; row++) {
      if (outcome[row] === 'none') expect(acted[row]).toBe(-2147483648);
      else expect(acted[row]).toBeGreaterThanOrEqual(flagged[row]!);
    }
    const actionsOf = (wanted: string) =>
      [...new Set(text(log.flags, 'action').filter((_, row) => outcome[row] === wanted))].sort();
    expect(actionsOf('none')).toEqual(['none']);
    expect(actionsOf('enforcement')).toEqual(['community protection notice', 'warning letter']);
    expect(actionsOf('support')).toEqual([
      ...['call handling plan', 'joint visit with partner agency', 'referral to support service'],
    ]);
  });

  it('lists ten people of each area as its team remembers them', () => {
    expect(log.impressions.rowCount).toBe(70);
    expect(new Set(text(log.impressions, 'person_id')).size).toBe(70);
  });

  it('makes a log of nobody and refuses a share above one', () => {
    expect(contactLog({ seed: 1, residents: 0 }).contacts.rowCount).toBe(0);
    expect(() => contactLog({ seed: 1, residents: 10, programmeEffect: 30 })).toThrow(
      'programmeEffect must lie between 0 and 1: 30',
    );
  });
});
