import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for no more than a notice, by their SPDX names. */
const permissive = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'Python-2.0'],
  'Unlicense',
]);

/** Packages under another licence, or that state none, looked at one by one: Assay calls them and changes none of their files. */
const agreed = [
  { name: /^axe-core$/, licence: 'MPL-2.0', because: 'copyleft by file; used in tests alone' },
  {
    name: /^typed-function$/,
    licence: null,
    because: 'MIT by its LICENSE; no lock states it, and adapters are not installed',
  },
];

/** Every third-party package of a lock file with its licence, as the lock states it or else the installed package. */
export function licencesOf(lock, root) {
  return Object.entries(lock.packages)
    .filter(([path, { link }]) => path.includes('node_modules/') && !link)
    .map(([path, { name, version, license }]) => ({
      name: name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? statedIn(join(root, path)),
    }))
    .sort((left, right) => left.name.localeCompare(right.name, 'en'));
}

/** One line for each package whose licence is not agreed to: what, and the remedy. */
export function licenceFaults(packages) {
  return packages
    .filter((each) => !isAgreed(each))
    .map(
      ({ name, version, licence }) =>
        `${name} ${version} is under ${licence ?? 'no stated licence'}. Take another package, or name it with its reason in .ci/licences.mjs.`,
    );
}

function isAgreed({ name, licence }) {
  if (agreed.some((each) => each.name.test(name) && each.licence === licence)) return true;
  if (licence === null) return false;
  const alternatives = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return alternatives.some((each) => each.split(' AND ').every((part) => permissive.has(part)));
}

function statedIn(folder) {
  if (!existsSync(join(folder, 'package.json'))) return null;
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (license !== undefined) return typeof license === 'string' ? license : license.type;
  const text = ['LICENSE', 'LICENSE.md', 'LICENCE'].map((file) => join(folder, file)).find(existsSync);
  return text !== undefined && /^\s*(?:The )?MIT License/i.test(readFileSync(text, 'utf8')) ? 'MIT' : null;
}
