import { drawNormal, drawPoisson, type RandomStream } from '@assay/statistics';

/** Squares along a side of made-up country. */
export const SIDE = 12;

/** Kinds of luck: by chance alone, by month, one that stays, one that drifts, one that neighbours share. */
export const LUCK: Readonly<Record<string, (random: RandomStream, side: number, nPeriods: number) => number[][]>> = {
  'Poisson, no luck': (_, side, nPeriods) => still(side * side, nPeriods),
  'each month its own luck': (random, side, nPeriods) =>
    still(side * side, nPeriods).map((row) => row.map(() => 0.25 * drawNormal(random))),
  'luck that stays': (random, side, nPeriods) =>
    still(side * side, nPeriods).map((row) => {
      let luck = 0;
      return row.map(() => {
        luck = 0.9 * luck + 0.1 * drawNormal(random);
        return luck;
      });
    }),
  'luck that drifts away': (random, side, nPeriods) =>
    still(side * side, nPeriods).map((row) => {
      const slope = 0.012 * drawNormal(random);
      return row.map((_, period) => slope * period);
    }),
  'luck that neighbours share and that stays': (random, side, nPeriods) => {
    const blocks = Array.from({ length: side * side }, () => {
      let luck = 0;
      return Array.from({ length: nPeriods }, () => {
        luck = 0.9 * luck + 0.1 * drawNormal(random);
        return luck;
      });
    });
    return Array.from({ length: side * side }, (_, area) => {
      const [column, row] = [area % side, Math.floor(area / side)];
      return blocks[side * Math.floor(row / 3) + Math.floor(column / 3)]!;
    });
  },
};

const still = (nAreas: number, nPeriods: number) =>
  Array.from({ length: nAreas }, () => new Array<number>(nPeriods).fill(0));

/** A panel of squares in which nothing was done, its crime by one kind of luck, with who lies beside whom. */
export function madeUpCrime(kind: string, nPeriods: number, random: RandomStream) {
  const luck = LUCK[kind]!(random, SIDE, nPeriods);
  const counts = luck.flatMap((row) => {
    const level = 4 + 20 * random.next() ** 2;
    return row.map((each) => drawPoisson(random, level * Math.exp(each)));
  });
  return { counts, nPeriods, neighbours: NEIGHBOURS };
}

const NEIGHBOURS = Array.from({ length: SIDE * SIDE }, (_, area) =>
  [-1, 1, -SIDE, SIDE].flatMap((step) => {
    const other = area + step;
    const wraps = Math.abs(step) === 1 && Math.floor(other / SIDE) !== Math.floor(area / SIDE);
    return other < 0 || other >= SIDE * SIDE || wraps ? [] : [other];
  }),
);
