import type { KeyObject } from 'node:crypto';
import { InputError } from '@assay/statistics';
import { sha256Hex } from '../hash/sha256.ts';
import { MANIFEST, packEntries, SIGNATURES } from '../pack/bag.ts';
import { openPack } from '../pack/verify-pack.ts';
import { writeZip } from '../pack/write-zip.ts';
import { envelopeText, readEnvelope, signStatement } from './envelope.ts';
import { keyId } from './signing-key.ts';
import { PREDICATE_TYPES, packStatement, type StatementKind } from './statement.ts';

/**
 * The pack with one more signature. Its digest stays; signatures already there are named in the new one.
 *
 * @throws PackProblem where the pack cannot be opened.
 *
 * @example
 * const signed = signPack(pack.bytes, 'sign-off', { signedAt: '2025-03-06T09:00:00Z' }, privateKey);
 * verifyPack(signed, [reviewer]).signatures[0].signer // 'A reviewer'
 */
export function signPack(
  bytes: Uint8Array,
  kind: StatementKind,
  predicate: Readonly<Record<string, unknown>> & { readonly signedAt: string },
  privateKey: KeyObject,
): Uint8Array {
  const { files, topFolder } = openPack(bytes);
  const envelope = signStatement(packStatement(files, kind, predicate), privateKey);
  const position = [...files.keys()].filter((path) => path.startsWith(SIGNATURES)).length + 1;
  const path = `${SIGNATURES}${String(position).padStart(3, '0')}-${kind}-${keyId(privateKey).slice(0, 12)}.dsse.json`;
  const signed = new Map([...files, [path, new TextEncoder().encode(envelopeText(envelope))]]);
  return writeZip(packEntries(signed, topFolder));
}

/**
 * The same statement as {@link signPack} makes, as a file of its own, for whoever may not touch the pack.
 *
 * @throws PackProblem where the pack cannot be opened.
 *
 * @example
 * const certificate = certifyPack(pack.bytes, 'rerun', { signedAt: '2025-03-06T09:00:00Z' }, privateKey);
 * verifyPack(pack.bytes, [reviewer], [certificate]).signatures[0].signer // 'A reviewer'
 */
export function certifyPack(
  bytes: Uint8Array,
  kind: StatementKind,
  predicate: Readonly<Record<string, unknown>> & { readonly signedAt: string },
  privateKey: KeyObject,
): string {
  return envelopeText(signStatement(packStatement(openPack(bytes).files, kind, predicate), privateKey));
}

/**
 * A signed statement about files that stand in no pack, such as those of a stored run: each is named with its hash.
 *
 * @example
 * const files = new Map([['results.json', new Uint8Array([1])]]);
 * certifyFiles(files, 'rerun', { signedAt: '2025-03-06T09:00:00Z' }, privateKey).includes('"payload"') // true
 */
export function certifyFiles(
  files: ReadonlyMap<string, Uint8Array>,
  kind: StatementKind,
  predicate: Readonly<Record<string, unknown>> & { readonly signedAt: string },
  privateKey: KeyObject,
): string {
  const subject = [...files].map(([name, content]) => ({ name, digest: { sha256: sha256Hex(content) } }));
  const whole = {
    _type: 'https://in-toto.io/Statement/v1',
    subject,
    predicateType: PREDICATE_TYPES[kind],
    predicate,
  } as const;
  return envelopeText(signStatement(whole, privateKey));
}

/**
 * What a certificate states about the pack of this digest, to be stated again in a pack.
 *
 * @throws InputError where the text is no certificate, or one of another pack.
 *
 * @example
 * const certificate = certifyPack(pack.bytes, 'rerun', { signedAt: '2025-03-06T09:00:00Z' }, privateKey);
 * readStatement(certificate, pack.digest) // { signedAt: '2025-03-06T09:00:00Z' }
 */
export function readStatement(text: string, digest: string): Readonly<Record<string, unknown>> {
  const read = readEnvelope(text);
  if (read === null) throw new InputError('the certificate is no certificate. Pass a file that assay rerun wrote.');
  const about = read.statement.subject.find(({ name }) => name === MANIFEST)?.digest.sha256;
  if (about !== digest) {
    throw new InputError(
      `the certificate is of pack ${about?.slice(0, 12)}, not ${digest.slice(0, 12)}. Pass its own.`,
    );
  }
  return read.statement.predicate;
}
