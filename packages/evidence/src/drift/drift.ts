/**
 * How a number of a rerun relates to the one that was accepted:
 * - `identical`: the same to the last bit;
 * - `same-as-displayed`: differs below what the report shows;
 * - `within-tolerance`: differs visibly, but no further than the finding says it may;
 * - `drifted`: differs further;
 * - `missing`: stated before, not now; `new`: stated now, not before;
 * - `cannot-run`: the rerun did not get so far.
 */
export type DriftClass =
  | 'identical'
  | 'same-as-displayed'
  | 'within-tolerance'
  | 'drifted'
  | 'missing'
  | 'new'
  | 'cannot-run';

/** From best to worst; a finding has the worst class of its parts. */
export const DRIFT_CLASSES: readonly DriftClass[] = [
  'identical',
  'same-as-displayed',
  'within-tolerance',
  'new',
  'drifted',
  'missing',
  'cannot-run',
];

/** What each class is called, wherever people read it. */
export const DRIFT_WORDS: Readonly<Record<DriftClass, string>> = {
  identical: 'identical',
  'same-as-displayed': 'same as displayed',
  'within-tolerance': 'within tolerance',
  new: 'new',
  drifted: 'drifted',
  missing: 'missing',
  'cannot-run': 'not rerun',
};

/** What a number depends on and may have changed between two runs. */
export type ChangedPart = 'inputs' | 'code' | 'parameters' | 'seed' | 'report' | 'environment';

/** One number that is not identical: the value, an end of the interval, a count, or a cell of the table. */
export interface NumberDrift {
  /** `value`, `low`, `high`, `numerator`, `denominator`, `status`, `unit`, `[key].column`, or the name of a part. */
  readonly part: string;
  readonly class: DriftClass;
  readonly before: string;
  readonly after: string;
  readonly absoluteDifference: number | null;
  readonly relativeDifference: number | null;
}

export interface FindingDrift {
  readonly id: string;
  readonly title: string;
  readonly class: DriftClass;
  /** Worst first. */
  readonly numbers: readonly NumberDrift[];
  /** What changed other than numbers: `title`, `labels` and `kinds` of columns, `limitations`, `tolerance`, `order` of rows, … */
  readonly wording: readonly string[];
}

export interface DriftReport {
  readonly schema: 'assay-drift/1';
  readonly notebook: string;
  readonly before: string;
  /** The rerun's id, or `null` where it could not run. */
  readonly after: string | null;
  /** True where nothing drifted, went missing or could not run. A new finding does not break what was accepted. */
  readonly holds: boolean;
  /** Why numbers may differ: which of the things they depend on changed. */
  readonly changed: readonly { readonly part: ChangedPart; readonly detail: string }[];
  readonly counts: Readonly<Record<DriftClass, number>>;
  readonly findings: readonly FindingDrift[];
}

export function worstClass(classes: readonly DriftClass[]): DriftClass {
  return classes.reduce<DriftClass>(
    (worst, next) => (DRIFT_CLASSES.indexOf(next) > DRIFT_CLASSES.indexOf(worst) ? next : worst),
    'identical',
  );
}
