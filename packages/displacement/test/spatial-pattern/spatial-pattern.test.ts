import { readFileSync } from 'node:fs';
import { drawMultinomial, randomStream } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import {
  geary,
  getisOrd,
  locateInAreas,
  moran,
  similarityByProportions,
  similarityBySampling,
  weightsFromNeighbours,
} from '../../src/index.ts';
import { hypergeometricQuantile } from '../../src/spatial-pattern/hypergeometric-quantile.ts';
import autocorrelation from '../golden/autocorrelation.json' with { type: 'json' };
import golden from '../golden/similarity-index.json' with { type: 'json' };
import { readRecords, readShapes } from '../read-shapefile.ts';

const computed = <T extends { status: string }>(result: T) => {
  if (result.status !== 'computed') throw new Error(JSON.stringify(result));
  return result as Extract<T, { status: 'computed' }>;
};

function readGal(path: string): number[][] {
  const lines = readFileSync(path, 'utf8').trim().split(/\r?\n/).slice(1);
  const lists: number[][] = [];
  for (let line = 0; line < lines.length; line += 2)
    lists[Number(lines[line]!.trim().split(/\s+/)[0]) - 1] = (lines[line + 1] ?? '')
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map((id) => Number(id) - 1);
  return lists;
}

describeWithReferenceData(
  'sudden infant deaths in North Carolina, 1974',
  ['displacement/pysal/sids2/sids2.gal', 'displacement/pysal/sids2/sids2.dbf'],
  (gal, dbf) => {
    it("Moran's I and its normal p equal esda", () => {
      const rows = readRecords(dbf);
      const placeOf = new Map(rows.map(({ FIPSNO }, place) => [FIPSNO!, place]));
      const lines = readFileSync(gal, 'utf8').trim().split(/\r?\n/).slice(1);
      const lists: number[][] = [];
      for (let line = 0; line < lines.length; line += 2)
        lists[placeOf.get(lines[line]!.split(/\s+/)[0]!)!] = (lines[line + 1] ?? '')
          .trim()
          .split(/\s+/)
          .filter(Boolean)
          .map((code) => placeOf.get(code)!);
      const weights = weightsFromNeighbours(lists, { rowStandardised: true });
      const result = computed(
        moran(
          rows.map(({ SIDR74 }) => Number(SIDR74)),
          weights,
        ),
      );
      expect(result.value).toBeCloseTo(0.24772519320480135, 14);
      expect(result.normal.pValue).toBeCloseTo(1.1583e-4, 7);
    });
  },
);

describeWithReferenceData(
  'spatial association of St Louis homicide',
  ['displacement/pysal/stl/stl.gal', 'displacement/pysal/stl/stl_hom.csv'],
  (gal, csv) => {
    const lists = () => readGal(gal);
    const rates = () =>
      readFileSync(csv, 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => Number(line.slice(line.lastIndexOf('"') + 2).split(',')[8]));
    it("Moran's I and Geary's C equal esda and spdep", () => {
      const weights = weightsFromNeighbours(lists(), { rowStandardised: true });
      const result = computed(moran(rates(), weights));
      const { stlHomicide } = autocorrelation;
      expect(result.value).toBeCloseTo(stlHomicide.moran, 14);
      expect(result.expected).toBeCloseTo(stlHomicide.expected, 15);
      expect(result.normal.pValue).toBeCloseTo(stlHomicide.normalP, 11);
      expect(result.randomisation.z).toBeCloseTo(stlHomicide.randomisationZ, 8);
      expect(computed(geary(rates(), weights)).value).toBeCloseTo(stlHomicide.geary, 12);
    });
    it('Gi* equals spdep', () => {
      const z = getisOrd(rates(), weightsFromNeighbours(lists(), { self: true })).map((area) => area.z as number);
      for (const [area, value] of autocorrelation.stlStar.first.entries()) expect(z[area]).toBeCloseTo(value, 6);
      expect(Math.max(...z)).toBeCloseTo(autocorrelation.stlStar.greatest, 9);
    });
  },
);

describe('Getis–Ord on six points equals esda', () => {
  const { values, points, ...expected } = autocorrelation.six;
  const lists = points.map(([x, y], i) =>
    points.flatMap(([u, v], j) => (i !== j && Math.hypot(x! - u!, y! - v!) <= 15 ? [j] : [])),
  );
  it.each([
    ['plain', {}],
    ['rowStandardised', { rowStandardised: true }],
    ['star', { self: true }],
    ['starRowStandardised', { self: true, rowStandardised: true }],
  ] as const)('%s', (name, options) => {
    const z = getisOrd(values, weightsFromNeighbours(lists, options))[0]!.z as number;
    // Ord and Getis' z does not change when a row of weights is scaled. esda's does: it takes Σw where Σw² belongs.
    const n = 'self' in options ? 6 : 5;
    const k = 'self' in options ? 3 : 2;
    const esdaFactor = 'rowStandardised' in options ? Math.sqrt((n * k - k * k) / (n - 1)) / k : 1;
    expect(z * esdaFactor).toBeCloseTo(expected[name], 7);
  });
  it('an area without neighbours and a flat map are not computed', () => {
    expect(getisOrd([1, 2, 3], weightsFromNeighbours([[], [2], [1]]))[0]!.z).toMatchObject({
      reason: 'the area has no neighbours',
    });
    expect(getisOrd([2, 2, 2], weightsFromNeighbours([[1], [2], [0]]))[0]!.z).toMatchObject({ status: 'not-computed' });
  });
  it('is the same in any unit: rates as small as a crime in ten million vary too', () => {
    const path = weightsFromNeighbours([[1], [0, 2], [1, 3], [2]]);
    // Area 3 by hand: others 1, 2, 3 with mean 2 and variance 2/3; z = (3 − 2) ÷ √(2/3) = √1.5.
    for (const unit of [1, 1e-7, 1e7]) {
      const z = getisOrd(
        [1, 2, 3, 9].map((value) => value * unit),
        path,
      )[3]!.z;
      expect(z).toBeCloseTo(Math.sqrt(1.5), 10);
    }
    expect(getisOrd([0.1, 0.1, 0.1], weightsFromNeighbours([[1], [2], [0]]))[0]!.z).toMatchObject({
      reason: 'nothing varies around the area',
    });
  });
});

describe("Moran's I", () => {
  const path = weightsFromNeighbours([[1], [0, 2], [1, 3], [2]]);
  it('gives the values of its examples', () => {
    expect(computed(moran([1, 2, 3, 4], path)).value).toBeCloseTo(1 / 3, 12);
    expect(computed(geary([1, 2, 3, 4], path)).value).toBeCloseTo(0.3, 12);
  });
  it('has the mean and variance of all orderings of the values: randomisation', () => {
    const values = [1, 2, 4, 7, 11, 3];
    const weights = weightsFromNeighbours([[1], [0, 2], [1, 3, 4], [2], [2, 5], [4]]);
    const all: number[] = [];
    const permute = (left: number[], chosen: number[]) => {
      if (left.length === 0) all.push(computed(moran(chosen, weights)).value);
      for (const [i, value] of left.entries()) permute(left.toSpliced(i, 1), [...chosen, value]);
    };
    permute(values, []);
    const mean = all.reduce((a, b) => a + b) / all.length;
    const sd = Math.sqrt(all.reduce((sum, i) => sum + (i - mean) ** 2, 0) / all.length);
    const result = computed(moran(values, weights));
    expect(result.expected).toBeCloseTo(mean, 12);
    expect((result.value - result.expected) / result.randomisation.z).toBeCloseTo(sd, 12);
  });
  it('is not computed without neighbours, variation or areas, and refuses holes', () => {
    expect(moran([1, 2, 3, 4], weightsFromNeighbours([[], [], [], []]))).toMatchObject({
      reason: 'no area has a neighbour',
    });
    expect(moran([1, 1, 1, 1], path)).toMatchObject({ reason: 'all areas have the same value' });
    expect(moran([1, 2], weightsFromNeighbours([[1], [0]]))).toMatchObject({ reason: 'fewer than four areas: 2' });
    expect(() => moran([1, 2, 3], path)).toThrow('3 and 4');
    expect(() => moran([1, Number.NaN, 3, 4], path)).toThrow('value of area 1 must be a number: NaN');
    expect(() => weightsFromNeighbours([[7]])).toThrow('area from 0 to 0: 7');
  });
});

const vancouver = ['DAs_2011_Census_UTMz10', 'Residential_Burglary_2003', 'Residential_Burglary_2016'].map(
  (name) => `displacement/sppt/Vancouver_${name}.shp`,
);
describeWithReferenceData(
  'similarity of Vancouver burglary 2003 and 2016',
  vancouver,
  (areaFile, baseFile, testFile) => {
    const counts = () => {
      const areas = readShapes(areaFile!).polygons.map((rings, index) => ({ name: String(index), polygons: [rings] }));
      const count = (file: string) => {
        const { points } = readShapes(file);
        const { area } = locateInAreas(
          points.map(([x]) => x),
          points.map(([, y]) => y),
          areas,
        );
        const perArea = new Float64Array(areas.length);
        for (const index of area) if (index >= 0) perArea[index]!++;
        return perArea;
      };
      return { base: count(baseFile!), test: count(testFile!) };
    };
    it('equals sppt_diff without and with control of false discoveries, and the closed form of the sampled index', () => {
      const { base, test } = counts();
      expect([base.length, base.reduce((a, b) => a + b), test.reduce((a, b) => a + b)]).toEqual([
        golden.areas,
        golden.nBase,
        golden.nTest,
      ]);
      const none = computed(similarityByProportions(base, test, { correction: 'none' }));
      expect(none.value).toBeCloseTo(golden.none.value, 7);
      expect(none.robust).toBeCloseTo(golden.none.robust, 7);
      expect([none.nMore, none.nLess]).toEqual([golden.none.more, golden.none.less]);
      const corrected = computed(similarityByProportions(base, test));
      expect(corrected.value).toBeCloseTo(golden.benjaminiYekutieli.value, 7);
      expect([corrected.nMore, corrected.nLess]).toEqual([1, 0]);
      expect(computed(similarityBySampling(base, test)).value).toBeCloseTo(golden.closedFormSampling, 4);
    });
  },
);

const toy = ['areas', 'points1', 'points2'].map((name) => `displacement/sppt/toy_${name}.shp`);
describeWithReferenceData('similarity of the toy areas', toy, (areaFile, baseFile, testFile) => {
  it('equals sppt and sppt_diff, and is not the same with the periods swapped', () => {
    const areas = readShapes(areaFile!).polygons.map((rings, index) => ({ name: String(index), polygons: [rings] }));
    const count = (file: string) => {
      const { points } = readShapes(file);
      const perArea = new Float64Array(areas.length);
      for (const index of locateInAreas(
        points.map(([x]) => x),
        points.map(([, y]) => y),
        areas,
      ).area)
        if (index >= 0) perArea[index]!++;
      return perArea;
    };
    const base = count(baseFile!);
    const test = count(testFile!);
    const p = computed(similarityByProportions(base, test, { correction: 'none' })).areas.map(
      ({ pValue }) => pValue as number,
    );
    expect(p.map((value) => value.toFixed(7)).sort()).toEqual(
      golden.toy.chiSquareP.map((value) => value.toFixed(7)).sort(),
    );
    expect(computed(similarityBySampling(base, test)).value).toBeCloseTo(golden.toy.forwards, 7);
    expect(computed(similarityBySampling(test, base)).value).toBeCloseTo(golden.toy.swapped, 7);
  });
});

describe('similarity index under two identical processes', () => {
  const random = randomStream('similarity');
  const trials = Array.from({ length: 12 }, () => {
    const shares = new Array<number>(252).fill(1 / 252);
    const base = drawMultinomial(random, 252 * 150, shares);
    const test = drawMultinomial(random, 252 * 150, shares);
    return {
      sampled: computed(similarityBySampling(base, test)).value,
      tested: computed(similarityByProportions(base, test)).value,
    };
  });
  it('the sampled index calls more than half of the areas different though nothing has changed', () => {
    const mean = trials.reduce((sum, { sampled }) => sum + sampled, 0) / trials.length;
    expect(Math.abs(mean - 0.4296)).toBeLessThan(0.024);
  });
  it('the test by proportions with control of false discoveries calls 94 in 100 or more similar', () => {
    for (const { tested } of trials) expect(tested).toBeGreaterThanOrEqual(0.94);
  });
  it('is not computed where a period has no points, and refuses periods of different areas', () => {
    expect(similarityByProportions([0, 0], [1, 2])).toMatchObject({ reason: 'one of the two periods has no points' });
    expect(similarityBySampling([1, 0], [0, 0])).toMatchObject({ status: 'not-computed' });
    expect(() => similarityByProportions([1], [1, 2])).toThrow('1 and 2');
  });
});

it('hypergeometric quantile is the inverse of summed probabilities', () => {
  // R: qhyper(c(.025,.5,.975), 30, 70, 40) = 8 12 16; qhyper(.975, 3, 7, 9) = 3
  expect([0.025, 0.5, 0.975].map((p) => hypergeometricQuantile(p, 100, 30, 40))).toEqual([8, 12, 16]);
  expect(hypergeometricQuantile(0.975, 10, 3, 9)).toBe(3);
});
