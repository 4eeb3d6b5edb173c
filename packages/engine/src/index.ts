// Counting where the data lie

export { type CountableInput, countDeclared } from './count/count-declared.ts';
export type { SlicedCounts } from './count/count-files.ts';
export { countFiles } from './count/count-files.ts';
export { countTable } from './count/count-table.ts';
export { counterNamed } from './count/counters.ts';
export type { CountedPass, CountsFile, CountsOrigin } from './count/counts-file.ts';
export { COUNTS_SCHEMA, countsText } from './count/counts-file.ts';
export { keepCounts } from './count/keep-counts.ts';
export type { CountRequest, PassRequest } from './count/request.ts';
export type { Engine, LadderStep, TableName } from './engine.ts';
export type { EngineEntry, OpenOptions } from './entry.ts';
export { engineTableName } from './entry.ts';
export type { Kernel } from './kernel/bundle-kernel.ts';
export { bundleKernel } from './kernel/bundle-kernel.ts';
export { openEngine } from './open-engine.ts';
export { ENGINE_SECONDS } from './time-limit.ts';
