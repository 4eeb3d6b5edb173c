/** The rules a release must keep. Every number here may be changed by a force; the change is kept in the record. */
export interface DisclosurePolicy {
  /**
   * Counts of people below this (and above zero) never leave, and nothing that leaves tells any held-back count to a
   * range narrower than this.
   */
  readonly minimumCount: number;
  /** Counts leave as multiples of this; 1 leaves them exact. */
  readonly roundingBase: number;
  /** Whether a zero, or a group wholly inside a category, is held back where the column is sensitive. */
  readonly protectSensitiveZeros: boolean;
}

/**
 * Ten and five: the thresholds of ACRO (default.yaml) and the ONS Longitudinal Study's rule of thumb, stricter than
 * OpenSAFELY's seven.
 */
export const defaultPolicy: DisclosurePolicy = {
  minimumCount: 10,
  roundingBase: 5,
  protectSensitiveZeros: true,
};
