import type { Results } from '@assay/evidence';

/** How far a number that rests on chance moves from one seed to the next. */
export interface SimulationError {
  readonly finding: string;
  readonly title: string;
  readonly accepted: number;
  readonly seeds: number;
  readonly mean: number;
  /** Standard deviation over the seeds: the Monte Carlo standard error of one run. */
  readonly standardError: number;
  /** Distance of the accepted number from the mean, in standard errors; `null` where no seed moved it. */
  readonly distance: number | null;
}

/**
 * Is a difference more than the luck of the seed? For each single number that rests on chance: mean and standard
 * deviation over several seeds (n − 1), and how far the accepted number lies from that mean.
 *
 * Source: Koehler, E., Brown, E. and Haneuse, S. (2009), "On the assessment of Monte Carlo error in simulation-based
 * statistical analyses", The American Statistician 63(2).
 *
 * @example
 * const tolerance = { kind: 'stochastic', absolute: 0.1, relative: 0 };
 * const of = (value) => ({ findings: [{ id: 'draw', title: 'A draw', value, tolerance }] });
 * simulationErrors(of(4), [of(1), of(3)])[0].mean // 2
 */
export function simulationErrors(accepted: Results, runs: readonly Results[]): SimulationError[] {
  return accepted.findings.flatMap(({ id, title, value, tolerance }) => {
    if (tolerance.kind !== 'stochastic' || typeof value !== 'number') return [];
    const values = runs
      .map(({ findings }) => findings.find((each) => each.id === id)?.value)
      .filter((each) => typeof each === 'number');
    if (values.length < 2) return [];
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
    const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
    const standardError = Math.sqrt(squares / (values.length - 1));
    const distance = standardError === 0 ? null : Math.abs(value - mean) / standardError;
    return [{ finding: id, title, accepted: value, seeds: values.length, mean, standardError, distance }];
  });
}
