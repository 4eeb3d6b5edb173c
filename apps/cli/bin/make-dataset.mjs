import { parentPort, workerData } from 'node:worker_threads';
import { ownCode, toldFailure } from './own-code.mjs';

// Makes one dataset in a thread of its own, so that a workbench goes on answering.

const { generateInto } = await ownCode('home/generate-into');
const { destination, descriptor } = workerData;
try {
  await generateInto(destination, descriptor);
  parentPort.postMessage({ failed: null });
} catch (error) {
  parentPort.postMessage({ failed: toldFailure(error) });
}
