export { attackPacks } from './attack-pack.ts';
// What leaves the Data Lab: a run through the gate, as a pack

export type { GeneratedHashes } from './all-synthetic.ts';
export { arithmeticProblems } from './arithmetic-problems.ts';
export type { ExportedPack, ExportOrder, TrialRelease } from './export-run.ts';
export { exportRun, trialRun } from './export-run.ts';
export { fixedText } from './fixed-text.ts';
// What stands in a pack, and whether it still holds
export type { PackContent } from './pack-content.ts';
export { readReleasedPack } from './pack-content.ts';
export type { ReleasedRun, ReleaseRequest } from './release-run.ts';
export { gateResults, releaseRun } from './release-run.ts';
export type { Released, Shelf } from './release-shelf.ts';
export { bindingReleases, putOnShelf, readReleaseMemory, readShelf, releaseLogFolder } from './release-shelf.ts';
export type { MembersOrder } from './release-to-members.ts';
export { releaseToMembers, withholdRun } from './release-to-members.ts';
export { releasedAtrsPage } from './released-atrs-page.ts';
export type { ContentProblem } from './released-pack-problems.ts';
export { releasedPackProblems } from './released-pack-problems.ts';
export type { ReleasedReport } from './released-report.ts';
export { readReleasedReport, releasedPage, releasedReportText } from './released-report.ts';
export { releasedSourceProblems } from './released-source-problems.ts';
export { rerunPredicate } from './rerun-certificate.ts';
export type { RerunOfPack, RerunOrder } from './rerun-released-pack.ts';
export { rerunReleasedPack } from './rerun-released-pack.ts';
export { signedLog } from './signed-log.ts';
export type { SimulationError } from './simulation-error.ts';
export { simulationErrors } from './simulation-error.ts';
export type { StoredRunParts } from './stored-run.ts';
export { BUNDLE_FILE, readStoredRun } from './stored-run.ts';
export { wordOfCode } from './word-of-code.ts';
