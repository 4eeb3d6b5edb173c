import { randomStream } from '@assay/statistics';
import { expect, it } from 'vitest';
import { peopleInProfiles } from '../../src/index.ts';

it('finds each person who has any record in a marked profile', () => {
  const draw = randomStream('people in profiles');
  const rows = Array.from({ length: 80 }, () => ({ person: draw.integer(30), profile: draw.integer(20) }));
  const marked = Uint8Array.from({ length: 20 }, () => draw.integer(2));
  const truth = { person: Int32Array.from(rows, ({ person }) => person), people: 31 };
  const found = peopleInProfiles(
    truth,
    rows.map(({ profile }) => profile),
    marked,
  );
  for (let own = 0; own < 31; own++)
    expect([own, found[own]]).toEqual([
      own,
      rows.some(({ person, profile }) => person === own && marked[profile] === 1) ? 1 : 0,
    ]);
});

it('refuses records without a profile, and a person who is none', () => {
  expect(() => peopleInProfiles({ person: Int32Array.of(0), people: 1 }, [], [])).toThrow('each record needs');
  expect(() => peopleInProfiles({ person: Int32Array.of(1), people: 1 }, [0], [1])).toThrow('people');
});
