// What the panel asked, and calls things

export type { PanelFacts } from './panel-facts.ts';
export { readPanelFacts, systemName } from './panel-facts.ts';

// A run, computed and stored in one step

export { readStoredSource } from './report-stamp.ts';
export type { StoreOrder } from './run-and-store.ts';
export { renewReports, runAndStore, runComputedBy, runFolder } from './run-and-store.ts';
