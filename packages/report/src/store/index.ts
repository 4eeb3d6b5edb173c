// A run, computed and stored in one step

export type { StoreOrder } from './run-and-store.ts';
export { renewReports, runAndStore, runFolder } from './run-and-store.ts';
