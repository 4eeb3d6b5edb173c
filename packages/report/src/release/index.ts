// What leaves the Data Lab: a run through the gate, as a pack
export type { ExportedPack, ExportOrder } from './export-run.ts';
export { exportRun } from './export-run.ts';
export type { ReleasedRun, ReleaseRequest } from './release-run.ts';
export { releaseRun } from './release-run.ts';
export { logFolder } from './release-shelf.ts';
export type { StoredRunParts } from './stored-run.ts';
export { BUNDLE_FILE, readStoredRun } from './stored-run.ts';
