// The transparency record of a system
export type { AtrsFacts, AtrsField, AtrsRecord } from './atrs/atrs-record.ts';
export { atrsFields, atrsRecord } from './atrs/atrs-record.ts';
// Findings

// How a value is written in prose, tables, charts and drift
export { dateWords } from './display/date-words.ts';
export { displayBound } from './display/display-bound.ts';
export { displayFinding } from './display/display-finding.ts';
export type { NumberWords, Words } from './display/display-value.ts';
export { displayInterval, displayRange, displayValue, numberWords } from './display/display-value.ts';
export type { Format } from './display/format.ts';
export { FORMATS, isFormat, unitsFitting } from './display/format.ts';
export { BESIDE_ITSELF, partsOfRangeReason, rangeReason, withoutRange } from './display/range-reason.ts';
export { changedParts, compareResults, rerunCannotRun } from './drift/compare-results.ts';
// Drift between two runs
export type { Changes } from './drift/describe-changes.ts';
export { describeChanges } from './drift/describe-changes.ts';
export type { ChangedPart, DriftClass, DriftReport, FindingDrift, NumberDrift } from './drift/drift.ts';
export { DRIFT_CLASSES, DRIFT_WORDS } from './drift/drift.ts';
export { driftLines } from './drift/drift-lines.ts';
export { finding, findingProblems } from './finding/finalise-finding.ts';
export type {
  CellValue,
  DisclosureStatus,
  Finding,
  FindingDraft,
  FindingTable,
  NamedPart,
  RowTotal,
  TableColumn,
  TableParts,
  Tolerance,
  Unit,
} from './finding/finding.ts';
export { isStated } from './finding/is-stated.ts';
export type { Results, RunIdentity } from './finding/results.ts';
export { RESULTS_SCHEMA, readResults, resultsText } from './finding/results.ts';
export { rowKey } from './finding/row-key.ts';
export { shapeProblems } from './finding/shape-problems.ts';
// Results and hashes
export { canonicalJson } from './hash/canonical-json.ts';
export { hashFile, sha256Hex } from './hash/sha256.ts';
// How a number is made
export type { Counted, CountedOfPeople, CountedOfThings } from './kind/counted.ts';
export { COUNTED_OF_PEOPLE, COUNTED_OF_THINGS, countsPeople, isCountedWord } from './kind/counted.ts';
export type {
  ConstantKind,
  CountKind,
  DerivedKind,
  DifferenceInterval,
  DifferenceKind,
  EstimateKind,
  KeyKind,
  Kind,
  LimitKind,
  MagnitudeKind,
  PartRef,
  PartsOf,
  RateInterval,
  RateKind,
  RatioInterval,
  RatioKind,
  RelativeRateInterval,
  RelativeRateKind,
  ShareInterval,
  ShareKind,
  TextKind,
} from './kind/kind.ts';
export { isDerived, partsNamed } from './kind/kind.ts';
export { numbersWithoutKind } from './kind/kind-problems.ts';
export type { Remade } from './kind/remake.ts';
export { remake } from './kind/remake.ts';
export { remakeFinding, remakeTable } from './kind/remake-finding.ts';
// The log of what happened
export type { LogPlace } from './ledger/log-place.ts';
export { isLogPlace, readLogHead } from './ledger/log-place.ts';
// What the panel asked
export type { PanelQuestion, QuestionKind, QuestionLedger } from './ledger/question-ledger.ts';
export { questionLedger, unansweredQuestions } from './ledger/question-ledger.ts';
export type { LogEntry } from './ledger/run-log.ts';
export { appendAfter, appendToLog, logProblems, readLogLines } from './ledger/run-log.ts';
// Packs
export type { AssembledPack } from './pack/assemble-pack.ts';
export { assemblePack, packFiles } from './pack/assemble-pack.ts';
export type { PackFiles } from './pack/bag.ts';
export { changeFile } from './pack/change-file.ts';
export { diskProblem } from './pack/disk-problem.ts';
export { PackProblem } from './pack/pack-problem.ts';
export { refuseReplacing, writeUnlessOther } from './pack/refuse-replacing.ts';
export type { CrateDescription } from './pack/ro-crate.ts';
export {
  folderBeside,
  removeFoldersOfThread,
  temporaryFolder,
  tidyBeside,
  tidyTemporaryFolders,
  withTemporaryFolder,
} from './pack/temporary-folder.ts';
export type { VerifiedPack } from './pack/verify-pack.ts';
export { openPack, verifyPack } from './pack/verify-pack.ts';
export { stageFile, writeAtomically } from './pack/write-atomically.ts';
// Signatures
export type { SignatureCheck } from './signature/check-signatures.ts';
export { certifyFiles, certifyPack, readStatement, signPack } from './signature/sign-pack.ts';
export { generateSigningKey, keyId, readPrivateKey } from './signature/signing-key.ts';
export type { SigningPolicy } from './signature/signing-policy.ts';
export { defaultSigningPolicy, policyProblems, readSigningPolicy } from './signature/signing-policy.ts';
export type { StatementKind } from './signature/statement.ts';
export type { TrustedSigner } from './signature/trusted-signer.ts';
export { readTrustedSigners } from './signature/trusted-signer.ts';
