import { sha256Hex } from '../hash/sha256.ts';
import { type PackFiles, SIGNATURES } from '../pack/bag.ts';
import { isSignedBy, readEnvelope } from './envelope.ts';
import { keyId, readPublicKey } from './signing-key.ts';
import type { TrustedSigner } from './trusted-signer.ts';

export interface SignatureCheck {
  readonly path: string;
  /** Name of the trusted signer, or `null`. */
  readonly signer: string | null;
  readonly role: string | null;
  readonly predicateType: string | null;
  readonly signedAt: string | null;
  readonly predicate: Readonly<Record<string, unknown>> | null;
  /** `null` where the signature counts. */
  readonly problem: string | null;
}

/** Every signature in a pack against the signers trusted here: whose it is, what it states, and whether it counts. */
export function checkSignatures(files: PackFiles, trusted: readonly TrustedSigner[]): SignatureCheck[] {
  const keys = trusted.map((signer) => ({ signer, key: readPublicKey(signer.publicKey, `the key of ${signer.name}`) }));
  return [...files.keys()]
    .filter((path) => path.startsWith(SIGNATURES))
    .sort()
    .map(check);

  function check(path: string): SignatureCheck {
    const nobody = { path, signer: null, role: null, predicateType: null, signedAt: null, predicate: null };
    const read = readEnvelope(new TextDecoder().decode(files.get(path)!));
    if (read === null) return { ...nobody, problem: 'is not a signature: it was changed or never was one' };
    const { envelope, statement } = read;
    const signedAt = String(statement.predicate['signedAt'] ?? '');
    const stated = { ...nobody, predicateType: statement.predicateType, signedAt, predicate: statement.predicate };
    const named = keys.find(({ key }) => envelope.signatures.some(({ keyid }) => keyid === keyId(key)));
    if (named === undefined) {
      return {
        ...stated,
        problem: `signed by an unknown key ${envelope.signatures[0]!.keyid.slice(0, 12)}. Trust it in signers.json or reject the pack`,
      };
    }
    const { signer, key } = named;
    const known = { ...stated, signer: signer.name, role: signer.role };
    if (!isSignedBy(envelope, key))
      return { ...known, problem: `the signature is not ${signer.name}'s: the statement or the key is another` };
    if (signedAt < signer.validFrom || signedAt.slice(0, signer.validUntil.length) > signer.validUntil) {
      return {
        ...known,
        problem: `signed on ${signedAt.slice(0, 10)}, when ${signer.name}'s key was not valid (${signer.validFrom} to ${signer.validUntil})`,
      };
    }
    for (const { name, digest } of statement.subject) {
      const content = files.get(name);
      if (content === undefined) return { ...known, problem: `it was given over ${name}, which is missing` };
      if (sha256Hex(content) !== digest.sha256) return { ...known, problem: `it was given over another ${name}` };
    }
    return { ...known, problem: null };
  }
}
