import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomStream, textAt } from '@assay/statistics';
import {
  clusteringErrors,
  clusterRows,
  combineKeys,
  dateLevels,
  fellegiSunter,
  linkedPairs,
  partLevels,
  textLevels,
} from '../../src/index.ts';
import { benchRegister } from '../bench-register.ts';

// The same register to ours and to others, each with the same fields and keys; where Python or a peer is absent, it says so.
const records = Number(process.argv[2] ?? 100_000);
const register = benchRegister(records);
const { forename, surname, dateOfBirth, postcode, entity } = register;
const start = performance.now();
const model = fellegiSunter(
  {
    records,
    fields: [
      textLevels('forename', forename, { similarity: [0.92, 0.88, 0.7], termFrequency: true }),
      textLevels('surname', surname, { edits: [1, 2], termFrequency: true }),
      dateLevels('born', dateOfBirth),
      partLevels('postcode', postcode, []),
    ],
    blocks: [
      { name: 'born', ...combineKeys([dateOfBirth]), informs: ['born'] },
      { name: 'names', ...combineKeys([forename, surname]), informs: ['forename', 'surname'] },
      { name: 'surname and postcode', ...combineKeys([surname, postcode]), informs: ['surname', 'postcode'] },
    ],
    trainOn: ['born', 'names'],
  },
  randomStream(1, 'peers'),
);
const { left, right } = linkedPairs(model.pairs, 0.9);
const errors = clusteringErrors(clusterRows(records, left, right), entity);
const seconds = (performance.now() - start) / 1000;
const show = (value: unknown): string => (typeof value === 'number' ? value.toFixed(4) : 'not computed');
console.log(
  `assay: ${seconds.toFixed(1)} s, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB, precision ${show(errors.precision)}, recall ${show(errors.recall)}, F1 ${show(errors.f1)}`,
);

const folder = mkdtempSync(join(tmpdir(), 'record-matching-peers-'));
const file = join(folder, 'register.csv');
const lines = ['id,forename,surname,born,postcode,entity'];
for (let row = 0; row < records; row++) {
  lines.push(
    [row, ...[forename, surname, dateOfBirth, postcode, entity].map((column) => textAt(column, row))].join(','),
  );
}
writeFileSync(file, lines.join('\n'));
for (const peer of ['splink_peer.py', 'goldenmatch_peer.py']) {
  const script = fileURLToPath(new URL(peer, import.meta.url));
  const { error, stdout, stderr } = spawnSync('python3', [script, file], { encoding: 'utf8' });
  console.log(error ? `skipped ${peer}: Python is not present` : stdout.trim() || stderr.trim().split('\n').at(-1));
}
rmSync(folder, { recursive: true });
