// Lists the licence of every package that a lock names, and fails on one that Assay has not agreed to.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { licenceFaults, licencesOf } from './licences.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const packages = [root, `${root}adapters/danfo/`].flatMap((folder) =>
  licencesOf(JSON.parse(readFileSync(`${folder}package-lock.json`, 'utf8')), folder),
);
const counts = new Map();
for (const { name, version, licence } of packages) {
  process.stdout.write(`${name} ${version}: ${licence ?? 'none stated'}\n`);
  counts.set(licence, (counts.get(licence) ?? 0) + 1);
}
const ranked = [...counts].sort(([, left], [, right]) => right - left);
process.stdout.write(
  `${packages.length} packages: ${ranked.map(([licence, count]) => `${licence} ${count}`).join(', ')}.\n`,
);
const faults = licenceFaults(packages);
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
