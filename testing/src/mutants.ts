import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { saidByAcceptedResults, saidByTestsOfAll } from './accepted-results.ts';
import { compilingIn } from './compiling.ts';
import { type Mutation, mutationsOf } from './mutations.ts';
import { type Reach, reachOf } from './reach.ts';
import { drawn, spoilt } from './spoilt.ts';
import { type Suite, suiteIn } from './suite.ts';
import { unreachedLines } from './unreached.ts';
import { copyWorkingTree } from './working-copy.ts';

/**
 * Spoils the computing of a package one place at a time, in a copy of the tree, and tells which spoilt places its tests do
 * not see: `npm run mutants -- statistics --count 40`. What no longer compiles is not drawn. One run with a probe at each
 * place tells which test files reach it, and only those are run against it; where none does, or where other processes
 * compute too, all that may. What the tests of a notebook do not see, its accepted results may, or tests of the whole tree
 * that name it. `--except` leaves out test files that take long; what survives the others is told as survived.
 * `--unreached` judges nothing and lists every place that no test reaches: what survives for sure.
 */
const USAGE =
  'npm run mutants -- PACKAGE… [--count N] [--seed WORD] [--file PART-OF-PATH] [--except PART,PART…] [--unreached]';
const LEAST_SECONDS = 20;
const TIMES_AS_LONG = 5;
const ACCEPTED = 'accepted results';
const OF_ALL = 'tests of the whole tree';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '20' },
    seed: { type: 'string', default: 'assay' },
    file: { type: 'string', default: '' },
    except: { type: 'string', default: '' },
    unreached: { type: 'boolean', default: false },
  },
});
if (positionals.length === 0) throw new Error(`no package is named. ${USAGE}`);
const copy = copyWorkingTree();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.once('exit', copy.remove);
const compiles = compilingIn(copy.folder);

const left = values.except.split(',').filter((part) => part !== '');
let survivors = 0;
for (const name of positionals) {
  const folder = [`packages/${name}`, `apps/${name}`, `notebooks/${name}`].find((each) =>
    existsSync(join(copy.folder, each)),
  );
  if (folder === undefined) throw new Error(`no package "${name}". ${USAGE}`);
  survivors += await judgeMutants(folder);
}
process.exit(survivors === 0 ? 0 : 1);

async function judgeMutants(folder: string): Promise<number> {
  // A notebook's sources lie in its folder.
  const home = existsSync(join(copy.folder, folder, 'src')) ? `${folder}/src` : folder;
  const all = readdirSync(join(copy.folder, home), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(^|\/)(test|bench)\/|(^|\/)(index|vitest\.config)\.ts$/.test(file))
    .filter((file) => file.includes(values.file))
    .sort()
    .flatMap((file) => mutationsOf(`${home}/${file}`, readFileSync(join(copy.folder, home, file), 'utf8')));
  const suite = await suiteIn(copy, folder, (file) => !left.some((part) => basename(file).includes(part)));
  const without = left.length === 0 ? '' : `; without tests named ${left.join(', ')}, so at least so many`;
  const tellOfBytes = ({ ofBytes }: Reach) => {
    const files = ofBytes.map((file) => basename(file));
    if (files.length > 0)
      console.log(`${folder}: a mere probe makes these fail, so they judge nothing: ${files.join(', ')}`);
  };
  if (values.unreached) {
    const reach = await reachOf(suite, all);
    tellOfBytes(reach);
    const [reached, ...places] = unreachedLines(all, reach.files);
    console.log([`${folder}: ${reached}${without}`, ...places].join('\n'));
    await suite.close();
    return 0;
  }
  const chosen: Mutation[] = [];
  for (const each of drawn(all, all.length, values.seed)) {
    if (chosen.length === Number(values.count)) break;
    if (compiles(each.file, spoilt(readFileSync(join(copy.folder, each.file), 'utf8'), each.edits))) chosen.push(each);
  }
  const reach = await reachOf(suite, chosen);
  tellOfBytes(reach);
  const broken = reach.ofBytes.length === 0 ? [] : await suite.failing(reach.ofBytes);
  if (broken.length > 0) throw new Error(`the tests of ${folder} fail as it stands: ${broken.join(', ')}`);
  const slug = folder.startsWith('notebooks/') ? basename(folder) : null;
  const against = slug === null ? null : (saidByAcceptedResults(copy, slug) ?? saidByTestsOfAll(copy, slug));
  if (against !== null) throw new Error(`what others hold against ${folder} fails as it stands:\n${against}`);
  let killed = 0;
  for (const [number, each] of chosen.entries()) {
    const by = await seenBy(suite, reach, number, each, slug);
    if (by !== null) killed++;
    const word = by === null ? 'SURVIVED' : 'killed  ';
    console.log(
      `${word} ${each.file}:${each.line} ${each.what}${by === ACCEPTED || by === OF_ALL ? ` (by ${by})` : ''}`,
    );
  }
  console.log(
    `${folder}: ${killed} of ${chosen.length} killed (drawn from ${all.length}, seed ${values.seed}${without})`,
  );
  await suite.close();
  return chosen.length - killed;
}

async function seenBy(
  suite: Suite,
  reach: Reach,
  number: number,
  each: Mutation,
  slug: string | null,
): Promise<string | null> {
  const path = join(copy.folder, each.file);
  const text = readFileSync(path, 'utf8');
  const reaching = reach.files[number]!.filter((file) => !reach.ofBytes.includes(file));
  const isOwn = (file: string) => basename(file).startsWith(`${basename(each.file, '.ts')}.`);
  const others = reach.startingOthers.filter((file) => !reach.ofBytes.includes(file) && !reaching.includes(file));
  const usual = (file: string) => reach.processorSeconds.get(file) ?? 0;
  const shortestFirst = (files: readonly string[]) => [...files].sort((one, other) => usual(one) - usual(other));
  const files = [reaching.filter(isOwn), reaching.filter((file) => !isOwn(file)), others].flatMap(shortestFirst);
  try {
    writeFileSync(path, spoilt(text, each.edits));
    suite.changed(path);
    const atMost = (file: string) => LEAST_SECONDS + TIMES_AS_LONG * usual(file);
    if (files.length > 0 && !(await suite.holds(files, atMost))) return 'tests';
    if (slug === null) return null;
    if (saidByAcceptedResults(copy, slug) !== null) return ACCEPTED;
    return saidByTestsOfAll(copy, slug) === null ? null : OF_ALL;
  } finally {
    writeFileSync(path, text);
    suite.changed(path);
  }
}
