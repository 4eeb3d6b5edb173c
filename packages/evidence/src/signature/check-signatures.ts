import { canonicalJson } from '../hash/canonical-json.ts';
import { sha256Hex } from '../hash/sha256.ts';
import { MANIFEST, type PackFiles, packDigest, SIGNATURES, TAG_MANIFEST } from '../pack/bag.ts';
import { exactText } from '../pack/exact-text.ts';
import { type Envelope, hasOnly, isSignedBy, readEnvelope } from './envelope.ts';
import { isInstant } from './instant.ts';
import { keyId, readPublicKey } from './signing-key.ts';
import { type Statement, type StatementKind, signerMayState, statementKind } from './statement.ts';
import type { TrustedSigner } from './trusted-signer.ts';

export interface SignatureCheck {
  readonly path: string;
  /** Name of the trusted signer, or `null`. */
  readonly signer: string | null;
  readonly role: string | null;
  readonly kind: StatementKind | null;
  readonly predicateType: string | null;
  readonly signedAt: string | null;
  readonly predicate: Readonly<Record<string, unknown>> | null;
  /** `null` where the signature counts. */
  readonly problem: string | null;
}

/** Clocks differ a little; a signature dated further ahead is told. */
const CLOCK_DIFFERENCE_MILLISECONDS = 10 * 60_000;
const STANDING = /^signatures\/(\d{3})-(sign-off|disclosure|rerun)-([0-9a-f]{12})\.dsse\.json$/;

/**
 * Every signature in a pack against the signers trusted here: whose it is, what it states, and whether it counts. It
 * counts where it is given over this pack's digest by a trusted key that was valid on its day, where the signer's role
 * may state such a thing, and once.
 */
export function checkSignatures(files: PackFiles, trusted: readonly TrustedSigner[], now: Date): SignatureCheck[] {
  const keys = trusted.map((signer) => ({ signer, key: readPublicKey(signer.publicKey, `the key of ${signer.name}`) }));
  const paths = [...files.keys()].filter((path) => path.startsWith(SIGNATURES)).sort();
  const firstOf = new Map<string, string>();
  return paths.map(check);

  function check(path: string, at: number): SignatureCheck {
    const nobody = { path, signer: null, role: null, kind: null, predicateType: null, signedAt: null, predicate: null };
    const read = readEnvelope(exactText(files.get(path)!));
    if (read === null) return { ...nobody, problem: 'is not a signature: it was changed or never was one' };
    const { envelope, statement } = read;
    const malformed = statementProblem(envelope, statement);
    if (malformed !== null) return { ...nobody, problem: malformed };
    const kind = statementKind(statement.predicateType)!;
    const signedAt = String(statement.predicate['signedAt']);
    const { predicateType, predicate } = statement;
    const stated = { ...nobody, kind, predicateType, signedAt, predicate };
    const { keyid } = envelope.signatures[0]!;
    const misplaced = placeProblem(path, at, kind, keyid);
    if (misplaced !== null) return { ...stated, problem: misplaced };
    const named = keys.find(({ key }) => keyid === keyId(key));
    if (named === undefined) {
      return {
        ...stated,
        problem: `signed by an unknown key ${keyid.slice(0, 12)}. Trust it in signers.json or reject the pack`,
      };
    }
    const { signer, key } = named;
    const known = { ...stated, signer: signer.name, role: signer.role };
    if (!isSignedBy(envelope, key))
      return { ...known, problem: `the signature is not ${signer.name}'s: the statement or the key is another` };
    const given = `${keyid} ${envelope.payload}`;
    const first = firstOf.get(given);
    firstOf.set(given, first ?? path);
    const problem =
      (first === undefined ? null : `is the same signature as ${first}, which counts once`) ??
      timeProblem(signedAt, signer, now) ??
      (signerMayState(signer.role, kind)
        ? null
        : `states a ${kind}, which the role of ${signer.name}, ${signer.role}, may not`) ??
      subjectProblem(statement, path);
    return { ...known, problem };
  }

  function subjectProblem({ subject }: Statement, path: string): string | null {
    const names = subject.map(({ name }) => name);
    if (!names.includes(MANIFEST) || !names.includes(TAG_MANIFEST)) {
      return `it was not given over this pack: it names ${names.join(', ') || 'nothing'}, not ${MANIFEST} of ${packDigest(files).slice(0, 12)}`;
    }
    for (const { name, digest } of subject) {
      if (name !== MANIFEST && name !== TAG_MANIFEST && !name.startsWith(SIGNATURES))
        return `it names ${name} beside the pack, which no signature of a pack does`;
      const content = files.get(name);
      if (content === undefined) return `it was given over ${name}, which is missing`;
      if (sha256Hex(content) !== digest.sha256) return `it was given over another ${name}`;
    }
    const earlier = STANDING.test(path) ? paths.filter((each) => each < path && STANDING.test(each)) : [];
    const unnamed = earlier.find((each) => !names.includes(each));
    return unnamed === undefined ? null : `it does not name ${unnamed}, which stands before it`;
  }
}

function statementProblem(envelope: Envelope, statement: Statement): string | null {
  const { _type, subject, predicateType, predicate } = statement as Partial<Statement>;
  const isStatement =
    _type === 'https://in-toto.io/Statement/v1' &&
    Array.isArray(subject) &&
    hasOnly(statement, ['_type', 'subject', 'predicateType', 'predicate']) &&
    subject.every(isSubject) &&
    typeof predicate === 'object' &&
    predicate !== null &&
    canonicalJson(statement) === Buffer.from(envelope.payload, 'base64').toString('utf8');
  if (!isStatement) return 'is no statement of in-toto, version 1, in its one spelling';
  if (new Set(subject.map(({ name }) => name)).size !== subject.length) return 'names one file twice';
  if (envelope.signatures.length !== 1) return `bears ${envelope.signatures.length} signatures; each stands by itself`;
  if (statementKind(predicateType) === null) return `states something that Assay does not know: ${predicateType}`;
  const { signedAt } = predicate;
  if (typeof signedAt !== 'string' || !isInstant(signedAt)) {
    return 'does not say when it was given, as an instant such as 2025-03-06T09:00:00Z';
  }
  return null;
}

/** A file by its name and its SHA-256 alone: another digest or address beside it would be signed and looked at by nobody. */
function isSubject(subject: Partial<Statement['subject'][number]> | null): boolean {
  return (
    typeof subject?.name === 'string' &&
    typeof subject.digest?.sha256 === 'string' &&
    hasOnly(subject, ['name', 'digest']) &&
    hasOnly(subject.digest, ['sha256'])
  );
}

/** A signature's file says its turn, what it states and by whose key; a certificate beside the pack has no such name. */
function placeProblem(path: string, at: number, kind: StatementKind, keyid: string): string | null {
  const standing = STANDING.exec(path);
  if (standing === null) return null;
  const [, turn, stated, key] = standing;
  if (stated !== kind) return `is named a ${stated} and states a ${kind}`;
  if (key !== keyid.slice(0, 12)) return 'is named after another key than the one that gave it';
  if (Number(turn) !== at + 1) return `is the ${turn}, but stands at place ${at + 1}: one before it was taken away`;
  return null;
}

function timeProblem(signedAt: string, signer: TrustedSigner, now: Date): string | null {
  if (Date.parse(signedAt) > now.getTime() + CLOCK_DIFFERENCE_MILLISECONDS) {
    return `is dated ${signedAt.slice(0, 16)}, which is still to come`;
  }
  if (signedAt < signer.validFrom || signedAt.slice(0, signer.validUntil.length) > signer.validUntil) {
    return `signed on ${signedAt.slice(0, 10)}, when ${signer.name}'s key was not valid (${signer.validFrom} to ${signer.validUntil})`;
  }
  return null;
}
