// Checks the folder this file stands in, with nothing but Node: node verify.mjs
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const problems = [];
const found = new Set();

function walk(directory) {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    const shown = relative(folder, path).split(sep).join('/');
    const kind = lstatSync(path);
    if (kind.isDirectory()) walk(path);
    else if (kind.isFile()) found.add(shown);
    else problems.push(`${shown}: is neither a file nor a folder`);
  }
}

function check(manifest, covers) {
  const listed = new Map();
  if (!found.has(manifest)) return problems.push(`${manifest}: is missing`);
  for (const line of readFileSync(join(folder, manifest), 'utf8').split('\n').slice(0, -1)) {
    const parts = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line);
    if (parts === null) problems.push(`${manifest}: has a line that is no checksum`);
    else listed.set(parts[2], parts[1]);
  }
  for (const [path, hash] of listed) {
    if (!found.has(path)) problems.push(`${path}: is missing`);
    else if (hashOf(path) !== hash) problems.push(`${path}: was changed`);
  }
  for (const path of found) if (covers(path) && !listed.has(path)) problems.push(`${path}: was added`);
}

function hashOf(path) {
  return createHash('sha256')
    .update(readFileSync(join(folder, path)))
    .digest('hex');
}

const say = (line) => process.stdout.write(`${line}\n`);
walk(folder);
check('manifest-sha256.txt', (path) => path.startsWith('data/'));
check(
  'tagmanifest-sha256.txt',
  (path) => !path.startsWith('data/') && !path.startsWith('signatures/') && path !== 'tagmanifest-sha256.txt',
);
const digest = found.has('manifest-sha256.txt') ? hashOf('manifest-sha256.txt') : 'none';
say(`digest ${digest}`);
say(`Compare its first twelve characters, ${digest.slice(0, 12)}, with those in the minutes.`);
const signatures = [...found].filter((path) => path.startsWith('signatures/'));
say(`${signatures.length} signatures; assay verify checks whose they are.`);
for (const problem of problems) say(problem);
say(problems.length === 0 ? `${found.size} files, none changed.` : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
