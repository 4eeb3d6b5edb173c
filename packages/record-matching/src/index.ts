// Records

// Blocking
export type { NameColumns, NameGroups } from './blocking/name-groups.ts';
export { nameGroups } from './blocking/name-groups.ts';
// Comparison
export { damerauLevenshtein } from './comparison/damerau-levenshtein.ts';
export { jaro } from './comparison/jaro.ts';
export { jaroWinkler } from './comparison/jaro-winkler.ts';
export type { LevenshteinOptions } from './comparison/levenshtein.ts';
export { levenshtein } from './comparison/levenshtein.ts';
export { optimalStringAlignment } from './comparison/optimal-string-alignment.ts';
export type { Truth } from './errors/truth.ts';
// Names
export { codePoints } from './names/code-points.ts';
export type { LetterCase, MissingNamePolicy } from './names/name-policy.ts';
export type { PersonRecords } from './person-records.ts';
// Tolerance sweep
export type { PairList } from './sweep/pair-list.ts';
export type { ToleranceErrors, ToleranceRow } from './sweep/tolerance-row.ts';
export type { ToleranceSweep, ToleranceSweepOptions } from './sweep/tolerance-sweep.ts';
export { pairsWithinRule, toleranceSweep } from './sweep/tolerance-sweep.ts';
