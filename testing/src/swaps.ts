import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawn, type Spoiling, spoilt } from './spoilt.ts';
import { swapsIn } from './swaps-in.ts';
import { copyWorkingTree } from './working-copy.ts';

/**
 * Swaps two labels, or two values, of findings at random in a copy of the tree, and tells what sees it first: the types,
 * the accepted results (`assay check`), or the notebook's own tests. `npm run swaps -- --count 24 --seed WORD [slug…]`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '24' }, seed: { type: 'string', default: 'assay' } },
});
const copy = copyWorkingTree();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.once('exit', copy.remove);

const slugs = readdirSync(join(copy.folder, 'notebooks')).filter(
  (slug) =>
    existsSync(join(copy.folder, 'notebooks', slug, 'findings')) &&
    (positionals.length === 0 || positionals.includes(slug)),
);
const all = slugs.flatMap((slug) =>
  readdirSync(join(copy.folder, 'notebooks', slug, 'findings')).flatMap((name) => {
    const file = `notebooks/${slug}/findings/${name}`;
    return swapsIn(file, readFileSync(join(copy.folder, file), 'utf8'));
  }),
);
const chosen = drawn(all, Number(values.count), values.seed);
// A notebook that fails as it stands would see everything.
for (const slug of new Set(chosen.map(({ file }) => slugOf(file)))) {
  const failing = failingOf(slug);
  if (failing !== null) throw new Error(`the ${failing} of ${slug} fail as they stand`);
}
const seen = chosen.map((each) => {
  const by = seenBy(each);
  console.log(`${by ?? 'NOT SEEN'}: ${each.file}:${each.line} ${each.what}`);
  return by !== null;
});
console.log(
  `${seen.filter(Boolean).length} of ${seen.length} swaps seen (drawn from ${all.length}, seed ${values.seed})`,
);
process.exitCode = seen.every(Boolean) ? 0 : 1;

function seenBy({ file, edits }: Spoiling): string | null {
  const path = join(copy.folder, file);
  const text = readFileSync(path, 'utf8');
  try {
    writeFileSync(path, spoilt(text, edits));
    return failingOf(slugOf(file));
  } finally {
    writeFileSync(path, text);
  }
}

function slugOf(file: string): string {
  return file.split('/')[1]!;
}

/** What says first that a notebook does not hold, or `null`. */
function failingOf(slug: string): string | null {
  const folder = join(copy.folder, 'notebooks', slug);
  const ways = [
    ['types', folder, 'typescript/bin/tsc', '-p', '.'],
    ['accepted results', copy.folder, '@assay/cli/bin/assay.mjs', 'check', slug],
    ['tests', folder, 'vitest/vitest.mjs', 'run', '--bail=1'],
  ] as const;
  return ways.find(([, cwd, program, ...words]) => !passes(cwd, program, words))?.[0] ?? null;
}

function passes(cwd: string, program: string, words: readonly string[]): boolean {
  const { status } = spawnSync(process.execPath, [join(copy.folder, 'node_modules', program), ...words], {
    cwd,
    stdio: 'ignore',
    env: { ...process.env, ASSAY_HOME: copy.folder },
  });
  return status === 0;
}
