import { InputError } from '@assay/statistics';
import type { SignatureCheck } from './check-signatures.ts';
import type { StatementKind } from './statement.ts';

const SIGNING_POLICY_SCHEMA = 'assay-signing-policy/1';

/** How many people must have stated what before a pack counts. It stands in the pack, so that a signature taken away is missed. */
export interface SigningPolicy {
  readonly schema: typeof SIGNING_POLICY_SCHEMA;
  readonly asks: Readonly<Record<StatementKind, number>>;
}

/** The author signs it off, a reviewer decides on its disclosure, somebody else reruns it. */
export const defaultSigningPolicy: SigningPolicy = {
  schema: SIGNING_POLICY_SCHEMA,
  asks: { 'sign-off': 1, disclosure: 1, rerun: 1 },
};

const PEOPLE: Readonly<Record<StatementKind, string>> = {
  'sign-off': 'an author’s sign-off',
  disclosure: 'a disclosure reviewer’s decision',
  rerun: 'a rerunner’s certificate that it holds',
};

/**
 * Which signatures does a pack still lack by its own policy? Each person counts for one kind alone, so that nobody
 * confirms their own work; a certificate that says the rerun failed confirms nothing.
 *
 * @example
 * policyProblems(defaultSigningPolicy, []).length // 3
 */
export function policyProblems(policy: SigningPolicy, signatures: readonly SignatureCheck[]): readonly string[] {
  const kinds = Object.keys(policy.asks) as StatementKind[];
  const wanted = kinds.flatMap((kind) => Array.from({ length: policy.asks[kind] }, () => kind));
  const given = signatures.filter(confirms);
  const people = new Map<string, Set<StatementKind>>();
  for (const { signer, kind } of given) {
    const person = asRead(signer!);
    people.set(person, (people.get(person) ?? new Set()).add(kind!));
  }
  const taken = new Map<string, number>();
  const filled = wanted.map((_, place) => assign(place, wanted, people, taken, new Set()));
  const lacking = wanted.filter((_, place) => filled[place] === false);
  return [...new Set(lacking)].map((kind) => {
    const missing = lacking.filter((each) => each === kind).length;
    const asked = policy.asks[kind];
    return `its policy asks for ${asked === 1 ? PEOPLE[kind] : `${asked} of ${PEOPLE[kind]}`}, by somebody who gave nothing else: ${missing} ${missing === 1 ? 'is' : 'are'} lacking`;
  });
}

/**
 * The signing policy of a text; `where` names the file in messages.
 *
 * @throws InputError where it is none.
 *
 * @example
 * readSigningPolicy(JSON.stringify(defaultSigningPolicy), 'signing-policy.json').asks.rerun // 1
 */
export function readSigningPolicy(text: string, where: string): SigningPolicy {
  let parsed: Partial<SigningPolicy> | null = null;
  try {
    parsed = JSON.parse(text) as Partial<SigningPolicy> | null;
  } catch {
    // The check below says what is wrong.
  }
  const kinds = Object.keys(defaultSigningPolicy.asks);
  const asks = parsed?.asks as Readonly<Record<string, unknown>> | null | undefined;
  const isPolicy =
    parsed?.schema === SIGNING_POLICY_SCHEMA &&
    asks !== undefined &&
    asks !== null &&
    Object.keys(asks).sort().join() === [...kinds].sort().join() &&
    Object.values(asks).every((count) => Number.isInteger(count) && (count as number) >= 0 && (count as number) <= 20);
  if (!isPolicy) {
    throw new InputError(
      `${where} is no signing policy. Write: {"schema":"${SIGNING_POLICY_SCHEMA}","asks":{"sign-off":1,"disclosure":1,"rerun":1}}`,
    );
  }
  return parsed as SigningPolicy;
}

/** A name as a reader sees it: two spellings of one name are not two people. */
function asRead(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

function confirms({ problem, signer, kind, predicate }: SignatureCheck): boolean {
  if (problem !== null || signer === null) return false;
  return kind !== 'rerun' || predicate?.['result'] === 'PASSED' || predicate?.['result'] === 'WARNED';
}

/** Kuhn's augmenting paths: each place gets a person who stated its kind, each person one place. */
function assign(
  place: number,
  wanted: readonly StatementKind[],
  people: ReadonlyMap<string, ReadonlySet<StatementKind>>,
  taken: Map<string, number>,
  tried: Set<string>,
): boolean {
  for (const [person, kinds] of people) {
    if (tried.has(person) || !kinds.has(wanted[place]!)) continue;
    tried.add(person);
    const other = taken.get(person);
    if (other === undefined || assign(other, wanted, people, taken, tried)) {
      taken.set(person, place);
      return true;
    }
  }
  return false;
}
