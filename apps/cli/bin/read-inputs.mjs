import { parentPort, workerData } from 'node:worker_threads';
import { ownCode, toldFailure } from './own-code.mjs';

// Reads inputs in a thread of its own, one after the other, while others are read beside it.

const { readToTravel } = await ownCode('run/read-to-travel');
for (const request of workerData.requests) {
  try {
    const { reading, handedOver } = await readToTravel(request);
    parentPort.postMessage({ failed: null, reading }, handedOver);
  } catch (error) {
    parentPort.postMessage({ failed: toldFailure(error) });
  }
}
