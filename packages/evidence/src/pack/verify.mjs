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
const tags = ['VERIFY.md', 'bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt', 'verify.mjs'];
for (const path of found) {
  const isSignature = /^signatures\/\d{3}-[a-z-]+-[0-9a-f]{12}\.dsse\.json$/.test(path);
  if (!path.startsWith('data/') && !tags.includes(path) && !isSignature)
    problems.push(`${path}: may not stand in a pack`);
}
const text = (path) => (found.has(path) ? readFileSync(join(folder, path), 'utf8') : '');
if (!text('bagit.txt').startsWith('BagIt-Version: 1.0\n'))
  problems.push('bagit.txt: is of another version than BagIt 1.0');
const payload = [...found].filter((path) => path.startsWith('data/'));
const oxum = `${payload.reduce((sum, path) => sum + lstatSync(join(folder, path)).size, 0)}.${payload.length}`;
if (/^Payload-Oxum: (.*)$/m.exec(text('bag-info.txt'))?.[1] !== oxum) {
  problems.push(`bag-info.txt: its Payload-Oxum is not the payload's, ${oxum}`);
}
const digest = found.has('manifest-sha256.txt') ? hashOf('manifest-sha256.txt') : 'none';
say(`digest ${digest}`);
say(`Compare its first twelve characters, ${digest.slice(0, 12)}, with those in the minutes.`);
const signatures = [...found].filter((path) => path.startsWith('signatures/'));
say(
  `Not checked here, but by assay verify: whose the ${signatures.length} signatures are, that the reports show the numbers of results.json, and that the code to be read is the code that ran.`,
);
for (const problem of problems) say(problem);
say(problems.length === 0 ? `${found.size} files, none changed.` : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
