import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { mutationsOf } from '../src/mutations.ts';
import { reachOf } from '../src/reach.ts';
import { suiteIn } from '../src/suite.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

it('tells which test files reach a place though all share what one of them read, and which start others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-reach-'));
  const exitCode = process.exitCode;
  try {
    mkdirSync(join(folder, 'small'));
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    // What is read before each test file is read once, where a link leads to it.
    cpSync(join(repository, 'testing/src'), join(folder, 'testing/src'), { recursive: true });
    const write = (name: string, text: string) => writeFileSync(join(folder, 'small', name), text);
    write('package.json', '{ "type": "module" }\n');
    write('vitest.config.ts', 'export default {};\n');
    const source =
      'export const two = 1 + 1;\nexport const half = (n: number) => n / two;\nexport const no = () => !two;\n';
    write('numbers.ts', source);
    const test = (name: string, body: string, imports = '') =>
      write(
        `${name}.test.ts`,
        `import { expect, it } from 'vitest';\nimport { half, two } from './numbers.ts';\n${imports}it('holds', () => {\n${body}\n});\n`,
      );
    test('halves', 'expect(half(4)).toBe(2);');
    test('reads', 'expect(two).toBe(2);');
    test('starts', "spawnSync('true'); expect(half(2)).toBe(1);", "import { spawnSync } from 'node:child_process';\n");
    const mutations = mutationsOf('small/numbers.ts', source);
    const suite = await suiteIn({ folder, environment: {}, remove: () => undefined }, 'small');
    const { files, startingOthers, ofBytes, processorSeconds } = await reachOf(suite, mutations);
    await suite.close();
    const named = (of: readonly string[]) => of.map((file) => basename(file, '.test.ts')).sort();
    const reached = new Map(mutations.map(({ what }, number) => [what, named(files[number]!)]));
    expect(reached.get('+ becomes -')).toEqual(['halves', 'reads', 'starts']);
    expect(reached.get('/ becomes *')).toEqual(['halves', 'starts']);
    expect(reached.get('!two loses its sign')).toEqual([]);
    expect([named(startingOthers), ofBytes]).toEqual([['starts'], []]);
    expect(named([...processorSeconds.keys()])).toEqual(['halves', 'reads', 'starts']);
    expect(readFileSync(join(folder, 'small/numbers.ts'), 'utf8')).toBe(source);
  } finally {
    process.exitCode = exitCode;
    rmSync(folder, { recursive: true, force: true });
  }
});
