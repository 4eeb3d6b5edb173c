/** Stands where a number was held back: the Government Statistical Service's marker for "confidential". */
export const SUPPRESSED = '[c]';
