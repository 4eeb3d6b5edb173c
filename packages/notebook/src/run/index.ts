// What a notebook is, learnt without running it here

export { dataFolder, datasetFiles } from '../input/dataset-files.ts';
export type { MappedColumns } from '../input/map-columns.ts';
export { mapColumns } from '../input/map-columns.ts';
export type { ReadApart, ReadingOfInput, ReadingRequest, TravellingReading } from '../input/read-apart.ts';
export { arrivedReading, readToTravel } from '../input/read-apart.ts';
export type { ReadInput } from '../input/read-input.ts';
export { wordsOfInput } from '../input/words-of-input.ts';
// Running
export { ownText } from '../source/own-text.ts';
// Stored runs
export { writeFolder } from './atomic-folder.ts';
export type { NotebookBundle } from './bundle-notebook.ts';
export { endBundler } from './bundle-notebook.ts';
export { RunStopped } from './closed-process.ts';
export { computedBy } from './computed-by.ts';
export type { CellDescription, NotebookDescription } from './description.ts';
export type { Enclosure } from './enclosure.ts';
export { enclosure } from './enclosure.ts';
export type { Isolation, Limits } from './isolation.ts';
export { DEFAULT_LIMITS } from './isolation.ts';
export { keptBundle } from './kept-bundle.ts';
export type { KeptResults } from './kept-results.ts';
export { keepResults, keptResults, keptResultsFile } from './kept-results.ts';
export type { KnownNotebook, PreparedRun } from './prepare-run.ts';
export { DEFAULT_SEED, describeBundle, describeFolder, prepareKnownRun, prepareRun } from './prepare-run.ts';
export { notebookMemory, rememberedNotebook, rememberedNotebooks } from './remembered-notebook.ts';
export { rerun } from './rerun.ts';
export { resolveParameters } from './resolve-parameters.ts';
export type { DatasetFiles, RunChoices } from './run-choices.ts';
export type { RunEvent } from './run-event.ts';
export { readRun, refuseForeignFolder, writeRun } from './run-folder.ts';
export type { FinishedRun, RunOptions } from './run-notebook.ts';
export { runNotebook } from './run-notebook.ts';
export type { InputRecord, RunRecord } from './run-record.ts';
export { settleOptions } from './settle-options.ts';
export { UnfinishedRun } from './unfinished-run.ts';
