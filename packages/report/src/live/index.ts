// The page of a notebook that is computed while it is written

export type { Before } from './live-changes.ts';
export { liveAnswersNow, liveChanges } from './live-changes.ts';
export type { LiveLinks } from './live-links.ts';
export { liveCellId } from './live-links.ts';
export { liveParameters } from './live-parameters.ts';
export type { LiveParts } from './live-parts.ts';
export { liveCellSections, liveQuickParts } from './live-parts.ts';
export { liveProblems, liveProseProblems } from './live-prose.ts';
export type { PanelWords } from './live-report.ts';
export { liveReport, liveSource } from './live-report.ts';
export { liveStyles } from './live-styles.ts';
export { liveValueTable } from './live-value-table.ts';
