import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Calibration, withSection } from './calibration.ts';

/**
 * Runs the calibrations of every package, or those whose file or title holds a word given, and writes each into its
 * section of `docs/calibration.md`: `npm run calibrate -- collisions`.
 */
const repository = fileURLToPath(new URL('../../', import.meta.url));
const documentPath = join(repository, 'docs/calibration.md');
const words = process.argv.slice(2).map((word) => word.toLowerCase());

const files = readdirSync(join(repository, 'packages'))
  .map((name) => `packages/${name}/calibrate`)
  .filter((folder) => existsSync(join(repository, folder)))
  .flatMap((folder) =>
    readdirSync(join(repository, folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  )
  .sort();

let ran = 0;
for (const file of files) {
  const module = (await import(pathToFileURL(join(repository, file)).href)) as { readonly default?: Calibration };
  // A file without a default export serves its neighbours.
  if (module.default === undefined) continue;
  const { title, run } = module.default;
  const about = `${file} ${title}`.toLowerCase();
  if (words.length > 0 && !words.some((word) => about.includes(word))) continue;
  ran++;
  console.log(`${title} (${file})`);
  const text = await run((line) => console.log(`  ${line}`));
  console.log(`\n${text.trim()}\n`);
  writeFileSync(documentPath, withSection(readFileSync(documentPath, 'utf8'), file, title, text));
}
if (ran === 0) {
  console.error(`no calibration is about "${words.join(' ')}". There are: ${files.join(', ')}`);
  process.exitCode = 2;
}
