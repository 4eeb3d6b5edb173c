import { sha256Hex } from '../hash/sha256.ts';
import { MANIFEST, type PackFiles, SIGNATURES, TAG_MANIFEST } from '../pack/bag.ts';

export type StatementKind = 'sign-off' | 'rerun' | 'disclosure';

/** Names of what a signer states; the rerun is in-toto's test result, the others are ours. */
export const PREDICATE_TYPES: Readonly<Record<StatementKind, string>> = {
  'sign-off': 'https://assay.example/sign-off/v1',
  rerun: 'https://in-toto.io/attestation/test-result/v0.1',
  disclosure: 'https://assay.example/disclosure-decision/v1',
};

/** Which statement a predicate type makes, or `null`. */
export function statementKind(predicateType: unknown): StatementKind | null {
  const kinds = Object.keys(PREDICATE_TYPES) as StatementKind[];
  return kinds.find((kind) => PREDICATE_TYPES[kind] === predicateType) ?? null;
}

const ANYTHING: readonly StatementKind[] = ['sign-off', 'disclosure', 'rerun'];

/**
 * What a person of each role may state. Whoever made a report signs it off, but is no witness that it reruns and no judge
 * of what may leave; a role that stands here not signs off and no more.
 */
const STATEMENTS_OF_ROLE: Readonly<Record<string, readonly StatementKind[]>> = {
  reviewer: ANYTHING,
  'disclosure reviewer': ['disclosure', 'sign-off'],
  rerunner: ['rerun', 'sign-off'],
};

export function signerMayState(role: string, kind: StatementKind): boolean {
  return (STATEMENTS_OF_ROLE[role.trim().toLowerCase()] ?? ['sign-off']).includes(kind);
}

/** What somebody states about a pack (in-toto Statement v1). */
export interface Statement {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: string;
  readonly predicate: Readonly<Record<string, unknown>>;
}

/** A statement about the pack as it stands; it names the signatures it found, so that none of those can be taken away unseen. */
export function packStatement(
  files: PackFiles,
  kind: StatementKind,
  predicate: Readonly<Record<string, unknown>> & { readonly signedAt: string },
): Statement {
  const before = [...files.keys()].filter((path) => path.startsWith(SIGNATURES)).sort();
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [MANIFEST, TAG_MANIFEST, ...before].map((name) => ({
      name,
      digest: { sha256: sha256Hex(files.get(name)!) },
    })),
    predicateType: PREDICATE_TYPES[kind],
    predicate,
  };
}
