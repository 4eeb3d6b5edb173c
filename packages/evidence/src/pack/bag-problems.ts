import { BAG_DECLARATION, PAYLOAD, type PackFiles, payloadOxum, SIGNATURES, TAG_FILES } from './bag.ts';
import { exactText } from './exact-text.ts';
import { collidingPaths } from './pack-path.ts';

const SIGNATURE_NAME = /^signatures\/\d{3}-(?:sign-off|disclosure|rerun)-[0-9a-f]{12}\.dsse\.json$/;
const ONCE: readonly string[] = ['Payload-Oxum', 'Bag-Software-Agent', 'Bagging-Date', 'External-Identifier'];

/**
 * Is this folder a bag that Assay makes (RFC 8493, and nothing that the RFC leaves open)? A file that no pack has, names
 * that are one file elsewhere, another version, a count of bytes that is not the payload's.
 */
export function bagProblems(files: PackFiles): readonly { readonly path: string; readonly problem: string }[] {
  const problems: { path: string; problem: string }[] = [];
  for (const { path, with: other } of collidingPaths([...files.keys()])) {
    for (const [one, two] of [
      [path, other],
      [other, path],
    ] as const)
      problems.push({ path: one, problem: `is the same name as ${two} on a file system that looks past case or form` });
  }
  for (const path of files.keys()) {
    if (path.startsWith(PAYLOAD)) continue;
    const isKnown = path.startsWith(SIGNATURES) ? SIGNATURE_NAME.test(path) : TAG_FILES.includes(path);
    if (!isKnown) problems.push({ path, problem: unknownFile(path) });
  }
  for (const path of TAG_FILES) if (!files.has(path)) problems.push({ path, problem: 'is missing' });
  const text = (path: string) => exactText(files.get(path)!);
  if (files.has('bagit.txt') && text('bagit.txt') !== BAG_DECLARATION) {
    problems.push({ path: 'bagit.txt', problem: 'declares another version or encoding than BagIt 1.0 in UTF-8' });
  }
  if (files.has('bag-info.txt')) {
    const fields = text('bag-info.txt')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split(': '));
    const oxum = fields.filter(([name]) => name?.toLowerCase() === 'payload-oxum').map(([, value]) => value);
    const wanted = payloadOxum(files);
    if (oxum.length !== 1 || oxum[0] !== wanted) {
      problems.push({
        path: 'bag-info.txt',
        problem: `states a Payload-Oxum of ${oxum.join(' and ') || 'nothing'}; the payload is ${wanted}`,
      });
    }
    for (const name of ONCE) {
      if (fields.filter(([each]) => each === name).length !== 1)
        problems.push({ path: 'bag-info.txt', problem: `does not state ${name} once` });
    }
  }
  return problems.filter(({ path, problem }, at) => {
    const first = problems.findIndex((each) => each.path === path && each.problem === problem);
    return first === at;
  });
}

function unknownFile(path: string): string {
  if (path === 'fetch.txt') return 'tells a reader to fetch files from elsewhere; a pack holds all of its files';
  if (/^(?:tag)?manifest-/.test(path)) return 'is a second manifest; a pack has those of SHA-256 alone';
  return 'may not stand in a pack';
}
