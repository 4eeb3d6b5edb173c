// Results

// Columns
export type { DictionaryColumn } from './column/dictionary-column.ts';
export { dictionaryColumn, MISSING_CODE, textAt } from './column/dictionary-column.ts';
export type { Estimate, Interval, MaybeEstimate, NotComputed } from './computed.ts';
export { isComputed, notComputed } from './computed.ts';
export { InputError } from './input-error.ts';

// Random streams
export type { RandomStream } from './random/random-stream.ts';
