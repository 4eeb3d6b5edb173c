import type { Mutation } from './mutations.ts';

/**
 * The computations that no test file reaches in its own process, by source, those with most first: what is spoilt there is
 * seen by nobody, or by a test that starts another process.
 *
 * @example
 * const place = { file: 'a.ts', line: 3, what: '<', edits: [], within: { from: 0, to: 1 }, isComputedAsRead: true };
 * unreachedLines([place, place], [['a.test.ts'], []]) // ['1 of 2 reached', 'a.ts, 1 of 2 not: 3 <']
 */
export function unreachedLines(mutations: readonly Mutation[], files: readonly (readonly string[])[]): string[] {
  const bySource = new Map<string, { all: number; readonly unreached: string[] }>();
  for (const [number, { file, line, what }] of mutations.entries()) {
    const source = bySource.get(file) ?? { all: 0, unreached: [] };
    bySource.set(file, source);
    source.all++;
    if (files[number]!.length === 0) source.unreached.push(`${line} ${what}`);
  }
  const reached = files.filter((each) => each.length > 0).length;
  return [
    `${reached} of ${mutations.length} reached`,
    ...[...bySource]
      .filter(([, { unreached }]) => unreached.length > 0)
      .sort(([, one], [, other]) => other.unreached.length - one.unreached.length)
      .map(([file, { all, unreached }]) => `${file}, ${unreached.length} of ${all} not: ${unreached.join(' | ')}`),
  ];
}
