import { describe, expect, it } from 'vitest';
import { displacementRatio } from '../../src/index.ts';
import golden from '../golden/displacement-ratio.json' with { type: 'json' };

const area = ([before, after]: readonly number[]) => ({ before: before!, after: after! });

describe('share of the prevented crime that moved', () => {
  it.each(golden.cases)(
    'has the range and the tests of a root search over weighted counts: $treated, $margin',
    (row) => {
      const { overdispersion, afterPerBefore, margin } = row;
      const { ratio, equivalence } = displacementRatio(
        {
          treated: area(row.treated),
          control: area(row.control),
          displacement: area(row.displacement),
          ...(row.displacementControl && { displacementControl: area(row.displacementControl) }),
        },
        {
          overdispersion,
          afterPerBefore,
          margin,
          controlScale: { treated: row.controlScale[0]!, displacement: row.controlScale[1]! },
        },
      );
      expect(ratio).toMatchObject({
        value: expect.closeTo(row.value, 10),
        interval: { low: expect.closeTo(row.low, 8), high: expect.closeTo(row.high, 8) },
      });
      expect(equivalence).toMatchObject({
        pDisplacedLess: expect.closeTo(row.displacedLess, 9),
        pDiffusedLess: expect.closeTo(row.diffusedLess, 9),
        pEquivalent: expect.closeTo(Math.max(row.displacedLess, row.diffusedLess), 9),
        rulesOutMargin: row.displacedLess < 0.05,
      });
    },
  );
});
