import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  flagExposure,
  leakedRecords,
  matchStaff,
  mitigationLadder,
  predictiveValues,
  roleFirewall,
  toleranceSweep,
  vettingCollateral,
} from '../src/index.ts';

const staff = {
  forename: dictionaryColumn(['Amina', 'John', 'Zoe']),
  surname: dictionaryColumn(['Hussain', 'Smith', 'Hall']),
  dateOfBirth: dictionaryColumn(['1990-02-01', '1980-06-01', '1970-01-01']),
  postcode: dictionaryColumn(['B1 1AA', 'B2 2BB', null]),
  formerPostcodes: dictionaryColumn(['CV1 1AA|B9 9ZZ', null, null]),
  collarNumber: dictionaryColumn(['C1', 'C2', 'C3']),
  validFromDay: Int32Array.of(0, 1000, 0),
  entity: dictionaryColumn(['a', 'j', 'z']),
};
const records = {
  forename: dictionaryColumn(['Aminah', 'John', 'John', 'Amina', 'Zoe']),
  surname: dictionaryColumn(['Husain', 'Smith', 'Smith', 'Hussain', 'Hall']),
  dateOfBirth: dictionaryColumn(['1990-02-01', '1980-06-01', '1980-06-01', '1990-02-01', '1971-01-01']),
  postcode: dictionaryColumn(['cv1 1aa', 'B7 7QQ', null, 'B1 1AA', null]),
  collarNumber: dictionaryColumn([null, 'C2', null, null, 'C3']),
  recordedDay: Int32Array.of(5000, 500, 5000, 5000, 5000),
  entity: dictionaryColumn(['a', 'other', 'j', 'a', 'z']),
};
const role = dictionaryColumn(['victim', 'suspect', 'Suspect', 'witness', 'suspect']);
const matches = matchStaff(staff, records, { forename: 1, surname: 1 });

describe('staff against records', () => {
  it('matches by name and date, with what addresses and numbers say', () => {
    expect(matches.map((match) => [match.staff, match.record, match.isSamePerson])).toEqual([
      [0, 0, true],
      [0, 3, true],
      [1, 1, false],
      [1, 2, true],
    ]);
    expect(matches[0]).toMatchObject({ currentPostcode: 'differs', anyPostcode: 'agrees', forenameDistance: 1 });
    // The record is older than the holder of the number.
    expect(matches[2]).toMatchObject({ collarNumber: 'unknown', currentPostcode: 'differs' });
  });

  it('finds what a sweep over both finds between them', () => {
    const all = (key: 'forename' | 'surname' | 'dateOfBirth') =>
      dictionaryColumn(
        [staff[key], records[key]].flatMap(({ codes, values }) => Array.from(codes, (code) => values[code]!)),
      );
    const sweep = toleranceSweep({
      forename: all('forename'),
      surname: all('surname'),
      dateOfBirth: all('dateOfBirth'),
    });
    // Of the five pairs within one edit, one lies between the two namesake records alone and one between Amina's.
    expect(sweep.rows[5]!.pairs - 2).toBe(matches.length);
  });

  it('shows what each check removes and whom it hides', () => {
    const ladder = mitigationLadder(matches, new Set([0, 1]));
    expect(
      ladder.map(({ flags, falseFlags, trueFlags, staffMissed }) => [flags, falseFlags, trueFlags, staffMissed]),
    ).toEqual([
      [4, 1, 3, 0],
      [2, 0, 2, 0],
      [3, 0, 3, 0],
      [3, 0, 3, 0],
    ]);
  });

  it('lets no victim into the suspect view', () => {
    const firewall = roleFirewall(matches, role);
    expect(leakedRecords(firewall.suspectView, role)).toBe(0);
    expect(leakedRecords(matches, role)).toBe(2);
    expect(firewall).toMatchObject({ protectedOnlyStaff: 1, mixedRoleStaff: 0 });
    expect(firewall.byRole.map(({ role: name, flags }) => [name, flags])).toEqual([
      ['suspect', 2],
      ['victim', 1],
      ['witness', 1],
    ]);
  });

  it('withholds records whose role nobody stated', () => {
    const none = dictionaryColumn([null, null, null, null, null]);
    expect(roleFirewall(matches, none).suspectView).toEqual([]);
  });
});

describe('exposure to wrong flags', () => {
  it('carries a first run to a day, a year and one innocent member of staff', () => {
    const exposure = flagExposure({ falseFlags: 60, searchedRecords: 300_000, newRecordsPerDay: 500, staff: 3000 });
    expect(exposure.perDay).toMatchObject({ status: 'computed' });
    expect(exposure.perDay.status === 'computed' && exposure.perDay.value).toBeCloseTo(0.1, 12);
    const { perInnocentYear: chance, perYear } = exposure;
    if (chance.status !== 'computed' || 'status' in chance.interval) throw new Error('not computed');
    if (perYear.status !== 'computed' || 'status' in perYear.interval) throw new Error('not computed');
    expect(chance.value).toBeCloseTo(1 - Math.exp(-36.5 / 3000), 12);
    expect(chance.interval.low).toBeCloseTo(1 - Math.exp(-perYear.interval.low / 3000), 12);
    expect(chance.interval.high).toBeCloseTo(1 - Math.exp(-perYear.interval.high! / 3000), 12);
    expect(flagExposure({ falseFlags: 0, searchedRecords: 0, newRecordsPerDay: 1, staff: 1 }).perDay).toMatchObject({
      status: 'not-computed',
    });
  });

  it('gives the share of flags that are right under a base rate', () => {
    const [row, none] = predictiveValues({ sensitivity: 0.8, falseFlagShare: 0.001 }, [0.0015, 0]);
    expect(row!.positivePredictiveValue).toBeCloseTo(0.546, 3);
    expect(none!.positivePredictiveValue).toBe(0);
    expect(() => predictiveValues({ sensitivity: 80, falseFlagShare: 0 }, [])).toThrow(
      'a share must lie within 0 … 1: 80.',
    );
  });
});

describe('collateral', () => {
  it('parts namesakes, relatives and partners', () => {
    const home = (addresses: (string | null)[]) => ({
      address: dictionaryColumn(addresses),
      postcode: dictionaryColumn(addresses.map((address) => (address === null ? null : 'B1 1AA'))),
    });
    const rows = vettingCollateral(
      { surname: dictionaryColumn(['Lee']), ...home(['1 High St']), entity: dictionaryColumn(['s']) },
      {
        surname: dictionaryColumn(['Lee', 'Lee', 'Jones', 'Lee']),
        ...home(['1 High St', '1 high st', '1 High St', '2 High St']),
        entity: dictionaryColumn(['s', 'sister', 'partner', 'x']),
      },
      [],
    );
    expect(rows.map(({ people }) => people)).toEqual([0, 2, 1, 1]);
  });
});
