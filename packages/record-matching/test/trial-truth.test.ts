import { dictionaryColumn, notComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { withoutTruth } from '../src/index.ts';

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
