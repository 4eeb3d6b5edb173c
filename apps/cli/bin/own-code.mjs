import { compiledMain } from './compiled-main.mjs';

/** What the command line, or a thread of it, runs: compiled, or the sources file by file where nothing can be kept, as in a folder that is only read. */
export async function ownCode(entry) {
  const compiled = await compiledMain(undefined, entry);
  if (compiled !== null) return compiled;
  const { register } = await import('tsx/esm/api');
  register();
  return await import(`../src/${entry}.ts`);
}

/** An error as a thread tells it: bad input with its remedy, or a fault of Assay's own. */
export function toldFailure(error) {
  const isInput = error instanceof Error && error.name === 'InputError';
  return { isInput, message: error instanceof Error ? error.message : String(error) };
}
