import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cellSources } from '../../src/index.ts';
import { cellFiles } from '../../src/run/cell-files.ts';

const declared = (names: readonly string[]): string =>
  names.map((name) => `const ${name} = cell('${name}', 'Cell', {\n  compute: () => [{ ${name}: 1 }],\n});\n`).join('');
const named = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `made${at}`);

afterEach(() => vi.restoreAllMocks());

describe('the files of many cells', () => {
  it('are read once each, and none beyond the cell that is looked for', () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-cells-'));
    try {
      writeFileSync(join(folder, 'notebook.ts'), declared(['first', 'second']));
      writeFileSync(join(folder, 'other.ts'), declared(['second', 'third']));
      const fileOf = cellFiles(folder, 'sample', ['notebook.ts', 'other.ts', 'absent.ts']);
      expect(fileOf('first')).toBe('notebooks/sample/notebook.ts');
      rmSync(join(folder, 'notebook.ts'));
      expect(fileOf('second')).toBe('notebooks/sample/notebook.ts');
      expect(fileOf('third')).toBe('notebooks/sample/other.ts');
      rmSync(join(folder, 'other.ts'));
      expect(fileOf('third')).toBe('notebooks/sample/other.ts');
      expect(() => fileOf('nowhere')).toThrow(/absent\.ts/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('cost each cell the same: no more text is matched for one of many than for one of few', () => {
    const matched = (count: number): number => {
      const text = declared(named(count));
      const exec = vi.spyOn(RegExp.prototype, 'exec');
      expect([...cellSources(text).keys()]).toEqual(named(count));
      const signs = exec.mock.calls.reduce((sum, [of]) => sum + of.length, 0);
      exec.mockRestore();
      return signs / count;
    };
    const few = matched(40);
    expect(few).toBeGreaterThan(0);
    expect(matched(160)).toBeLessThan(few * 1.2);
  });
});
