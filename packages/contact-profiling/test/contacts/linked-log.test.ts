import { randomStream } from '@assay/statistics';
import { expect, it } from 'vitest';
import { chaoLowerBound, type FlagRule, frequenciesOf, linkedLog } from '../../src/index.ts';

const DAY = 86_400_000;
const rule: FlagRule = {
  name: 'three in ten',
  source: 'ours',
  windows: [{ contacts: 3, days: 10 }],
  expiresAfterDays: 10,
};
const draw = randomStream('linked log');
const rows = Array.from({ length: 300 }, () => ({ profile: draw.integer(60), day: draw.integer(120) }));
const log = {
  person: Int32Array.from(rows, ({ profile }) => profile),
  people: 60,
  time: Float64Array.from(rows, ({ day }) => day * DAY),
};

it('flags a profile with enough contacts in a window, as a walk over every window does', () => {
  const daysOf = (own: number) =>
    rows.flatMap(({ profile, day }) => (profile === own ? [day] : [])).toSorted((a, b) => a - b);
  const isFlagged = (own: number) => daysOf(own).some((day, at, days) => at >= 2 && day - days[at - 2]! < 10);
  const { flagged, contacts, referred, leastPeople } = linkedLog(log, rule, 5);
  const everyone = Array.from({ length: 60 }, (_, profile) => profile);
  expect([...flagged]).toEqual(everyone.map((profile) => (isFlagged(profile) ? 1 : 0)));
  expect([...contacts]).toEqual(everyone.map((profile) => daysOf(profile).length));
  const best = everyone.filter(isFlagged).toSorted((a, b) => contacts[b]! - contacts[a]! || a - b);
  expect(best.length).toBeGreaterThan(5);
  expect(everyone.filter((profile) => referred[profile] === 1)).toEqual(best.slice(0, 5).toSorted((a, b) => a - b));
  expect(leastPeople).toEqual(chaoLowerBound(frequenciesOf(contacts)));
});

it('offers support to nobody without places, and to all who are flagged where there are more', () => {
  expect(linkedLog(log, rule, 0).referred.includes(1)).toBe(false);
  const { flagged, referred } = linkedLog(log, rule, 1000);
  expect(referred).toEqual(flagged);
});
