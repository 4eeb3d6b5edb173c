import { readFileSync } from 'node:fs';
import type { Finding } from '@assay/evidence';
import { expect, it } from 'vitest';
import {
  attackedPlaceText,
  attackedRelease,
  attackReleases,
  type DisclosureRecord,
  linearSolver,
  type Place,
} from '../../src/index.ts';

const pack = JSON.parse(readFileSync(new URL('../fixture/pack-before-kinds.json', import.meta.url), 'utf8')) as {
  readonly findings: readonly Finding[];
  readonly disclosure: Pick<DisclosureRecord, 'policy' | 'decisions'>;
  readonly hidden: Readonly<Record<string, number>>;
};
const attacked = async (findings: readonly Finding[]) =>
  attackReleases([attackedRelease('old', findings, pack.disclosure)], await linearSolver()).recovered;

it('recovers counts that a pack of the time before kinds held back, exactly, from ratios beside residents', async () => {
  const counts = (await attacked(pack.findings)).filter(({ what }) => what === 'hidden-count');
  const right = counts.filter(({ place, low, high }) => {
    const value = pack.hidden[attackedPlaceText(place)];
    return value !== undefined && value >= low && value <= high;
  });
  const exact = right.filter(({ isExact }) => isExact);
  expect(exact.map(({ place, low }) => [attackedPlaceText(place), low])).toEqual([
    ['rates.per-1000[Other].searches', pack.hidden['rates.per-1000[Other].searches']],
    ['finds.by-group[Other].searches', pack.hidden['finds.by-group[Other].searches']],
  ]);
  // A rule told for each cell gives every other small count to a range below the minimum.
  expect(right.length).toBe(counts.length);
  expect(right.length).toBeGreaterThanOrEqual(Object.keys(pack.hidden).length * 0.75);
  expect(counts.find(({ place }) => place.row === 'Other')!.sentence).toMatch(
    /^rates\.per-1000\[Other\]\.searches would be taken as \d, .* compares (rows|two rows) to more digits than their counts$/,
  );
});

it('names the fractions that its shares are, and the kappa that no counts explain', async () => {
  const recovered = await attacked(pack.findings);
  expect(recovered.filter(({ what }) => what === 'fraction').length).toBeGreaterThan(0);
});

it('recovers nothing exactly once the ratios are gone', async () => {
  const without = pack.findings.filter(({ id }) => !['rates.relative', 'areas.standardised'].includes(id));
  const counts = (await attacked(without)).filter(({ what }) => what === 'hidden-count');
  expect(counts.filter(({ isExact }) => isExact)).toEqual([]);
});

it('follows no wrong guess where the truth is at hand, and recovers as much', async () => {
  const truth = (place: Place) => pack.hidden[attackedPlaceText(place)] ?? null;
  const releases = [attackedRelease('old', pack.findings, pack.disclosure)];
  const { recovered } = attackReleases(releases, await linearSolver(), truth);
  const counts = recovered.filter(({ what }) => what === 'hidden-count');
  expect(counts.filter(({ isExact }) => isExact).length).toBeGreaterThanOrEqual(2);
  for (const { place, low, high } of counts) {
    const value = truth(place);
    expect(value === null || (value >= low && value <= high)).toBe(true);
  }
});
