import { sha256Hex } from '@assay/evidence';
import type { ModuleParts } from './statements.ts';

/** What a statement's value can depend on, as one name. */
export interface CodeKey {
  /** Digest of the statement and of everything it reaches. */
  readonly digest: string;
  /**
   * True where it reaches something that functions change while they run: such a value can depend on what ran before, so
   * it is never kept.
   */
  readonly isFleeting: boolean;
}

/**
 * A key for each statement of a module, in their order: the same key, the same meaning. It covers the statement's text,
 * every statement that it reaches by name and those that are read for what they do to one of these.
 * `alsoChanged` names what was seen to change though nothing says so.
 */
export function codeKeys({ statements }: ModuleParts, alsoChanged: ReadonlySet<string>): readonly CodeKey[] {
  const declaring = new Map<string, number>();
  statements.forEach(({ declares }, index) => {
    for (const name of declares) declaring.set(name, index);
  });
  const edges = statements.map(({ mentions }) => {
    const found = new Set<number>();
    for (const name of mentions) if (declaring.has(name)) found.add(declaring.get(name)!);
    return found;
  });
  // What is read for its effect may change whatever it names.
  statements.forEach(({ isEffect }, index) => {
    if (!isEffect) return;
    for (const touched of [...edges[index]!]) edges[touched]!.add(index);
  });
  const changed = new Set([...alsoChanged, ...statements.flatMap(({ changesLater }) => [...changesLater])]);
  const own = statements.map(({ text }) => sha256Hex(text));
  const isState = statements.map(
    ({ declares, mentions }) => declares.some((name) => changed.has(name)) || mentions.has('eval'),
  );
  return statements.map((_, index) => {
    const reached = reach(index, edges);
    const digests = [...reached].map((each) => own[each]!).sort();
    return {
      digest: sha256Hex([own[index], ...digests].join(' ')).slice(0, 32),
      isFleeting: [...reached].some((each) => isState[each]),
    };
  });
}

function reach(from: number, edges: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  const reached = new Set([from]);
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of edges[at]!) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}
