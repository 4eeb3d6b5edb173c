import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  flagAgreement,
  flagExposure,
  flaggedIdentities,
  leakedRecords,
  levenshtein,
  matchStaff,
  mitigationLadder,
  predictiveValues,
  rightlyFlagged,
  roleFirewall,
  staffOnRecord,
  toleranceSweep,
  vettingCollateral,
  wrongFlags,
  wronglyFlaggedByGroup,
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

  it('matches each of staff with each record, and neither two of staff nor two records, wherever they stand', () => {
    const random = randomStream(1, 'staff');
    const any = (list: readonly string[]) => list[random.integer(list.length)]!;
    const people = (many: number) => {
      const of = (list: readonly string[]) => Array.from({ length: many }, () => any(list));
      return {
        forename: of(['ann', 'anne', 'anna', 'bob', 'rob']),
        surname: of(['lee', 'leigh', 'lea', 'li']),
        dateOfBirth: of(['1990-01-01', '1980-06-01']),
      };
    };
    const columns = ({ forename, surname, dateOfBirth }: ReturnType<typeof people>) => ({
      forename: dictionaryColumn(forename),
      surname: dictionaryColumn(surname),
      dateOfBirth: dictionaryColumn(dateOfBirth),
    });
    for (let trial = 0; trial < 50; trial++) {
      const [own, other] = [people(3), people(4)];
      const within = (a: string, b: string, most: number) => levenshtein(a, b) <= most;
      const expected = own.forename.flatMap((forename, staff) =>
        other.forename.flatMap((otherForename, record) =>
          own.dateOfBirth[staff] === other.dateOfBirth[record] &&
          within(forename, otherForename, 1) &&
          within(own.surname[staff]!, other.surname[record]!, 2)
            ? [[staff, record]]
            : [],
        ),
      );
      const found = matchStaff(columns(own), columns(other), { forename: 1, surname: 2 });
      expect(found.map(({ staff, record }) => [staff, record])).toEqual(expected);
    }
  });

  it('asks a number of its holder alone, from the first day to the last', () => {
    const held = { ...staff, validFromDay: Int32Array.of(0, 500, 0), validToDay: Int32Array.of(9000, 700, 9000) };
    const at = (day: number) =>
      matchStaff(
        held,
        { ...records, recordedDay: Int32Array.of(5000, day, 5000, 5000, 5000) },
        { forename: 1, surname: 1 },
      ).find(({ record }) => record === 1)!.collarNumber;
    expect([499, 500, 700, 701].map(at)).toEqual(['unknown', 'agrees', 'agrees', 'unknown']);
    expect(() => matchStaff({ ...staff, validToDay: Int32Array.of(1) }, records, { forename: 1, surname: 1 })).toThrow(
      'validToDay must have one day a row: 1 for 3. Check the join.',
    );
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

  it('parts staff by whether they stand there as victim alone, in both kinds of role, or in one that nobody stated', () => {
    const flag = (staff: number, record: number) => ({ ...matches[0]!, staff, record });
    const roles = dictionaryColumn(['victim', ' Detainee', 'witness', null, 'suspect', 'victim']);
    // Of 0 a victim, of 1 in both, of 2 a suspect, of 3 a victim and unstated, of 4 unstated alone.
    const flags = [flag(0, 0), flag(1, 1), flag(1, 2), flag(2, 4), flag(3, 5), flag(3, 3), flag(4, 3), flag(0, 5)];
    const { suspectView, withheld, withoutRole, ...counts } = roleFirewall(flags, roles);
    expect(suspectView).toEqual([flag(1, 1), flag(2, 4)]);
    expect(withheld).toEqual([flag(0, 0), flag(1, 2), flag(3, 5), flag(3, 3), flag(4, 3), flag(0, 5)]);
    expect(withoutRole).toEqual([flag(3, 3), flag(4, 3)]);
    expect(counts).toEqual({
      byRole: [
        { role: 'detainee', flags: 1, staff: 1 },
        { role: 'not recorded', flags: 2, staff: 2 },
        { role: 'suspect', flags: 1, staff: 1 },
        { role: 'victim', flags: 3, staff: 2 },
        { role: 'witness', flags: 1, staff: 1 },
      ],
      staffWithRoles: 3,
      protectedOnlyStaff: 1,
      mixedRoleStaff: 1,
    });
    expect(leakedRecords(flags, roles)).toBe(6);
  });

  it('holds a flag up on each rung as its addresses and number say', () => {
    const said = ['agrees', 'unknown', 'differs'] as const;
    const all = said.flatMap((currentPostcode) =>
      said.flatMap((anyPostcode) =>
        said.map((collarNumber) => ({ ...matches[0]!, currentPostcode, anyPostcode, collarNumber })),
      ),
    );
    // Of 27: two thirds have a postcode that does not differ; of nine by any postcode and number, 3 agree by number, and of the
    // other six two have neither that differs.
    expect(mitigationLadder(all, new Set()).map(({ flags }) => flags)).toEqual([27, 18, 18, 15]);
  });

  it('withholds records whose role nobody stated', () => {
    const none = dictionaryColumn([null, null, null, null, null]);
    expect(roleFirewall(matches, none)).toMatchObject({ suspectView: [], protectedOnlyStaff: 0, staffWithRoles: 0 });
    expect(roleFirewall(matches, none).withoutRole).toEqual(matches);
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
    expect(exposure.firstRun).toBe(60);
    expect(perYear.value).toBeCloseTo(36.5, 12);
  });

  it('is not computed without stored records or staff, and is none where no record is new', () => {
    const counts = { falseFlags: 60, searchedRecords: 300_000, newRecordsPerDay: 500, staff: 3000 };
    const without = flagExposure({ ...counts, falseFlags: 0, searchedRecords: 0 });
    expect(without.firstRun).toBe(0);
    for (const each of [without.perDay, without.perYear, without.perInnocentYear])
      expect(each).toMatchObject({ reason: 'there are no stored records to learn from' });
    expect(flagExposure({ ...counts, staff: 0 })).toMatchObject({
      perDay: { value: expect.closeTo(0.1, 12) },
      perInnocentYear: { reason: 'there are no members of staff' },
    });
    const nothingNew = flagExposure({ ...counts, newRecordsPerDay: 0 });
    expect(nothingNew.firstRun).toBe(60);
    for (const each of [nothingNew.perDay, nothingNew.perYear, nothingNew.perInnocentYear])
      expect(each).toMatchObject({ value: 0, interval: { low: 0, high: 0 } });
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

  it('counts people, their records and the staff who would pull them in, each once', () => {
    const column = (...texts: (string | null)[]) => dictionaryColumn(texts);
    const found = vettingCollateral(
      {
        surname: column('Lee', 'Hall', null, 'Khan'),
        address: column('1 High St', '1 High St', '2 Low St', null),
        postcode: column('B1 1AA', 'b1 1aa', 'B2 2BB', 'B3 3CC'),
        entity: column('s', 't', 'u', 'v'),
      },
      {
        surname: column('LEE', 'Lee', 'Hall', null, 'Poe', 'Lee', 'Ray', 'Khan'),
        address: column('1 High St', '1 High St', '1 HIGH ST', '1 High St', '2 Low St', '1 High St', '1 High St', null),
        postcode: column('B1 1AA', 'B1 1AA', 'B1 1AA', 'B1 1AA', 'B2 2BB', null, 'B9 9ZZ', 'B3 3CC'),
        entity: column('sister', 'sister', 't', null, 'tenant', 'x', 'y', 'z'),
      },
      [
        { ...matches[2]!, staff: 0, record: 5 },
        { ...matches[2]!, staff: 1, record: 5 },
        { ...matches[2]!, staff: 3, record: 6 },
        { ...matches[0]!, staff: 2, record: 7 },
        { ...matches[0]!, staff: 2, record: 6, isSamePerson: null },
      ],
    );
    // At home: the sister, twice, the other of the two colleagues, and somebody without a name, beside both; the tenant beside one
    // without a surname. Of the same surname is the sister beside Lee, of another the sister beside Hall and Hall beside Lee.
    expect(found).toEqual([
      { scenario: 'namesake', people: 2, records: 2, staff: 3 },
      { scenario: 'lives at the same address', people: 4, records: 5, staff: 3 },
      { scenario: 'same address and surname', people: 1, records: 2, staff: 1 },
      { scenario: 'same address, another surname', people: 2, records: 3, staff: 2 },
    ]);
  });
});

describe('wrong flags', () => {
  const groups = dictionaryColumn(['A', 'B', 'B']);

  it('counts them, and how much further they spread where those of one member are alike', () => {
    // Member 0 has two right flags, member 1 one of each: p = 1/4, residuals −1/2 and 1/2, over 4 × 2/1 ÷ 3/16.
    expect(wrongFlags(matches)).toEqual({ of: 1, outOf: 4, designEffect: expect.closeTo(4 / 3, 12) });
    expect(wrongFlags([])).toEqual({ of: 0, outOf: 0, designEffect: 1 });
    const unknown = { ...matches[0]!, isSamePerson: null };
    expect(wrongFlags([...matches, unknown])).toEqual(wrongFlags(matches));
  });

  it('counts staff wrongly flagged in each group beside the largest, as long as the flag stands', () => {
    const rows = wronglyFlaggedByGroup(matches, groups);
    expect(rows.map(({ group, staff, wronglyFlagged }) => [group, staff, wronglyFlagged])).toEqual([
      ['A', 1, 0],
      ['B', 2, 1],
      ...[1, 2, 3].flatMap(() => [
        ['A', 1, 0],
        ['B', 2, 0],
      ]),
    ]);
    expect(rows.map(({ reference }) => reference.of)).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
    expect(
      rows.every(({ reference, isReference, group }) => reference.outOf === 2 && isReference === (group === 'B')),
    ).toBe(true);
  });

  it('knows who is on record', () => {
    expect([...staffOnRecord(staff.entity, dictionaryColumn(['j', null, 'a', 'j']))]).toEqual([0, 1]);
    expect(staffOnRecord(dictionaryColumn([null, 'q']), dictionaryColumn([null, 'a'])).size).toBe(0);
  });

  it('carries the doubt about wrong flags to the share of flagged staff who are on record', () => {
    const wrong = { ...matches[2]!, staff: 2 };
    const found = rightlyFlagged([...matches.slice(0, 2), wrong], new Set([0, 1]), 102, [0.02, 0]);
    if ('status' in found) throw new Error('not computed');
    const [one, none] = found;
    // One of two on record is flagged, and one of a hundred others: Bayes by hand, limits by Wilson of 1 in 100.
    const share = (others: number) => (0.02 * 0.5) / (0.02 * 0.5 + 0.98 * others);
    const wilson = [0.001767431, 0.054486245];
    expect(one).toMatchObject({ baseRate: 0.02, wronglyFlagged: 1, innocent: 100 });
    if (one!.rightShare.status !== 'computed' || 'status' in one!.rightShare.interval) throw new Error('not computed');
    expect(one!.rightShare.value).toBeCloseTo(share(0.01), 12);
    expect(one!.rightShare.interval.low).toBeCloseTo(share(wilson[1]!), 6);
    expect(one!.rightShare.interval.high).toBeCloseTo(share(wilson[0]!), 6);
    expect(none!.rightShare).toMatchObject({ value: 0 });
    expect(rightlyFlagged(matches, new Set(), 3, [0.1])).toMatchObject({ status: 'not-computed' });
    expect(rightlyFlagged(matches, new Set([0, 1, 2]), 3, [0.1])).toMatchObject({ status: 'not-computed' });
  });
});

describe('flags seen again', () => {
  const flag = (staff: number, record: number) => ({ ...matches[0]!, staff, record });

  it('point at recorded people, whoever is recorded twice', () => {
    // Records 1 and 2 are one name at two addresses; without the postcode they are one person.
    const { forename, surname, postcode } = records;
    const flags = [flag(0, 1), flag(0, 2), flag(2, 4)];
    const told = { ...postcode, codes: postcode.codes.map((code) => Math.max(code, 0)) };
    expect(flaggedIdentities(flags, [forename, surname, told], 3)).toEqual({ none: 1, one: 1, several: 1 });
    // Without a postcode a record could be anybody of that name.
    expect(flaggedIdentities(flags, [forename, surname, postcode], 3)).toEqual({ none: 2, one: 1, several: 0 });
    expect(flaggedIdentities([flag(2, 4)], [forename, surname, postcode], 3)).toMatchObject({
      reason: 'no flag is at a record with all that would tell two people of one name apart',
    });
    expect(flaggedIdentities(flags, [forename, surname], 3)).toEqual({ none: 1, one: 2, several: 0 });
    expect(flaggedIdentities([], [forename], 3)).toEqual({ none: 3, one: 0, several: 0 });
    expect(() => flaggedIdentities(flags, [forename], 1)).toThrow('staff without a flag');
  });

  it('are decided alike where two people say one thing of one flag, in whatever case', () => {
    const column = (...texts: (string | null)[]) => dictionaryColumn(texts);
    const decided = {
      staff: column('s1', 's1', 's1', 's1'),
      record: column('r1', 'r1', 'r2', 'r2'),
      reviewer: column('A', 'B', 'A', 'B'),
      decision: column('Same person', ' same person', 'same person', 'somebody else'),
    };
    expect(flagAgreement(decided)).toMatchObject([{ cases: 2, same: 1 }]);
    expect(flagAgreement({ ...decided, decision: column('', null, ' ', null) })).toEqual([]);
    // Rows that name no member of staff, or no record, are of no flag, and so of none that two people decided.
    expect(flagAgreement({ ...decided, staff: column('s1', 's1', null, null) })).toMatchObject([{ cases: 1, same: 1 }]);
    expect(flagAgreement({ ...decided, record: column(null, null, 'r2', 'r2') })).toMatchObject([
      { cases: 1, same: 0 },
    ]);
  });
});
