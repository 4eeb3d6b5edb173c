// Counting where the data lie

export type { Engine, LadderStep, TableName } from './connect/engine.ts';
export type { EngineEntry, OpenOptions } from './connect/entry.ts';
export { engineTableName } from './connect/entry.ts';
export { openEngine } from './connect/open-engine.ts';
export { ENGINE_SECONDS } from './connect/time-limit.ts';
export { type CountableInput, countDeclared } from './count/count-declared.ts';
export type { SlicedCounts } from './count/count-files.ts';
export { countFiles } from './count/count-files.ts';
export { countTable } from './count/count-table.ts';
export { counterNamed } from './count/counters.ts';
export type { CountedPass, CountsFile, CountsOrigin } from './count/counts-file.ts';
export { COUNTS_SCHEMA, countsText } from './count/counts-file.ts';
export { keepCounts } from './count/keep-counts.ts';
export type { CountRequest, PassRequest } from './count/request.ts';
export type { Kernel } from './kernel/bundle-kernel.ts';
export { bundleKernel } from './kernel/bundle-kernel.ts';
