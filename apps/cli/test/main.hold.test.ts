import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { project, REPORT } from './project.ts';

describe('assay rerun', () => {
  it('holds when nothing changed, names what drifted when one row did, and says when it cannot run', async () => {
    const toy = project();
    await toy.assay('run', 'toy', '--input', `people=${toy.people}`, '--out', 'one');
    const same = await toy.assay('rerun', 'one');
    expect(same).toMatchObject({ code: 0, out: 'every finding is identical (3 of 3)\n' });

    writeFileSync(toy.people, readFileSync(toy.people, 'utf8').replace('Elm', 'Hawthorn'));
    const changed = await toy.assay('rerun', 'one');
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('does not hold: of 3 findings 1 identical, 2 drifted\ninputs changed: people\n');
    expect(changed.out).toMatch(/names\.short\s+drifted\s+value: 50\.0% → 25\.0%/);
    const machine = JSON.parse((await toy.assay('rerun', 'one', '--json')).out) as { holds: boolean };
    expect(machine.holds).toBe(false);

    writeFileSync(toy.people, 'height\n1\n');
    const broken = await toy.assay('rerun', 'one');
    expect(broken.code).toBe(2);
    expect(broken.err.trimEnd().split('\n').at(-1)).toMatch(/^cannot rerun toy [0-9a-f]{16}: /);
  });

  it('says that the code changed, and takes a run by its id', async () => {
    const toy = project();
    await toy.assay('run', 'toy', '--out', 'one');
    await toy.assay('run', 'toy');
    const [id] = readdirSync(join(toy.home, '.assay/runs/toy'));
    expect(await toy.assay('rerun', id!)).toMatchObject({ code: 0, out: 'every finding is identical (3 of 3)\n' });
    expect((await toy.assay('rerun', 'nowhere')).err).toContain('no run at nowhere. Pass a run folder or its id.');
    const file = join(toy.home, 'notebooks/toy/notebook.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace('length <= limit', 'length < limit'));
    const { code, out } = await toy.assay('rerun', 'one');
    expect(code).toBe(0);
    expect(out).toMatch(/^every finding is identical/);
    expect(out).toContain('code changed: ');
  });
});

describe('assay audit', () => {
  it('accepts results once and holds them against every later change', async () => {
    const toy = project();
    expect((await toy.assay('audit', 'toy', '--accept')).out).toBe('toy: accepted 3 findings\n');
    expect((await toy.assay('audit')).code).toBe(0);
    const notebook = join(toy.home, 'notebooks/toy/notebook.ts');
    const source = readFileSync(notebook, 'utf8');
    writeFileSync(notebook, source.replaceAll("'Short names'", "'Long names'"));
    const reworded = await toy.assay('audit', 'toy');
    expect([reworded.code, reworded.out]).toEqual([1, expect.stringContaining('wording changed: title')]);
    expect(
      reworded.out.endsWith('\nnot as accepted: toy. If it is meant: assay audit toy --accept\n'),
      reworded.out,
    ).toBe(true);
    writeFileSync(notebook, source);
    writeFileSync(toy.people, readFileSync(toy.people, 'utf8').replace('Ash', 'Rowan'));
    const { code, out } = await toy.assay('audit', 'toy');
    expect(code).toBe(1);
    expect(out).toContain('names.short');
  });
});

/** The run of which a file of kept results is. */
function idOfLast(kept: string): string {
  const { record } = JSON.parse(readFileSync(kept, 'utf8').split('\n')[1]!) as { record: { run: { id: string } } };
  return record.run.id;
}

describe('assay check', () => {
  it('holds for a notebook that is right', async () => {
    const toy = project();
    const { code, out } = await toy.assay('check', 'toy');
    expect(out).toBe('toy: no baseline.json to compare with\nholds: 1 checked\n');
    expect(code).toBe(0);
  });

  it('names every problem with its place and exits 1', async () => {
    const toy = project();
    const report = `${REPORT.replace('{names.draw}', '12').replace('A draw', 'An unbiased draw')}\n{names.long}\n`;
    writeFileSync(join(toy.home, 'notebooks/toy/report.md'), report);
    const { code, out } = await toy.assay('check', 'toy');
    expect(code).toBe(1);
    expect(out).toContain('toy/report.md:6: a number is typed: "12."');
    expect(out).toContain('toy/report.md:6: it claims too much: "unbiased"');
    expect(out).toMatch(/toy\/report\.md:16: .*names\.long/);
    expect(out).toContain('toy/names.draw: no view shows it.');
    expect(out.endsWith('\n4 problems\n'), out).toBe(true);
  });

  it('says of which notebooks results are not as they were accepted, with nothing else at fault', async () => {
    const toy = project();
    await toy.assay('audit', 'toy', '--accept');
    const held = await toy.assay('check', 'toy');
    expect([held.code, held.out.endsWith('\nholds: 1 checked\n')]).toEqual([0, true]);
    writeFileSync(toy.people, readFileSync(toy.people, 'utf8').replace('Ash', 'Rowan'));
    const { code, out } = await toy.assay('check', 'toy');
    expect([code, out.endsWith('\nnot as accepted: toy\n')], out).toEqual([1, true]);
    const told = JSON.parse((await toy.assay('check', 'toy', '--json')).out) as object;
    expect(told).toMatchObject({ holds: false, problems: [], drifted: ['toy'] });
  });

  it('reads what was computed of the same code and data, says of which run, and computes anything else', async () => {
    const toy = project();
    const report = join(toy.home, 'notebooks/toy/report.md');
    const notebook = join(toy.home, 'notebooks/toy/notebook.ts');
    const kept = join(toy.home, '.assay/results/toy.json');
    const run = JSON.parse((await toy.assay('run', 'toy', '--json')).out) as { run: { id: string } };
    const said = `toy: results of run ${run.run.id}, of the same code, data, parameters and seed (--fresh computes them again)\n`;
    const holds = 'toy: no baseline.json to compare with\nholds: 1 checked\n';
    expect((await toy.assay('check', 'toy')).out).toBe(`${said}${holds}`);
    // Prose enters no number: it is checked as it stands now.
    writeFileSync(report, REPORT.replace('{names.draw}', '12'));
    const reworded = await toy.assay('check', 'toy');
    expect(reworded.code).toBe(1);
    expect(reworded.out).toContain(said);
    expect(reworded.out).toContain('a number is typed: "12."');
    expect(JSON.parse((await toy.assay('check', 'toy', '--json')).out)).toMatchObject({
      computedBefore: { toy: run.run.id },
    });
    writeFileSync(report, REPORT);
    writeFileSync(kept, readFileSync(kept, 'utf8').replace('\\"numerator\\":2', '\\"numerator\\":3'));
    rmSync(join(toy.home, '.assay/runs'), { recursive: true });
    expect((await toy.assay('check', 'toy')).out).toBe(
      `toy: results of an earlier run were changed or cut short after it wrote them: computed again\n${holds}`,
    );
    expect((await toy.assay('check', 'toy', '--fresh')).out).toBe(holds);
    writeFileSync(notebook, readFileSync(notebook, 'utf8').replace('length <= limit', 'length < limit'));
    expect((await toy.assay('check', 'toy')).out).toBe(holds);
    expect((await toy.assay('check', 'toy')).out).toBe(`${said.replace(run.run.id, idOfLast(kept))}${holds}`);
    writeFileSync(toy.people, readFileSync(toy.people, 'utf8').replace('Ash', 'Rowan'));
    expect((await toy.assay('check', 'toy')).out).toBe(holds);
  });

  it('keeps nothing of anybody’s own file, and takes no stored run that another Assay computed', async () => {
    const toy = project();
    const own = ['toy', '--input', `people=${toy.people}`];
    const run = JSON.parse((await toy.assay('run', ...own, '--json')).out) as { run: { id: string }; folder: string };
    expect(existsSync(join(toy.home, '.assay/results'))).toBe(false);
    expect((await toy.assay('check', ...own)).out).toContain(`results of run ${run.run.id}, of the same`);
    const results = join(run.folder, 'results.json');
    const whole = readFileSync(results, 'utf8');
    writeFileSync(results, `${whole} `);
    expect((await toy.assay('check', ...own)).out).toContain('were changed or cut short after it wrote them');
    writeFileSync(results, whole);
    const log = join(run.folder, 'log.jsonl');
    writeFileSync(log, readFileSync(log, 'utf8').replace(/"assay":"[0-9a-f]/, '"assay":"x'));
    expect((await toy.assay('check', ...own)).out).not.toContain('results of run');
  });

  it('lists questions of the ledger that no notebook answers', async () => {
    const toy = project();
    const ledger = join(toy.home, 'datasets/panel-questions/questions.json');
    const rows = JSON.parse(readFileSync(ledger, 'utf8')) as unknown[];
    writeFileSync(ledger, JSON.stringify([...rows, { id: 'TOY-Q2', text: 'And why?', minute: 'an invented minute' }]));
    const { code, out } = await toy.assay('check');
    expect(code).toBe(1);
    expect(out).toContain('TOY-Q2: no notebook answers it: And why? (an invented minute)');
  });
});

describe('assay new', () => {
  it('starts a notebook from a strange file, which runs at once and says what was guessed', async () => {
    const toy = project();
    const rows = Array.from(
      { length: 30 },
      (_, row) => `R${row};${row % 2 === 0 ? 'F' : 'M'};0${1 + (row % 9)}/03/2024`,
    );
    const text = `Réf;Geschlecht / Sex;Date of Call\n${rows.join('\n')}\n`;
    writeFileSync(join(toy.home, 'calls.csv'), Buffer.from(text, 'latin1'));
    const { code, out } = await toy.assay('new', 'calls', '--data', 'calls.csv');
    expect(code).toBe(0);
    expect(out).toMatch(/Réf +text +identifier/);
    expect(out).toMatch(/Geschlecht \/ Sex +text +protected-characteristic/);
    expect(out).toMatch(/Date of Call +date +time/);
    const notebook = readFileSync(join(toy.home, 'notebooks/calls/notebook.ts'), 'utf8');
    expect(notebook.split('\n').length).toBeLessThanOrEqual(60);
    const run = await toy.assay('run', 'calls', '--input', 'rows=calls.csv', '--out', 'one');
    expect(run.code, run.err).toBe(0);
    expect(run.out).toMatch(/rows\.read +30 +Rows read/);
    expect(run.out).toMatch(/rows\.by-geschlecht-sex +table of 2 rows/);
  });

  it('starts one of its own without a file', async () => {
    const toy = project();
    expect((await toy.assay('new', 'empty')).code).toBe(0);
    writeFileSync(join(toy.home, 'places.csv'), 'Area\nNorth\nSouth\nNorth\n');
    const run = await toy.assay('run', 'empty', '--input', 'rows=places.csv', '--out', 'one');
    expect(run.code, run.err).toBe(0);
    expect(run.out).toMatch(/rows\.by-area +table of 2 rows/);
  });

  it('copies a notebook under its own name, without accepted results, ready to run', async () => {
    const toy = project();
    await toy.assay('audit', 'toy', '--accept');
    expect((await toy.assay('new', 'next', '--from', 'toy')).code).toBe(0);
    expect(existsSync(join(toy.home, 'notebooks/next/baseline.json'))).toBe(false);
    expect(readFileSync(join(toy.home, 'notebooks/next/package.json'), 'utf8')).toContain('"@assay/notebook-next"');
    expect((await toy.assay('run', 'next')).out).toMatch(/run [0-9a-f]{16} is in \.assay\/runs\/next\//);
  });
});

describe('assay list', () => {
  it('lists notebooks for people and for machines', async () => {
    const toy = project();
    expect((await toy.assay('list')).out).toBe('toy  TOY-Q1  people  How long are names?\n');
    const [first] = JSON.parse((await toy.assay('list', '--json')).out) as Record<string, unknown>[];
    expect(first).toMatchObject({ id: 'toy', inputs: [{ name: 'people', dataset: 'toy-people' }] });
    mkdirSync(join(toy.home, 'notebooks/broken'));
    writeFileSync(join(toy.home, 'notebooks/broken/notebook.ts'), 'export default 1;\n');
    const { code, out, err } = await toy.assay('list');
    expect([code, out]).toEqual([2, 'toy  TOY-Q1  people  How long are names?\n']);
    expect(err).toMatch(/^[^\n]*broken[^\n]*\n$/);
  });
});

describe('assay help', () => {
  it('tells every command and its options', async () => {
    const toy = project();
    expect((await toy.assay('--help')).out).toContain('assay rerun <run or pack>');
    expect((await toy.assay('run', '--help')).out).toContain('--columns');
    const help = await toy.assay('--help');
    for (const word of ['help', '-h']) expect(await toy.assay(word)).toEqual(help);
    expect(help.code).toBe(0);
    expect(await toy.assay()).toEqual({ ...help, code: 2 });
    expect(await toy.assay('run', '-h')).toEqual(await toy.assay('run', '--help'));
  });
});

describe('assay start', () => {
  it('runs what is not current, and keeps the run of another text as it is: a text is part of a run', async () => {
    const toy = project();
    const first = await toy.assayUntil('every notebook is current', 'start', '--port', '0');
    expect(first.out).toMatch(
      /^The workbench is at http:\/\/127\.0\.0\.1:\d+\/\n\[1\/1\] toy: 3 findings\nevery notebook is current\n$/,
    );
    expect(first.code).toBe(0);
    const runs = () => readdirSync(join(toy.home, '.assay/runs/toy'));
    const [run] = runs();
    const report = (of: string) => readFileSync(join(toy.home, '.assay/runs/toy', of, 'report.html'), 'utf8');
    const before = report(run!);
    expect((await toy.assayUntil('every notebook is current', 'start', '--port', '0')).out).toContain('(current)');
    writeFileSync(join(toy.home, 'notebooks/toy/report.md'), REPORT.replace('A draw', 'One draw'));
    const second = await toy.assayUntil('every notebook is current', 'start', '--port', '0');
    expect(second.out).toContain('[1/1] toy: 3 findings\n');
    const fresh = runs().filter((each) => each !== run);
    expect(fresh).toHaveLength(1);
    expect(report(fresh[0]!)).toContain('One draw');
    expect(report(run!)).toBe(before);
  });

  it('leaves current reports as they are, and writes those of another renderer or of other hands anew', async () => {
    const toy = project();
    const start = () => toy.assayUntil('every notebook is current', 'start', '--port', '0');
    await start();
    const [run] = readdirSync(join(toy.home, '.assay/runs/toy'));
    const folder = join(toy.home, '.assay/runs/toy', run!);
    const stored = (file: string) => readFileSync(join(folder, file), 'utf8');
    const [report, stamp] = [stored('report.html'), stored('reports.json')];
    const { ino } = statSync(folder);
    await start();
    expect(statSync(folder).ino).toBe(ino);

    writeFileSync(join(folder, 'report.html'), report.replace('How long', 'How short'));
    await start();
    expect(stored('report.html')).toBe(report);

    const { renderer } = JSON.parse(stamp) as { renderer: string };
    writeFileSync(join(folder, 'reports.json'), stamp.replace(renderer, '0'.repeat(64)));
    await start();
    expect(stored('reports.json')).toBe(stamp);
  });

  it('runs a notebook whose code changed, and shows what it says now', async () => {
    const toy = project();
    const start = () => toy.assayUntil('every notebook is current', 'start', '--port', '0');
    await start();
    const notebook = join(toy.home, 'notebooks/toy/notebook.ts');
    writeFileSync(notebook, readFileSync(notebook, 'utf8').replace("title: 'How", "title: 'Now how"));
    expect((await start()).out).toContain('[1/1] toy: 3 findings\n');
    const reports = readdirSync(join(toy.home, '.assay/runs/toy')).map((run) =>
      readFileSync(join(toy.home, '.assay/runs/toy', run, 'report.html'), 'utf8'),
    );
    expect(reports).toHaveLength(2);
    expect(reports.some((report) => report.includes('Now how'))).toBe(true);
  });
});
