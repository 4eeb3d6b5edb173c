import { createHash, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  certifyPack,
  defaultSigningPolicy,
  generateSigningKey,
  openPack,
  policyProblems,
  readPrivateKey,
  readSigningPolicy,
  readStatement,
  signPack,
  type TrustedSigner,
  verifyPack,
} from '../../src/index.ts';
import { packEntries } from '../../src/pack/bag.ts';
import { writeZip } from '../../src/pack/write-zip.ts';
import { envelopeText, signStatement } from '../../src/signature/envelope.ts';
import { keyId } from '../../src/signature/signing-key.ts';
import { packStatement, type Statement } from '../../src/signature/statement.ts';
import { samplePack } from './sample-pack.ts';

const at = '2025-03-06T09:00:00Z';
const now = new Date('2025-03-07T09:00:00Z');

function signer(name: string, role = 'reviewer', validity = ['2025-01-01', '2025-12-31']) {
  const { privateKey, publicKey } = generateSigningKey();
  const trusted: TrustedSigner = { name, role, publicKey, validFrom: validity[0]!, validUntil: validity[1]! };
  return { trusted, key: readPrivateKey(privateKey, 'the test key') };
}

const author = signer('A. Author', 'author');
const reviewer = signer('B. Reviewer', 'disclosure reviewer');
const rerunner = signer('C. Rerunner', 'rerunner');
const trusted = [author.trusted, reviewer.trusted, rerunner.trusted];
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

type Files = Map<string, Uint8Array>;

function repack(bytes: Uint8Array, change: (files: Files, signatures: readonly string[]) => void): Uint8Array {
  const { files, topFolder } = openPack(bytes);
  const changed = new Map(files);
  change(changed, [...files.keys()].filter((path) => path.startsWith('signatures/')).sort());
  return writeZip(packEntries(changed, topFolder));
}

/** A pack signed by the author, then decided on by the reviewer. */
function signedTwice(): Uint8Array {
  const signed = signPack(samplePack().bytes, 'sign-off', { signedAt: at }, author.key);
  return signPack(signed, 'disclosure', { signedAt: at }, reviewer.key);
}

/** The sample pack with one envelope that the author signed over whatever statement. */
function stating(change: (whole: Statement) => object, key: KeyObject = author.key, kind = 'sign-off'): Uint8Array {
  const { bytes } = samplePack();
  const whole = packStatement(openPack(bytes).files, 'sign-off', { signedAt: at });
  const envelope = envelopeText(signStatement(change(whole) as Statement, key));
  return repack(bytes, (files) =>
    files.set(`signatures/001-${kind}-${keyId(key).slice(0, 12)}.dsse.json`, text(envelope)),
  );
}

const problemOf = (bytes: Uint8Array, at_ = 0) => verifyPack(bytes, trusted, [], now).signatures[at_]?.problem;

describe('signatures', () => {
  it('of several people stand side by side, the digest unchanged', () => {
    const { bytes, digest } = samplePack();
    const signed = signPack(
      signPack(bytes, 'sign-off', { signedAt: at }, author.key),
      'rerun',
      { signedAt: at, result: 'PASSED' },
      rerunner.key,
    );
    const verified = verifyPack(signed, trusted, [], now);
    expect(verified.problems).toEqual([]);
    expect(verified.digest).toBe(digest);
    expect(verified.signatures.map((each) => [each.signer, each.kind, each.predicate!['result']])).toEqual([
      ['A. Author', 'sign-off', undefined],
      ['C. Rerunner', 'rerun', 'PASSED'],
    ]);
  });

  it('by an unknown key or out of its time do not count, and say why', () => {
    const signed = signPack(samplePack().bytes, 'sign-off', { signedAt: at }, author.key);
    const by = (signers: readonly TrustedSigner[]) => verifyPack(signed, signers, [], now).signatures[0]!.problem;
    expect(by([])).toContain('signed by an unknown key');
    expect(by([{ ...author.trusted, validUntil: '2025-03-01' }])).toContain('was not valid (2025-01-01 to 2025-03-01)');
  });

  it('count only where they name this pack', () => {
    expect(problemOf(stating((whole) => ({ ...whole, subject: [] })))).toContain('it names nothing, not manifest');
    expect(problemOf(stating((whole) => ({ ...whole, subject: whole.subject.slice(0, 1) })))).toContain(
      'not given over',
    );
    const sha256 = createHash('sha256').update(openPack(samplePack().bytes).files.get('bagit.txt')!).digest('hex');
    const bagit = { name: 'bagit.txt', digest: { sha256 } };
    expect(problemOf(stating((whole) => ({ ...whole, subject: [bagit] })))).toContain('it names bagit.txt');
    const twice = (whole: Statement) => ({ ...whole, subject: [...whole.subject, whole.subject[0]] });
    expect(problemOf(stating(twice))).toContain('names one file twice');
  });

  it('of another pack do not count', () => {
    const other = samplePack({ 'report.html': 'other' }).bytes;
    const [path, envelope] = [...openPack(signedTwice()).files].find(([name]) => name.startsWith('signatures/001'))!;
    const moved = repack(other, (files) => files.set(path, envelope));
    expect(problemOf(moved)).toContain('given over another manifest-sha256.txt');
    const certificate = certifyPack(other, 'rerun', { signedAt: at, result: 'PASSED' }, rerunner.key);
    expect(verifyPack(samplePack().bytes, trusted, [certificate], now).problems[0]!.problem).toContain(
      'another manifest',
    );
  });

  it('say when they were given, and not in the future', () => {
    const dated = (signedAt: unknown) => stating((whole) => ({ ...whole, predicate: { signedAt } }));
    expect(problemOf(dated('2027-01-01T00:00:00Z'))).toContain('is dated 2027-01-01T00:00, which is still to come');
    expect(problemOf(dated('2025-03-07T09:05:00Z'))).toBe(null);
    for (const none of [undefined, 5, '', 'yesterday', '2025-03-06', '2025-13-41T00:00:00Z'])
      expect(problemOf(dated(none)), String(none)).toContain('does not say when');
  });

  it('state what Assay knows, under the name of what they state, and what the role may', () => {
    const slsa = 'https://slsa.dev/provenance/v1';
    expect(problemOf(stating((whole) => ({ ...whole, predicateType: slsa })))).toContain('does not know: https://slsa');
    expect(problemOf(stating((whole) => ({ ...whole, _type: 'https://in-toto.io/Statement/v0.1' })))).toContain(
      'no statement',
    );
    expect(problemOf(stating((whole) => whole, author.key, 'disclosure'))).toContain(
      'is named a disclosure and states a sign-off',
    );
    const judged = signPack(samplePack().bytes, 'disclosure', { signedAt: at }, author.key);
    expect(problemOf(judged)).toContain('states a disclosure, which the role of A. Author, author, may not');
    const rerun = signPack(samplePack().bytes, 'rerun', { signedAt: at, result: 'PASSED' }, reviewer.key);
    expect(problemOf(rerun)).toContain('states a rerun, which the role of B. Reviewer');
  });

  it.each<[string, (files: Files, signatures: readonly string[]) => void]>([
    ['the first taken away', (files, [first]) => files.delete(first!)],
    [
      'two swapped',
      (files, [first, second]) => {
        const content = files.get(first!)!;
        files.set(first!, files.get(second!)!).set(second!, content);
      },
    ],
    ['the first again as a third', (files, [first]) => files.set(first!.replace('001', '003'), files.get(first!)!)],
    [
      'a bit of the signature changed',
      (files, [, second]) => {
        const envelope = JSON.parse(new TextDecoder().decode(files.get(second!))) as {
          signatures: { sig: string }[];
        };
        const [{ sig }] = envelope.signatures as [{ sig: string }];
        envelope.signatures[0]!.sig = `${sig.startsWith('A') ? 'B' : 'A'}${sig.slice(1)}`;
        files.set(second!, text(`${JSON.stringify(envelope)}\n`));
      },
    ],
    [
      'one named as another kind',
      (files, [, second]) => {
        files.set(second!.replace('disclosure', 'sign-off'), files.get(second!)!);
        files.delete(second!);
      },
    ],
    [
      'one named after another key',
      (files, [, second]) => {
        files.set(second!.replace(/[0-9a-f]{12}/, '0123456789ab'), files.get(second!)!);
        files.delete(second!);
      },
    ],
    [
      'a second signer added to an envelope',
      (files, [first]) => {
        const envelope = JSON.parse(new TextDecoder().decode(files.get(first!))) as { signatures: object[] };
        envelope.signatures.push({ keyid: '0'.repeat(64), sig: 'AAAA' });
        files.set(first!, text(`${JSON.stringify(envelope)}\n`));
      },
    ],
  ])('are missed or misplaced in sight: %s', (_, change) => {
    const { holds, problems } = verifyPack(repack(signedTwice(), change), trusted, [], now);
    expect(holds).toBe(false);
    expect(problems[0]!.path).toMatch(/^signatures\//);
  });
});

describe('the signing policy of a pack', () => {
  const lacking = (bytes: Uint8Array) =>
    policyProblems(defaultSigningPolicy, verifyPack(bytes, trusted, [], now).signatures);
  const complete = () => signPack(signedTwice(), 'rerun', { signedAt: at, result: 'PASSED' }, rerunner.key);

  it('is met by an author, a disclosure reviewer and a rerunner, and misses each that is taken away', () => {
    expect(lacking(complete())).toEqual([]);
    expect(lacking(signedTwice())).toEqual([expect.stringContaining('a rerunner’s certificate')]);
    expect(lacking(samplePack().bytes)).toHaveLength(3);
    expect(lacking(repack(complete(), (files, all) => void files.delete(all[2]!)))).toHaveLength(1);
    expect(
      lacking(
        repack(complete(), (files, all) => {
          for (const each of all) files.delete(each);
        }),
      ),
    ).toHaveLength(3);
  });

  it('does not count one person twice, nor a rerun that failed', () => {
    const everyone = signer('D. Everyone');
    const one = signPack(samplePack().bytes, 'sign-off', { signedAt: at }, everyone.key);
    const two = signPack(one, 'disclosure', { signedAt: at }, everyone.key);
    const three = signPack(two, 'rerun', { signedAt: at, result: 'PASSED' }, everyone.key);
    expect(
      policyProblems(defaultSigningPolicy, verifyPack(three, [everyone.trusted], [], now).signatures),
    ).toHaveLength(2);
    const failed = signPack(signedTwice(), 'rerun', { signedAt: at, result: 'FAILED' }, rerunner.key);
    expect(lacking(failed)).toHaveLength(1);
  });

  it('finds people for its places whatever their order', () => {
    const both = signer('E. Both');
    const one = signPack(samplePack().bytes, 'sign-off', { signedAt: at }, both.key);
    const two = signPack(one, 'disclosure', { signedAt: at }, both.key);
    const three = signPack(two, 'sign-off', { signedAt: at }, author.key);
    const policy = { ...defaultSigningPolicy, asks: { ...defaultSigningPolicy.asks, rerun: 0 } };
    expect(policyProblems(policy, verifyPack(three, [both.trusted, author.trusted], [], now).signatures)).toEqual([]);
  });

  it('asks for at most twenty of a kind, and says how many it asks for', () => {
    const asking = (count: number) =>
      JSON.stringify({ schema: 'assay-signing-policy/1', asks: { 'sign-off': count, disclosure: 0, rerun: 0 } });
    expect(readSigningPolicy(asking(20), 'x.json').asks['sign-off']).toBe(20);
    expect(() => readSigningPolicy(asking(21), 'x.json')).toThrow('x.json is no signing policy');
    expect(policyProblems(readSigningPolicy(asking(2), 'x.json'), [])).toEqual([
      expect.stringMatching(/^its policy asks for 2 of .*: 2 are lacking$/),
    ]);
    expect(policyProblems(readSigningPolicy(asking(1), 'x.json'), [])).toEqual([
      expect.stringMatching(/^its policy asks for [^0-9]*: 1 is lacking$/),
    ]);
  });

  it('is read whole or not at all', () => {
    for (const wrong of [
      '',
      '{}',
      '{"schema":"assay-signing-policy/1","asks":{"sign-off":-1,"disclosure":1,"rerun":1}}',
    ])
      expect(() => readSigningPolicy(wrong, 'x.json')).toThrow('x.json is no signing policy');
  });
});

it('a certificate of another pack is refused, with the first twelve figures of both', () => {
  const [own, other] = [samplePack(), samplePack({ 'report.html': '<p>other</p>\n' })];
  const certificate = certifyPack(own.bytes, 'rerun', { signedAt: at }, rerunner.key);
  expect(readStatement(certificate, own.digest)).toEqual({ signedAt: at });
  expect(() => readStatement(certificate, other.digest)).toThrow(
    `the certificate is of pack ${own.digest.substring(0, 12)}, not ${other.digest.substring(0, 12)}. Pass its own.`,
  );
});
