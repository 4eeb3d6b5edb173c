// The gate, and what it keeps

export type { AttackRange } from './attack/attack-ranges.ts';
export { attackRanges } from './attack/attack-ranges.ts';
// What an outsider can work out of releases
export type { Attack, Recovery } from './attack/attack-releases.ts';
export { attackReleases } from './attack/attack-releases.ts';
export type { AttackedRelease } from './attack/attacked-release.ts';
export { attackedRelease } from './attack/attacked-release.ts';
export { smallFraction } from './attack/fraction.ts';
export { heldTogether, nameBeside } from './attack/held-together.ts';
export type { LinearSolver } from './attack/linear-solver.ts';
export { linearSolver } from './attack/linear-solver.ts';
export type { Place } from './attack/puzzle.ts';
export { attackedPlaceText } from './attack/puzzle.ts';
export { attackedValueAt, isRightGuess } from './attack/value-at.ts';
export { collectCells } from './cells/collect-cells.ts';
export type { CellSystem, CountCell, SumRelation } from './cells/count-cell.ts';
// What was released before
export type { ReleaseMemory } from './earlier/release-memory.ts';
// Rules
export type { DisclosureException } from './policy/exception.ts';
export { largestHidden } from './policy/largest-hidden.ts';
export type { DisclosurePolicy } from './policy/policy.ts';
export { defaultPolicy } from './policy/policy.ts';
export type { GateOptions, GateResult } from './release/gate.ts';
export { gate } from './release/gate.ts';
// Formulas of the rules
export { isDominated } from './release/is-dominated.ts';
export { leavingDigits } from './release/leaving-digits.ts';
export { limitsRoundPrinted } from './release/limits-round.ts';
export type { DisclosureDecision, DisclosureRecord } from './release/record.ts';
export type { RecordProblem } from './release/record-problems.ts';
export { recordProblems } from './release/record-problems.ts';
export { atReleasedStep, releasedStep } from './release/supported-step.ts';
export { SUPPRESSED } from './release/suppressed-mark.ts';
export { UNPROTECTED } from './release/unprotected-rule.ts';
export { withholdNames } from './release/withhold-names.ts';
