import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { suiteIn } from '../src/suite.ts';

const atMost = (seconds: number) => () => seconds;
const repository = fileURLToPath(new URL('../../', import.meta.url));

it('judges each run by the files that it ran: one that failed, or did not end, says nothing of the next', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-suite-'));
  const exitCode = process.exitCode;
  try {
    mkdirSync(join(folder, 'small'));
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    // Copied, as in a working copy: what a link leads to is read once, and not before each file.
    for (const name of ['read-tests-anew.ts', 'suite.setup.ts'])
      cpSync(join(repository, 'testing/src', name), join(folder, 'testing/src', name));
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, 'small', name), text);
      return join(folder, 'small', name);
    };
    write('package.json', '{ "type": "module" }\n');
    write('vitest.config.ts', 'export default {};\n');
    const source = write('sign.ts', 'export const sign = 1;\n');
    const test = (expected: string) =>
      `import { expect, it } from 'vitest';\nimport { sign } from './sign.ts';\nit('holds', () => expect(sign).toBe(${expected}));\n`;
    const seeing = write('seeing.test.ts', test('1'));
    const blind = write('blind.test.ts', test('sign'));
    const endless = write(
      'endless.test.ts',
      "import { it } from 'vitest';\nimport { sign } from './sign.ts';\nit('ends', () => {\n  while (sign < 0);\n});\n",
    );
    const endlessBehind = write(
      'endless-behind.test.ts',
      "import { afterAll, expect, it } from 'vitest';\nimport { sign } from './sign.ts';\n" +
        "afterAll(() => {\n  while (sign < 0);\n});\nit('holds', () => expect(sign).toBe(1));\n",
    );
    const suite = await suiteIn({ folder, environment: {}, remove: () => undefined }, 'small');
    expect(await suite.failing('all')).toEqual([]);
    expect(await suite.holds([blind, endless, seeing], atMost(60))).toBe(true);
    write('sign.ts', 'export const sign = -1;\n');
    suite.changed(source);
    expect(await suite.holds([seeing], atMost(60))).toBe(false);
    expect(await suite.holds([blind], atMost(60))).toBe(true);
    expect(await suite.holds([blind, endless], (file) => (file === endless ? 1 : 600))).toBe(false);
    expect(await suite.holds([blind], atMost(60))).toBe(true);
    // What failed stops the run, and its process is ended while that waits for it.
    expect(await suite.holds([endlessBehind], atMost(1))).toBe(false);
    expect(await suite.holds([blind], atMost(60))).toBe(true);
    expect(await suite.failing([seeing, blind])).toEqual([seeing]);
    await suite.close();
  } finally {
    // The small suite failed as it should; this one did not.
    process.exitCode = exitCode;
    rmSync(folder, { recursive: true, force: true });
  }
});
