// Can a member read a report?

export { BUDGET, reportProblems } from './report-problems.ts';
