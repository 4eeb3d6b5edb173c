// The gate, and what it keeps

// How a hidden count could be attacked
export type { AttackRange } from './attack/attack-range.ts';
export { attackRange } from './attack/attack-range.ts';
export type { LinearSolver } from './attack/linear-solver.ts';
export { linearSolver } from './attack/linear-solver.ts';
export { collectCells } from './cells/collect-cells.ts';
export type { CellSystem, CountCell, SumRelation } from './cells/count-cell.ts';
// What was released before
export type { ReleaseMemory } from './earlier/release-memory.ts';
export type { GateOptions, GateResult } from './gate.ts';
export { gate } from './gate.ts';
// Rules
export type { DisclosureException } from './policy/exception.ts';
export type { DisclosurePolicy } from './policy/policy.ts';
export { defaultPolicy } from './policy/policy.ts';
export type { DisclosureDecision, DisclosureRecord } from './record.ts';
export { SUPPRESSED } from './release/suppressed-mark.ts';
