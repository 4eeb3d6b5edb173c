import { host } from './guard.ts';

/**
 * The first thing that the child reads, from the Assay that runs it and never from a bundle: the guard, then the code
 * under it. Beside it stands `notebook.mjs`.
 */
const fail = (message: string): void => host.say(`${JSON.stringify({ type: 'failed', cell: null, message })}\n`);
const place = './notebook.mjs';
try {
  const bundle = (await import(place)) as { readonly serve?: (given: typeof host) => Promise<void> };
  if (typeof bundle.serve === 'function') await bundle.serve(host);
  else fail('the code is no bundle of this version. Run it with the Assay that bundled it, or use --current.');
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
process.exit(0);
