#!/usr/bin/env node
import { ownCode } from './own-code.mjs';

/** Where the command was given; nothing where somebody removed that folder meanwhile, in which nothing could even be compiled. */
function workingFolder() {
  try {
    return process.cwd();
  } catch {
    process.stderr.write('the folder that you are in is no longer there. Change into another one, then do it again.\n');
    process.exit(2);
  }
}
const cwd = workingFolder();
const { main, faces } = await ownCode('main');
if (process.env.ASSAY_DEBUG) process.setSourceMapsEnabled(true);
// A reader that stops early, such as `head`, must not stop the work.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
const interruption = new AbortController();
// Asked once, it ends what it is at; asked again, it ends as it is. Either way what it has put aside goes with it.
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
]) {
  process.on(signal, () => {
    if (interruption.signal.aborted) process.exit(128 + number);
    interruption.abort();
  });
}
process.exitCode = await main(
  process.argv.slice(2),
  {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd,
    signal: interruption.signal,
    now: () => new Date(),
  },
  faces,
);
