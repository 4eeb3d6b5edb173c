import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { saidByAcceptedResults, saidByTests } from './accepted-results.ts';
import { compilingIn } from './compiling.ts';
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
const TOLD_BY = { 'accepted results': saidByAcceptedResults, tests: saidByTests };
type Way = keyof typeof TOLD_BY;
const WAYS: readonly Way[] = ['accepted results', 'tests'];
const copy = copyWorkingTree();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.once('exit', copy.remove);
const compiles = compilingIn(copy.folder);

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
const holds = new Set<string>();
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
    const swapped = spoilt(text, edits);
    if (!compiles(file, swapped)) {
      if (!compiles(file, text)) throw new Error(`${file} does not compile as it stands`);
      return 'types';
    }
    writeFileSync(path, swapped);
    const failing = failingOf(slugOf(file));
    writeFileSync(path, text);
    if (failing !== null) mustHold(slugOf(file), failing);
    return failing;
  } finally {
    writeFileSync(path, text);
  }
}

function slugOf(file: string): string {
  return file.split('/')[1]!;
}

/** What says first that a notebook does not hold, or `null`. */
function failingOf(slug: string): Way | null {
  return WAYS.find((way) => TOLD_BY[way](copy, slug) !== null) ?? null;
}

/** What fails as it stands would see everything. */
function mustHold(slug: string, way: Way): void {
  if (holds.has(`${slug} ${way}`)) return;
  const told = TOLD_BY[way](copy, slug);
  if (told !== null) throw new Error(`the ${way} of ${slug} fail as they stand:\n${told}`);
  holds.add(`${slug} ${way}`);
}
