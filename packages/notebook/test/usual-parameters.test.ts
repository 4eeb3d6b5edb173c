import { BROAD_GROUPS } from '@assay/dataset';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { FROM_DATA, marginOfRatio, referenceGroup, type ValueOf } from '../src/index.ts';

describe('parameters that several notebooks have', () => {
  it('let the reference group be one of the broad groups: by default, or as the data give it', () => {
    const given = referenceGroup({ default: 'White' });
    expect([given.name, given.default, given.choices]).toEqual(['reference', 'White', BROAD_GROUPS]);
    expectTypeOf<ValueOf<typeof given>>().toEqualTypeOf<(typeof BROAD_GROUPS)[number]>();
    const left = referenceGroup({ fromData: 'the largest group' });
    expect([left.default, left.fromData]).toEqual([FROM_DATA, 'the largest group']);
    expectTypeOf<ValueOf<typeof left>>().toEqualTypeOf<(typeof BROAD_GROUPS)[number] | typeof FROM_DATA>();
  });

  it('bound the ratio that would not matter: above one, since at one every difference matters', () => {
    const { name, default: usual, minimum, maximum } = marginOfRatio();
    expect([name, usual, minimum, maximum]).toEqual(['margin', 1.25, 1.01, 5]);
  });
});
