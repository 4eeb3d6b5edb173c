import { type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from '../hash/canonical-json.ts';
import { keyId } from './signing-key.ts';
import type { Statement } from './statement.ts';

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** A signed statement as it stands in a pack (DSSE v1). */
export interface Envelope {
  readonly payloadType: typeof PAYLOAD_TYPE;
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

export function signStatement(statement: Statement, privateKey: KeyObject): Envelope {
  const body = new TextEncoder().encode(canonicalJson(statement));
  const sig = sign(null, preAuthentication(body), privateKey);
  return {
    payloadType: PAYLOAD_TYPE,
    payload: Buffer.from(body).toString('base64'),
    signatures: [{ keyid: keyId(privateKey), sig: sig.toString('base64') }],
  };
}

export function envelopeText(envelope: Envelope): string {
  return `${canonicalJson(envelope)}\n`;
}

/**
 * The envelope, or `null` where the text is not to the byte one that {@link envelopeText} writes: no other base64, no
 * field twice, and none beside those of an envelope, which nobody would have signed.
 */
export function readEnvelope(text: string): { readonly envelope: Envelope; readonly statement: Statement } | null {
  try {
    const envelope = JSON.parse(text) as Envelope;
    const body = Buffer.from(envelope.payload, 'base64');
    const isExact =
      envelopeText(envelope) === text &&
      hasOnly(envelope, ['payload', 'payloadType', 'signatures']) &&
      envelope.signatures.every((each) => hasOnly(each, ['keyid', 'sig'])) &&
      body.toString('base64') === envelope.payload &&
      envelope.payloadType === PAYLOAD_TYPE &&
      envelope.signatures.length > 0 &&
      envelope.signatures.every(({ sig }) => Buffer.from(sig, 'base64').toString('base64') === sig);
    if (!isExact) return null;
    return { envelope, statement: JSON.parse(body.toString('utf8')) as Statement };
  } catch {
    return null;
  }
}

/** Has it these fields and no others? */
export function hasOnly(value: object, fields: readonly string[]): boolean {
  return Object.keys(value).sort().join() === [...fields].sort().join();
}

export function isSignedBy(envelope: Envelope, publicKey: KeyObject): boolean {
  const body = Buffer.from(envelope.payload, 'base64');
  const wanted = keyId(publicKey);
  return envelope.signatures.some(
    ({ keyid, sig }) =>
      keyid === wanted && verify(null, preAuthentication(body), publicKey, Buffer.from(sig, 'base64')),
  );
}

/** What is signed: the type and the body with their lengths (DSSE protocol, PAE). */
function preAuthentication(body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${body.length} `), body]);
}
