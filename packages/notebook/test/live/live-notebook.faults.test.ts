import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { prepareRun } from '../../src/run/index.ts';
import { noDatasets } from '../run/toy.ts';
import { ids, LiveFolder } from './live-folder.ts';

let opened: LiveFolder;
afterEach(() => opened.close());

const shortOf = ({ live }: LiveFolder) => live.state.results?.findings.find(({ id }) => id === 'names.short')?.value;

describe('a live notebook', () => {
  it('tells an error at its cell and line, and keeps the others', async () => {
    opened = await LiveFolder.open();
    const line =
      opened
        .read('notebook.ts')
        .split('\n')
        .findIndex((text) => text.includes('log(`')) + 1;
    const { cells, results } = await opened.edit(
      (text) => text.replace('log(`', "console.log('so far', { limit }); throw new Error('no luck'); log(`"),
      ({ cells }) => cells.some(({ state }) => state === 'failed'),
    );
    const short = cells.find(({ name }) => name === 'short')!;
    expect(short.error).toEqual({ message: 'no luck.', file: 'notebook.ts', line });
    expect(short.lines).toEqual([{ level: 'log', text: 'so far { limit: 4 }' }]);
    expect(cells.find(({ name }) => name === 'lengths')!.state).toBe('current');
    expect(results?.findings).toEqual([]);
  });

  it('says of a cell that needs one declared below it, or itself, what to do', async () => {
    opened = await LiveFolder.open((text) =>
      text.replace('needs: { lengths, limit }', 'needs: { lengths, limit, short }'),
    );
    expect(opened.live.state.problem?.message).toBe(
      'cell "short" needs "short", which is not declared yet where the cell is. Declare it above.',
    );
  });

  it('refuses a file of another encoding by its name, and goes on once it is mended', async () => {
    opened = await LiveFolder.open();
    writeFileSync(join(opened.folder, 'report.md'), Buffer.from('# Größe\n', 'latin1'));
    const { problem } = await opened.until((state) => state.problem !== null);
    expect(problem).toEqual({
      message: 'report.md is not written in UTF-8. Save it as UTF-8 in your editor.',
      file: 'report.md',
      line: null,
    });
    opened.write('report.md', '# Größe\n');
    await opened.until((state) => state.problem === null && state.status === 'current');
    const code = opened.read('notebook.ts');
    writeFileSync(join(opened.folder, 'notebook.ts'), Buffer.from(code.replace('Short names', 'Größe'), 'latin1'));
    expect((await opened.until((state) => state.problem !== null)).problem?.file).toBe('notebook.ts');
    await expect(prepareRun(opened.folder, opened.live.choices, noDatasets)).rejects.toThrow(
      'notebook.ts is not written in UTF-8',
    );
  });

  it('keeps as much of what a cell says as anybody reads, and tells that there was more', async () => {
    opened = await LiveFolder.open();
    const { cells } = await opened.edit(
      (text) => text.replace('log(`', "for (let i = 0; i < 500; i++) console.log('x'.repeat(1e5)); log(`"),
      ({ cells }) => cells.some(({ lines }) => lines.length > 100),
    );
    const { lines } = cells.find(({ name }) => name === 'short')!;
    expect(lines).toHaveLength(201);
    expect(lines[0]!.text).toHaveLength(2000);
    expect(lines.at(-1)).toEqual({ level: 'info', text: 'What it said further is not shown.' });
  });

  it('blocks what needs a cell that failed', async () => {
    opened = await LiveFolder.open((text) =>
      text.replace('Array.from({ length', "(() => { throw new Error('no'); })() ?? Array.from({ length"),
    );
    const short = opened.live.state.cells.find(({ name }) => name === 'short')!;
    expect([short.state, short.error?.message]).toEqual(['blocked', 'waits for lengths, which failed']);
  });

  it('tells a syntax error with its line, and goes on once it is mended', async () => {
    opened = await LiveFolder.open();
    const before = ids(opened.live.state);
    const { problem, cells } = await opened.edit(
      (text) => text.replace('const count =', 'const count = ((('),
      ({ problem }) => problem !== null,
    );
    const line = opened
      .read('notebook.ts')
      .split('\n')
      .findIndex((text) => text.includes('((('));
    expect([problem?.file, problem?.line]).toEqual(['notebook.ts', line + 1]);
    expect(cells.length).toBe(2);
    const after = await opened.edit(
      (text) => text.replace('(((', ''),
      (state) => state.problem === null,
    );
    expect(ids(after)).toEqual(before);
  });

  it('follows a cell that is renamed, and a notebook that is taken away and put back', async () => {
    opened = await LiveFolder.open();
    const { cells } = await opened.edit(
      (text) => text.replace("cell('lengths'", "cell('letters'"),
      ({ cells, isWhole }) => isWhole && cells[0]?.name === 'letters',
    );
    expect(cells.map(({ name }) => name)).toEqual(['letters', 'short']);
    expect(cells[0]!.neededBy).toEqual(['short']);
    const text = opened.read('notebook.ts');
    rmSync(join(opened.folder, 'notebook.ts'));
    await opened.until(({ problem }) => problem?.message.startsWith('notebook.ts is gone') === true);
    opened.write('notebook.ts', text);
    await opened.until(({ problem, isWhole }) => problem === null && isWhole);
  });

  it('stops a cell that goes on for ever, computes the others, and tries again once it is mended', async () => {
    opened = await LiveFolder.open(undefined, { cellSeconds: 1 });
    await opened.edit(
      (text) => text.replace('log(`', 'for (;;); log(`'),
      ({ cells }) => cells[1]?.state === 'failed' && cells[0]?.state === 'current',
    );
    expect(opened.live.state.cells[1]!.error?.message).toContain('took more than 1 seconds and was stopped');
    await opened.edit(
      (text) => text.replace('for (;;); ', ''),
      ({ isWhole }) => isWhole,
    );
  });

  it('blames a cell for what it left to fail behind it, computes the others, and loses no save', async () => {
    opened = await LiveFolder.open();
    const before = shortOf(opened);
    const left = "void Promise.reject(new Error('left behind'));\n    ";
    const { cells } = await opened.edit(
      (text) =>
        text
          .replace('Array.from({', `${left.trim()} return Array.from({`)
          .replace('=>\n    void', '=> {\n    void')
          .replace('?? 0),\n});', '?? 0);\n  },\n});'),
      ({ cells }) => cells.find(({ name }) => name === 'lengths')?.state === 'failed',
    );
    expect(cells.find(({ name }) => name === 'lengths')?.error?.message).toBe('left behind.');
    await opened.edit(
      (text) => text.replace(left.trim(), ''),
      ({ isWhole }) => isWhole,
    );
    expect(shortOf(opened)).toBe(before);
  });

  it('does not wait for a cell that an edit took away', async () => {
    opened = await LiveFolder.open(undefined, { cellSeconds: 60 });
    opened.write('notebook.ts', opened.read('notebook.ts').replace('log(`', 'for (;;); log(`'));
    const before = ids(opened.live.state);
    await opened.until(({ cells }) => cells[1]?.state === 'computing');
    await opened.edit(
      (text) => text.replace('for (;;); ', ''),
      ({ isWhole, status }) => isWhole && status === 'current',
    );
    // Another process, so other values, even where they say the same.
    expect(ids(opened.live.state)['lengths']).not.toBe(before['lengths']);
  });

  it('finds a cell that changes what others read, and never shows what came of it by chance', async () => {
    opened = await LiveFolder.open((text) =>
      text
        .replace('const count =', 'lengths.push(1); const count =')
        .replace('cells: [short, lengths]', 'cells: [short, total, lengths]')
        .replace(
          'export default',
          "const total = cell('total', 'Total', { needs: { lengths }, compute: ({ lengths }) => lengths.length });\nexport default",
        ),
    );
    const warned = () => opened.live.state.cells.flatMap(({ name, warnings }) => (warnings.length > 0 ? [name] : []));
    await opened.until(() => warned().includes('short'));
    const total = () => opened.live.state.cells.find(({ name }) => name === 'total')?.value?.view.what;
    // As in a run: the findings cell comes first and lengthens the list under the other.
    expect(total()).toBe('4');
    await opened.edit(
      (text) => text.replace("'total', 'Total'", "'total', 'Sum'"),
      ({ isWhole, cells }) => isWhole && cells.some(({ title }) => title === 'Sum'),
    );
    expect(total()).toBe('4');
  });

  it('keeps nothing that stands on what functions change between cells', async () => {
    opened = await LiveFolder.open((text) =>
      text
        .replace('const lengths =', 'let calls = 0;\nconst seen = () => ++calls;\nconst lengths =')
        .replace('Array.from({ length', 'seen() && Array.from({ length'),
    );
    const before = ids(opened.live.state);
    const after = await opened.edit(
      (text) => text.replace('length <= limit', 'length <  limit'),
      ({ isWhole, cells }) => isWhole && cells[1]!.value?.id !== before['short'],
    );
    expect(after.cells.find(({ name }) => name === 'lengths')!.value!.id).not.toBe(before['lengths']);
  });
});
