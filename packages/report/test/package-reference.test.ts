import { expect, it } from 'vitest';
import { packageNames, packageReference, referenceBody, referenceMarkdown } from '../src/reference/index.ts';

const entriesOf = (name: string) =>
  packageReference(name).faces.flatMap(({ sections }) => sections.flatMap(({ entries }) => entries));

it('gives every package that is there, with every face', () => {
  expect(packageNames()).toContain('record-matching');
  expect(packageReference('dataset').faces.map(({ name }) => name)).toContain('@assay/dataset/read');
  for (const name of packageNames()) expect(entriesOf(name).length, name).toBeGreaterThan(3);
});

it('gives a head as it is written, without what follows it', () => {
  const entries = new Map(entriesOf('statistics').map((entry) => [entry.name, entry]));
  expect(entries.get('isComputed')!.signature).toBe(
    "function isComputed<T extends { readonly status: 'computed' }>(result: T | NotComputed): result is T",
  );
  expect(entries.get('MaybeEstimate')!.signature).toBe('type MaybeEstimate = Estimate | NotComputed');
  expect(entries.get('DictionaryColumn')!.signature).toBe(
    'interface DictionaryColumn {\n  readonly codes: Int32Array;\n  readonly values: readonly string[];\n}',
  );
  expect(entries.get('rowsWhere')!.signature).toMatch(/^function rowsWhere<[\s\S]*\n\): number\[\]$/);
});

it('shows each example on the page, and none where there is none', () => {
  const body = String(referenceBody(packageReference('statistics')));
  const named = [...body.matchAll(/aria-label="Example of (\w+)"><code>([^<]+)/g)];
  const expected = entriesOf('statistics').filter(({ example }) => example !== null);
  expect(named.map(([, name]) => name)).toEqual(expected.map(({ name }) => name));
  expect(expected.length).toBeGreaterThan(50);
});

it.each(packageNames())('closes every bracket of a function and a type of %s', (name) => {
  const open = entriesOf(name)
    .filter(({ kind }) => kind === 'function' || kind === 'type')
    .filter(({ signature }) => {
      const bare = signature.replaceAll(/'[^']*'|`[^`]*`|\/\*[\s\S]*?\*\/|=>/g, '');
      return ['()', '{}', '[]', '<>'].some(([from, to]) => bare.split(from!).length !== bare.split(to!).length);
    });
  expect(open.map((entry) => entry.name)).toEqual([]);
});

it('splits a docstring into words, tags and the example', () => {
  const { text, tags, example } = entriesOf('statistics').find(({ name }) => name === 'criticalValue')!;
  expect(text).toContain('a standard normal quantile');
  expect(text).not.toContain('*');
  expect(tags).toEqual([{ tag: 'throws', text: 'InputError where level does not lie between 0 and 1.' }]);
  expect(example).toBe('criticalValue(0.95) // 1.960');
});

it('refuses a package that is not there, and a way out of the packages', () => {
  for (const name of ['nobody', '../apps', '']) expect(() => packageReference(name)).toThrow(/^no such package/);
});

it('writes ids once, and no bracket as HTML', () => {
  const page = referenceBody(packageReference('dataset')).toString();
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
  expect(page).not.toMatch(/readonly string\[\]<(?!\/code>)|<T>|Promise<[A-Z]/);
  expect(referenceMarkdown(packageReference('statistics'))).toContain('\n### gini\n\n```ts\nfunction gini(');
});
