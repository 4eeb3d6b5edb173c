#!/usr/bin/env node
import { compiledMain } from './compiled-main.mjs';

const { main, faces } = (await compiledMain()) ?? (await transpiledMain());
if (process.env.ASSAY_DEBUG) process.setSourceMapsEnabled(true);
// A reader that stops early, such as `head`, must not stop the work.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());
process.once('SIGTERM', () => interruption.abort());
process.exitCode = await main(
  process.argv.slice(2),
  {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    signal: interruption.signal,
    now: () => new Date(),
  },
  faces,
);

/** The same from the sources, file by file, where nothing can be kept: a folder that is only read, say. */
async function transpiledMain() {
  const { register } = await import('tsx/esm/api');
  register();
  return await import('../src/main.ts');
}
