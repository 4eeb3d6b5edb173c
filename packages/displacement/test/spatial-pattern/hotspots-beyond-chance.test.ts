import { falseDiscovery } from '@assay/statistics';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { getisOrd, hotspotsBeyondChance, weightsFromNeighbours } from '../../src/index.ts';

const line = (length: number) =>
  Array.from({ length }, (_, area) => [area - 1, area + 1].filter((beside) => beside >= 0 && beside < length));

it('names those whose adjusted chance is below one in twenty and whose crime is high', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 30 }), (counts) => {
      counts[0] = 60;
      const neighbours = line(counts.length);
      const plain = getisOrd(counts, weightsFromNeighbours(neighbours, { self: true }));
      const adjusted = falseDiscovery(
        plain.map(({ pValue }) => pValue as number),
        { anyDependence: true },
      );
      hotspotsBeyondChance(counts, neighbours).forEach((found, area) => {
        expect(found).toMatchObject(plain[area]!);
        expect(found.isBeyondChance).toBe(adjusted[area]! < 0.05 && (plain[area]!.z as number) > 0);
        expect(found.around).toBe([area - 1, area, area + 1].reduce((sum, at) => sum + (counts[at] ?? 0), 0));
      });
    }),
  );
});

it('finds a pile of crime among quiet areas, and no quiet one beside it', () => {
  const counts = [...new Array<number>(40).fill(1), 90, 95, 90, ...new Array<number>(40).fill(1)];
  const hot = hotspotsBeyondChance(counts, line(counts.length)).flatMap(({ area, isBeyondChance }) =>
    isBeyondChance ? [area] : [],
  );
  expect(hot).toEqual([39, 40, 41, 42, 43].filter((area) => hot.includes(area)));
  expect(hot).toEqual(expect.arrayContaining([40, 41, 42]));
});

it('names nothing where crime does not vary', () => {
  expect(hotspotsBeyondChance([2, 2, 2], line(3)).some(({ isBeyondChance }) => isBeyondChance)).toBe(false);
});
