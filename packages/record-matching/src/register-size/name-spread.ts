import { drawNormal, type RandomStream } from '@assay/statistics';
import type { LinkedDyads } from '../dependence/linked-dyads.ts';
import { CLASSES } from '../tolerance-sweep/pair-list.ts';

/**
 * Draws by how much names that are common or rare by chance raise or lower the links of each class: normal on the
 * logarithm, all classes together as the pairs of each person tie them.
 */
export function correlatedNames(links: LinkedDyads): { draw(random: RandomStream): Float64Array } {
  const { names } = links.covariance();
  const deviation = Float64Array.from({ length: CLASSES }, (_, kind) => {
    const count = links.byClass[kind]!;
    return count === 0 ? 0 : Math.min(1, Math.sqrt(Math.max(0, names[kind * CLASSES + kind]!)) / count);
  });
  const held = Array.from({ length: CLASSES }, (_, kind) => kind).filter((kind) => deviation[kind]! > 0);
  const factor = semidefiniteFactor(held.map((a) => held.map((b) => correlation(names, a, b))));
  return {
    draw(random) {
      const normals = held.map(() => drawNormal(random));
      const drawn = new Float64Array(CLASSES);
      for (const [row, kind] of held.entries()) {
        let sum = 0;
        for (let column = 0; column <= row; column++) sum += factor[row]![column]! * normals[column]!;
        drawn[kind] = sum * deviation[kind]! - deviation[kind]! ** 2 / 2;
      }
      return drawn;
    },
  };
}

function correlation(covariance: Float64Array, a: number, b: number): number {
  const scale = Math.sqrt(covariance[a * CLASSES + a]! * covariance[b * CLASSES + b]!);
  return a === b ? 1 : Math.max(-1, Math.min(1, covariance[a * CLASSES + b]! / scale));
}

/**
 * Lower factor of a correlation matrix that, being estimated, may lack a little of being one: what a row has left after
 * the rows before it is never below nought, and each row is scaled back to length one.
 */
function semidefiniteFactor(matrix: readonly (readonly number[])[]): number[][] {
  const factor: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = [];
    for (let j = 0; j < i; j++) {
      const other = factor[j]!;
      let sum = row[j]!;
      for (let k = 0; k < j; k++) sum -= own[k]! * other[k]!;
      own.push(other[j]! > 1e-6 ? sum / other[j]! : 0);
    }
    const length = own.reduce((sum, each) => sum + each * each, 0);
    if (length >= 1) {
      const scale = 1 / Math.sqrt(length);
      factor.push([...own.map((each) => each * scale), 0]);
    } else factor.push([...own, Math.sqrt(1 - length)]);
  }
  return factor;
}
