import type { DictionaryColumn } from '@assay/statistics';

/** Values of the rows with the outcome, and of those without: placements, or gaps between two models' placements. */
interface PlacedRows {
  readonly present: readonly number[];
  readonly absent: readonly number[];
}

/**
 * How much the mean of placements varies between people whose rows are these. `present` and `absent` are the rows of the
 * values, in the same order; a row without a person is a person of its own.
 *
 * With M and N rows of one person with and without the outcome, X and Y the sums of their values and θ the mean:
 * I₁/(I₁−1) Σ(X−Mθ)² / (ΣM)² + I₀/(I₀−1) Σ(Y−Nθ)² / (ΣN)² + 2 I/(I−1) Σ(X−Mθ)(Y−Nθ) / (ΣM ΣN). `null` with fewer than two
 * people with, or without, the outcome.
 *
 * Source: Obuchowski (1997).
 */
export function spreadOfPeople(
  values: PlacedRows,
  present: readonly number[],
  absent: readonly number[],
  person: DictionaryColumn,
) {
  const mean = values.present.reduce((sum, value) => sum + value, 0) / present.length;
  const sums = new Map<number, PersonSums>();
  const sumsOf = (row: number) => {
    const code = person.codes[row]! < 0 ? -1 - row : person.codes[row]!;
    let own = sums.get(code);
    if (own === undefined) {
      own = { x: 0, m: 0, y: 0, n: 0 };
      sums.set(code, own);
    }
    return own;
  };
  let ofRows = 0;
  for (const [place, row] of present.entries()) {
    const own = sumsOf(row);
    const gap = values.present[place]! - mean;
    own.x += gap;
    own.m++;
    ofRows += (gap / present.length) ** 2;
  }
  for (const [place, row] of absent.entries()) {
    const own = sumsOf(row);
    const gap = values.absent[place]! - mean;
    own.y += gap;
    own.n++;
    ofRows += (gap / absent.length) ** 2;
  }
  const everyone = [...sums.values()];
  const total = (of: (own: PersonSums) => number) => everyone.reduce((sum, own) => sum + of(own), 0);
  const withOutcome = total(({ m }) => Math.sign(m));
  const without = total(({ n }) => Math.sign(n));
  const [m, n] = [present.length, absent.length];
  const few = (people: number) => people / (people - 1);
  const variance =
    withOutcome < 2 || without < 2
      ? null
      : Math.max(
          0,
          (few(withOutcome) * total(({ x }) => x * x)) / (m * m) +
            (few(without) * total(({ y }) => y * y)) / (n * n) +
            (2 * few(everyone.length) * total(({ x, y }) => x * y)) / (m * n),
        );
  const ofPeople = total(({ x, y }) => (x / m + y / n) ** 2);
  return {
    variance,
    /** How many times a row's worth of variance one row has, at least 1; `null` where nothing varies. */
    effect: ofRows > NOTHING ? Math.max(1, ofPeople / ofRows) : null,
    /** People with, and people without the outcome; one who is both counts in both. */
    positives: withOutcome,
    negatives: without,
    /** Rows that a person's worth of rows is, where the rows of a person say the same. */
    rowsOfPositive: total((own) => own.m * own.m) / m,
    rowsOfNegative: total((own) => own.n * own.n) / n,
  };
}

/** Variance of rounding alone. */
const NOTHING = 1e-20;

interface PersonSums {
  x: number;
  m: number;
  y: number;
  n: number;
}
