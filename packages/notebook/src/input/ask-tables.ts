import type { AskTables } from './answer-queries.ts';

/** Asks DuckDB, which is loaded at the first question: most notebooks have none. */
export const askTables: AskTables = async (query) => (await import('@assay/dataset/query')).queryTables(query);
