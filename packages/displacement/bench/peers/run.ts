import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { randomStream } from '@assay/statistics';
import { referencePath } from '@assay/testing';
import { beside } from '@assay/testing/bench-notes';
import { knox } from '../../src/index.ts';
import { readBurglaries } from '../read-burglaries.ts';

// Knox by PySAL's pointpats and by Assay on the same burglaries, time and answers side by side. Needs Python with
// pointpats: python3 -m pip install pointpats. Pass a number of events to take the first so many.
const nEvents = Number(process.argv[2] ?? 2000);
const nPermutations = 99;
const burglaries = readBurglaries();
if (burglaries === null) {
  console.log('no burglaries: set ASSAY_REFERENCE_DATA');
} else {
  const events = {
    x: burglaries.x.slice(0, nEvents),
    y: burglaries.y.slice(0, nEvents),
    time: burglaries.time.slice(0, nEvents),
  };
  const start = performance.now();
  const ours = knox(
    events,
    { distanceEdges: [0, 200], timeEdges: [0, 7], closure: '(a, b]', nPermutations },
    randomStream('peers'),
  );
  const seconds = (performance.now() - start) / 1000;
  const [cell] = ours.cells;
  console.log(
    `Assay: ${JSON.stringify({ seconds, observed: cell!.observed, expected: cell!.expected, p: cell!.pValue })}`,
  );
  const script = fileURLToPath(new URL('./knox.py', import.meta.url));
  const file = referencePath('displacement/nearrepeat/chicago_burglary_2014_2017.csv');
  const peer = spawnSync(process.env['PYTHON'] ?? 'python3', [script, file, String(nEvents), String(nPermutations)], {
    encoding: 'utf8',
  });
  if (peer.status !== 0) console.log(`pointpats did not run: ${peer.stderr.trim().split('\n').at(-1)}`);
  else {
    console.log(`pointpats: ${peer.stdout.trim()}`);
    const theirs = JSON.parse(peer.stdout) as { seconds: number; observed: number; version: string };
    console.log(
      beside(
        `Knox, ${nEvents.toLocaleString('en-GB')} events, ${nPermutations} permutations`,
        { name: 'Assay', seconds, answer: `${cell!.observed} near pairs` },
        { name: `pointpats ${theirs.version}`, seconds: theirs.seconds, answer: `${theirs.observed} near pairs` },
      ),
    );
  }
}
