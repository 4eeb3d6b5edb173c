import { parentPort, workerData } from 'node:worker_threads';
import { compiledMain } from './compiled-main.mjs';

// Makes one dataset in a thread of its own, so that a workbench goes on answering.

const { generateInto } = (await compiledMain(undefined, 'home/generate-into')) ?? (await transpiled());
const { destination, descriptor } = workerData;
try {
  await generateInto(destination, descriptor);
  parentPort.postMessage({ failed: null });
} catch (error) {
  const isInput = error instanceof Error && error.name === 'InputError';
  parentPort.postMessage({ failed: { isInput, message: error instanceof Error ? error.message : String(error) } });
}

async function transpiled() {
  const { register } = await import('tsx/esm/api');
  register();
  return await import('../src/home/generate-into.ts');
}
