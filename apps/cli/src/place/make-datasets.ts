import type { Context } from '../command.ts';

/** Makes what the notebooks' inputs fall back on, where it is not made yet. */
export async function makeDatasets(_context: Context, _slugs: readonly string[]): Promise<void> {}
