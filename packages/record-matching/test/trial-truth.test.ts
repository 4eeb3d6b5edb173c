import { dictionaryColumn, notComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { entitiesOfTrial, formerPostcodes, withoutTruth } from '../src/index.ts';

describe('withoutTruth(entity)', () => {
  const all = dictionaryColumn(['a', 'b']);
  const some = dictionaryColumn(['a', null, 'c']);
  const none = dictionaryColumn([null, null]);

  it('says nothing where everybody is known', () => {
    expect(withoutTruth({ staff: all, records: all })).toBeNull();
  });

  it('counts the staff and the records of which nobody says who they are', () => {
    const reasonOf = (staff: typeof all, records: typeof all) => withoutTruth({ staff, records })?.reason;
    expect(reasonOf(all, some)).toContain('of 0 of 2 members of staff and 1 of 3 records it is not said');
    expect(reasonOf(some, all)).toContain('of 1 of 3 members of staff and 0 of 2 records it is not said');
    expect(reasonOf(some, some)).toContain('of 1 of 3 members of staff and 1 of 3 records it is not said');
  });

  it('knows nobody where one side says nothing at all', () => {
    const unknown = notComputed('it is not known who the records are really about');
    expect(withoutTruth({ staff: none, records: all })).toEqual(unknown);
    expect(withoutTruth({ staff: all, records: none })).toEqual(unknown);
  });
});

describe('what a trial knows', () => {
  const known = {
    record: dictionaryColumn(['r1', 'r2', 'r3']),
    staff: dictionaryColumn(['s1', null, null]),
    person: dictionaryColumn(['7', 's1', '8']),
  };

  it('names staff and others apart', () => {
    const found = entitiesOfTrial(dictionaryColumn(['r2', 'r1', 'r2']), dictionaryColumn(['s1', 's2']), known)!;
    expect(Array.from(found.records.codes, (code) => found.records.values[code])).toEqual([
      'person s1',
      'staff s1',
      'person s1',
    ]);
    expect(found.staff.values).toEqual(['staff s1', 'staff s2']);
  });

  it('is never read against other records', () => {
    const ids = dictionaryColumn(['s1']);
    expect(entitiesOfTrial(dictionaryColumn(['r1', 'x9']), ids, known)).toBeNull();
    expect(entitiesOfTrial(dictionaryColumn(['r1', null]), ids, known)).toBeNull();
    const nothing = dictionaryColumn([]);
    expect(entitiesOfTrial(nothing, ids, { record: nothing, staff: nothing, person: nothing })).toBeNull();
  });

  it('knows nobody of the staff where it names no member of staff, for all flags would then be wrong', () => {
    const record = dictionaryColumn(['r1', 'r2']);
    const unsaid = { record, staff: dictionaryColumn([null, null]), person: dictionaryColumn(['s1', 's9']) };
    const found = entitiesOfTrial(record, dictionaryColumn(['s1', 's2']), unsaid)!;
    expect(found.staff.values).toEqual([]);
    expect(withoutTruth(found)?.reason).toBe('it is not known who the records are really about');
  });

  it('takes addresses of this staff alone', () => {
    const told = {
      staff: dictionaryColumn(['s1', 's2', 's1', null, 'x']),
      postcode: dictionaryColumn(['B1 1AA', null, 'CV1 2BB', 'B9 9ZZ', 'B3 3CC']),
    };
    const ids = dictionaryColumn(['s2', 's1', null]);
    // One stranger of two who told an address: half are of this staff.
    expect(formerPostcodes(ids, told)).toEqual({ codes: Int32Array.of(-1, 0, -1), values: ['B1 1AA|CV1 2BB'] });
    expect(formerPostcodes(dictionaryColumn(['q']), told).values).toEqual([]);
  });
});
