import type { Finding, NamedPart } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src/policy/policy.ts';
import type { Protection } from '../../src/release/protection.ts';
import { releaseNumber } from '../../src/release/release-number.ts';
import { SUPPRESSED } from '../../src/release/suppressed-mark.ts';
import { finding, people, share } from '../findings.ts';

/** Every count of people has its column for its id. */
function protection(more: { hidden?: readonly string[]; barred?: readonly string[] } = {}): Protection {
  return {
    collected: { idAt: (_finding: string, _row: string, column: string) => column } as Protection['collected'],
    hidden: new Set(more.hidden ?? []),
    kept: new Map(),
    near: new Map(),
    policy: defaultPolicy,
    mayStand: (_place, stands) => stands,
    mayLeave: (place) => !(more.barred ?? []).includes(place),
    decide: () => {},
  };
}
const counted = (name: string, value: number): NamedPart => ({ name, label: name, kind: people, value });
const amount = (name: string, value: number, contributors: string): NamedPart => ({
  name,
  label: name,
  kind: { kind: 'estimate', contributors },
  value,
});
const partsOf = ({ parts = [] }: Finding) => Object.fromEntries(parts.map(({ name, value }) => [name, value]));

describe('an amount behind a number', () => {
  const stated = finding({
    id: 'delay',
    unit: 'days',
    value: 31.4159,
    kind: { kind: 'estimate', contributors: 'all' },
    parts: [counted('all', 1203), counted('few', 12), amount('first', 27.1828, 'all'), amount('second', 14.142, 'few')],
  });

  it('leaves with the digits that its people support, and not where too few stand behind it', () => {
    const left = releaseNumber(stated, protection());
    expect([partsOf(left)['all'], partsOf(left)['few']]).toEqual([1205, 10]);
    // Two digits of what 1,205 stand behind; a step of ten in ten people, the next of 1, 2, 5, is 20.
    expect([left.value, partsOf(left)['first'], partsOf(left)['second']]).toEqual([31, 27, 20]);
    const hidden = releaseNumber(stated, protection({ hidden: ['few'] }));
    expect(partsOf(hidden)).toMatchObject({ all: 1205, few: SUPPRESSED, first: 27, second: SUPPRESSED });
    expect(hidden.value).toBe(31);
  });

  it('does not leave where an earlier release forbids it', () => {
    expect(partsOf(releaseNumber(stated, protection({ barred: ['#delay||second'] })))).toMatchObject({
      first: 27,
      second: SUPPRESSED,
    });
    const barred = releaseNumber(stated, protection({ barred: ['#delay||value'] }));
    expect([barred.value, barred.interval, partsOf(barred)['first']]).toEqual([SUPPRESSED, null, 27]);
    expect(releaseNumber(stated, protection({ hidden: ['all'] })).value).toBe(SUPPRESSED);
  });

  it('does not leave where it tells of fewer than may be told of, and else to the digits of all', () => {
    const told = { ...stated, kind: { kind: 'estimate', contributors: 'all', fewest: ['few'] } as const };
    expect(releaseNumber(told, protection()).value).toBe(31);
    expect(releaseNumber(told, protection({ hidden: ['few'] })).value).toBe(SUPPRESSED);
  });

  it('that is one person’s own never leaves', () => {
    const kind = { kind: 'magnitude', statistic: 'largest', contributors: 'all' } as const;
    const largest: NamedPart = { name: 'longest', label: 'longest', kind, value: 400 };
    expect(partsOf(releaseNumber({ ...stated, parts: [...stated.parts!, largest] }, protection()))['longest']).toBe(
      SUPPRESSED,
    );
  });
});

describe('a text and a derived number', () => {
  it('leave where their counts do', () => {
    const said = finding({
      id: 'verdict',
      unit: 'text',
      value: 'more often',
      kind: { kind: 'text', contributors: 'all' },
      parts: [counted('all', 40)],
    });
    expect(releaseNumber(said, protection()).value).toBe('more often');
    expect(releaseNumber(said, protection({ hidden: ['all'] })).value).toBe(SUPPRESSED);
    const bare = finding({ id: 'word', unit: 'text', value: 'live', kind: { kind: 'text' } });
    expect(releaseNumber(bare, protection({ hidden: ['all'] })).value).toBe('live');
  });

  it('is made of the counts as they leave: 12 of 43 are 10 of 45', () => {
    const left = releaseNumber(share('wrong', 12, 43), protection());
    expect(left.value).toBeCloseTo(10 / 45, 3);
    expect(releaseNumber(share('wrong', 12, 43), protection({ hidden: ['of'] })).value).toBe(SUPPRESSED);
  });

  it('stays as it is where nobody said how it is made', () => {
    const unsaid = finding({ id: 'plain', value: 7 });
    expect(releaseNumber(unsaid, protection({ hidden: ['value'] }))).toBe(unsaid);
  });
});
