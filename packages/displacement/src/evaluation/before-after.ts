import { InputError } from '@assay/statistics';

/** Crimes counted in one area before and after patrols began. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

/** The areas of one evaluation. `displacement` is where crime might have moved to. */
export interface EvaluationAreas {
  readonly treated: BeforeAfter;
  readonly control: BeforeAfter;
  readonly displacement?: BeforeAfter;
  /**
   * What the displacement area is compared with. Absent: the one control serves both comparisons, and is then counted
   * twice in the total, never as if it were two independent controls.
   */
  readonly displacementControl?: BeforeAfter;
}

/** Refuses a count that no list of crimes can have. */
export function requireCrimeCounts(area: string, { before, after }: BeforeAfter): void {
  for (const [period, count] of [
    ['before', before],
    ['after', after],
  ] as const) {
    if (!Number.isFinite(count) || count < 0)
      throw new InputError(
        `${area} count ${period} must be zero or more: ${count}. Count the crimes, then weight them.`,
      );
  }
}

/** Refuses a length, area or weight that is not above zero. */
export function requirePositiveMeasure(what: string, value: number, remedy: string): void {
  if (!Number.isFinite(value) || value <= 0) throw new InputError(`${what} must be above zero: ${value}. ${remedy}`);
}
