import { parentPort, workerData } from 'node:worker_threads';
import { ownCode } from './own-code.mjs';

// Runs every notebook that is not current in a thread of its own, so that a workbench goes on answering.

const { fillNotebooks } = await ownCode('run/fill-notebooks');
const { home, cwd, env, terminal } = workerData;
const interruption = new AbortController();
parentPort.once('message', () => interruption.abort());
const output = (to) => ({ ...terminal, write: (text) => parentPort.postMessage({ to, text: String(text) }) });
try {
  await fillNotebooks({
    home,
    cwd,
    env,
    stdout: output('stdout'),
    stderr: output('stderr'),
    signal: interruption.signal,
    now: () => new Date(),
    isServing: true,
  });
  parentPort.postMessage({ failed: null });
} catch (error) {
  parentPort.postMessage({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
// Nobody is asked to stop any more, and the thread ends with its last message.
parentPort.unref();
