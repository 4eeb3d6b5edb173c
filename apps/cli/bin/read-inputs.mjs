import { parentPort, workerData } from 'node:worker_threads';
import { compiledMain } from './compiled-main.mjs';

// Reads inputs in a thread of its own, one after the other, while others are read beside it.

const { readToTravel } = (await compiledMain(undefined, 'run/read-to-travel')) ?? (await transpiled());
for (const request of workerData.requests) {
  try {
    const { reading, handedOver } = await readToTravel(request);
    parentPort.postMessage({ failed: null, reading }, handedOver);
  } catch (error) {
    const isInput = error instanceof Error && error.name === 'InputError';
    parentPort.postMessage({ failed: { isInput, message: error instanceof Error ? error.message : String(error) } });
  }
}

async function transpiled() {
  const { register } = await import('tsx/esm/api');
  register();
  return await import('../src/run/read-to-travel.ts');
}
