import { createHash, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/hash/canonical-json.ts';
import {
  certifyPack,
  defaultSigningPolicy,
  generateSigningKey,
  openPack,
  policyProblems,
  readPrivateKey,
  signPack,
  type TrustedSigner,
  verifyPack,
} from '../../src/index.ts';
import { MANIFEST, packEntries, TAG_MANIFEST } from '../../src/pack/bag.ts';
import { writeZip } from '../../src/pack/write-zip.ts';
import { type Envelope, envelopeText } from '../../src/signature/envelope.ts';
import { keyId } from '../../src/signature/signing-key.ts';
import { PREDICATE_TYPES, packStatement, type Statement } from '../../src/signature/statement.ts';
import { samplePack } from './sample-pack.ts';

const at = '2025-03-06T09:00:00Z';
const now = new Date('2025-03-07T09:00:00Z');
const INTOTO = 'application/vnd.in-toto+json';

function signer(name: string) {
  const { privateKey, publicKey } = generateSigningKey();
  const trusted: TrustedSigner = {
    name,
    role: 'reviewer',
    publicKey,
    validFrom: '2025-01-01',
    validUntil: '2025-12-31',
  };
  return { trusted, key: readPrivateKey(privateKey, 'the test key') };
}

const one = signer('A. Author');
const two = signer('B. Reviewer');
const trusted = [one.trusted, two.trusted];
const { bytes } = samplePack();
const { files, topFolder } = openPack(bytes);
const whole = packStatement(files, 'sign-off', { signedAt: at });

/** An envelope as somebody with a key and no manners would make it, over any text. */
function envelopeOf(statement: string, key: KeyObject = one.key, type = INTOTO): Envelope {
  const body = Buffer.from(statement);
  const signed = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${body.length} `), body]);
  return {
    payloadType: type as Envelope['payloadType'],
    payload: body.toString('base64'),
    signatures: [{ keyid: keyId(key), sig: sign(null, signed, key).toString('base64') }],
  };
}

function withSignature(text: string, keyid = keyId(one.key)): Uint8Array {
  const path = `signatures/001-sign-off-${keyid.slice(0, 12)}.dsse.json`;
  return writeZip(packEntries(new Map([...files, [path, new TextEncoder().encode(text)]]), topFolder));
}

const stating = (change: (whole: Statement) => object): string =>
  envelopeText(envelopeOf(canonicalJson(change(whole))));
const changed = (change: (envelope: Envelope) => object): string =>
  envelopeText(change(envelopeOf(canonicalJson(whole))) as Envelope);
const problemOf = (text: string, keyid?: string) =>
  verifyPack(withSignature(text, keyid), trusted, [], now).signatures[0]!.problem;

describe('a forged signature', () => {
  it('is told from the genuine one, which counts', () => {
    expect(problemOf(stating((each) => each))).toBe(null);
  });

  it.each<[string, string, string]>([
    [
      'over a type of another kind',
      stating((each) => ({ ...each, predicateType: PREDICATE_TYPES.rerun })),
      'is named a sign-off and states a rerun',
    ],
    [
      'over a type written in another case',
      stating((each) => ({ ...each, predicateType: each.predicateType.toUpperCase() })),
      'does not know',
    ],
    [
      'dated tomorrow',
      stating((each) => ({ ...each, predicate: { signedAt: '2025-03-08T09:00:00Z' } })),
      'still to come',
    ],
    [
      'dated on a day that is none',
      stating((each) => ({ ...each, predicate: { signedAt: '2025-02-30T09:00:00Z' } })),
      'does not say when',
    ],
    [
      'with another payload type',
      changed((each) => ({ ...each, payloadType: 'application/json' })),
      'is not a signature',
    ],
    [
      'made for another payload type',
      envelopeText({ ...envelopeOf(canonicalJson(whole), one.key, 'application/json'), payloadType: INTOTO }),
      "is not A. Author's",
    ],
    [
      'with its payload in url-safe base64',
      changed((each) => ({ ...each, payload: Buffer.from(each.payload, 'base64').toString('base64url') })),
      'is not a signature',
    ],
    [
      'with a space in its payload',
      changed((each) => ({ ...each, payload: `${each.payload.slice(0, 8)} ${each.payload.slice(8)}` })),
      'is not a signature',
    ],
    [
      'with its signature in url-safe base64',
      changed((each) => ({
        ...each,
        signatures: each.signatures.map(({ keyid, sig }) => ({
          keyid,
          sig: Buffer.from(sig, 'base64').toString('base64url'),
        })),
      })),
      'is not a signature',
    ],
    [
      'with a line break after its signature',
      changed((each) => ({
        ...each,
        signatures: each.signatures.map(({ keyid, sig }) => ({ keyid, sig: `${sig}\n` })),
      })),
      'is not a signature',
    ],
    [
      'with a note beside it that nobody signed',
      changed((each) => ({ ...each, note: 'read and approved' })),
      'is not a signature',
    ],
    [
      'with a certificate beside its key',
      changed((each) => ({ ...each, signatures: each.signatures.map((given) => ({ ...given, cert: 'x' })) })),
      'is not a signature',
    ],
    [
      'with a field of the statement twice',
      envelopeText(envelopeOf(canonicalJson(whole).replace('{', '{"_type":"x",'))),
      'in its one spelling',
    ],
    ['with a field that no statement has', stating((each) => ({ ...each, approved: true })), 'no statement'],
    [
      'with one subject more, as it stands in the pack',
      stating((each) => ({ ...each, subject: [...each.subject, subjectOf('bagit.txt')] })),
      'it names bagit.txt beside the pack',
    ],
    [
      'with one subject more, of nowhere',
      stating((each) => ({
        ...each,
        subject: [...each.subject, { name: 'other.zip', digest: { sha256: '0'.repeat(64) } }],
      })),
      'it names other.zip',
    ],
    [
      'with a second digest of its subject',
      stating((each) => ({
        ...each,
        subject: each.subject.map(({ name, digest }) => ({ name, digest: { ...digest, sha512: '0' } })),
      })),
      'no statement',
    ],
    [
      'with an address of its subject',
      stating((each) => ({ ...each, subject: each.subject.map((given) => ({ ...given, uri: 'https://x' })) })),
      'no statement',
    ],
    [
      'with a digest in upper case',
      stating((each) => ({
        ...each,
        subject: each.subject.map(({ name, digest }) => ({ name, digest: { sha256: digest.sha256.toUpperCase() } })),
      })),
      'given over another manifest',
    ],
    [
      'over a name that looks like the manifest’s',
      stating((each) => ({
        ...each,
        subject: each.subject.map(({ name, digest }) => ({ name: name.replace('a', 'ａ'), digest })),
      })),
      'not given over this pack',
    ],
    [
      'over a name that is the manifest’s once joined',
      stating((each) => ({
        ...each,
        subject: each.subject.map(({ name, digest }) => ({ name: `${name}\u0301`, digest })),
      })),
      'not given over this pack',
    ],
  ])('does not count: %s', (_, text, problem) => {
    expect(problemOf(text)).toContain(problem);
  });

  it('does not count with a field of the envelope twice', () => {
    const twice = changed((each) => each).replace('{', '{"payloadType":"x",');
    expect(problemOf(twice)).toContain('is not a signature');
  });

  it('does not count behind a mark that no reader sees', () => {
    expect(problemOf(`\ufeff${stating((each) => each)}`)).toContain('is not a signature');
  });

  it('does not count under the key of another, nor under its own in other letters', () => {
    const under = (keyid: string) =>
      changed((each) => ({ ...each, signatures: each.signatures.map(({ sig }) => ({ keyid, sig })) }));
    expect(problemOf(under(keyId(two.key)), keyId(two.key))).toContain("is not B. Reviewer's");
    expect(problemOf(under(keyId(one.key).toUpperCase()))).toContain('named after another key');
  });

  it('counts once for each who gave it, though two state the same at one moment', () => {
    const beside = [one, one, two].map(({ key }) => certifyPack(bytes, 'sign-off', { signedAt: at }, key));
    const { signatures } = verifyPack(bytes, trusted, beside, now);
    expect(signatures.map(({ signer: name, problem }) => [name, problem])).toEqual([
      ['A. Author', null],
      ['A. Author', expect.stringContaining('which counts once')],
      ['B. Reviewer', null],
    ]);
  });

  it('makes no two people of one name in two spellings', () => {
    const people = ['René Author', 'Rene\u0301  author', 'René\u200b Author'].map(signer);
    const [first, second, third] = people as [typeof one, typeof one, typeof one];
    const signed = signPack(
      signPack(signPack(bytes, 'sign-off', { signedAt: at }, first.key), 'disclosure', { signedAt: at }, second.key),
      'rerun',
      { signedAt: at, result: 'PASSED' },
      third.key,
    );
    const { signatures } = verifyPack(
      signed,
      people.map((each) => each.trusted),
      [],
      now,
    );
    expect(signatures.map(({ problem }) => problem)).toEqual([null, null, null]);
    expect(policyProblems(defaultSigningPolicy, signatures)).toHaveLength(2);
  });

  it('named as a certificate beside the pack may not stand in it', () => {
    const path = 'signatures/beside-1';
    const text = new TextEncoder().encode(stating((each) => each));
    const zip = writeZip(packEntries(new Map([...files, [path, text]]), topFolder));
    expect(verifyPack(zip, trusted, [], now).problems).toContainEqual({ path, problem: 'may not stand in a pack' });
  });
});

function subjectOf(name: string): Statement['subject'][number] {
  return { name, digest: { sha256: createHash('sha256').update(files.get(name)!).digest('hex') } };
}

it('names the files of the pack that a genuine statement is given over', () => {
  expect(whole.subject).toEqual([subjectOf(MANIFEST), subjectOf(TAG_MANIFEST)]);
});
