import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachments, checkPack, openStore, readPanelFacts } from '@assay/workbench';
import { describe, expect, it } from 'vitest';
import { commandNames } from '../src/commands.ts';
import { type Project, project } from './project.ts';

/** A project with one system before the panel, and a pack of its run. */
async function withPack(): Promise<Project> {
  const toy = project();
  writeFileSync(
    join(toy.home, 'datasets/panel-questions/systems.json'),
    JSON.stringify([{ id: 'TOY', title: 'Toy', description: 'Counts.', stage: 'pilot', considered: [] }]),
  );
  expect((await toy.assay('run', 'toy', '--out', 'one')).code).toBe(0);
  const { code, err } = await toy.assay('export', 'one', '--out', 'x.zip');
  expect(code, err).toBe(0);
  return toy;
}

const evidence = ({ home }: Project) => {
  const store = openStore(join(home, '.assay'), readPanelFacts(home));
  const found = attachments(store, 'toy');
  store.close();
  return found;
};

describe('assay attach, backup and restore', { timeout: 60_000 }, () => {
  it('attaches a pack that holds, by its digest, once; backs it up; and restores what was', async () => {
    const toy = await withPack();
    const { bears } = await checkPack(readFileSync(join(toy.home, 'x.zip')));
    const said = `pack ${bears.slice(0, 12)} is attached to toy as version 1 of toy\n`;
    expect(await toy.assay('attach', 'x.zip', '--submission', 'toy')).toEqual({ code: 0, out: said, err: '' });
    expect((await toy.assay('attach', 'x.zip', '--submission', 'toy', '--by', 'a.example')).out).toBe(said);
    expect(evidence(toy)).toMatchObject([{ bears, version: 1, attachedBy: 'local' }]);
    expect(await toy.assay('backup', 'kept')).toEqual({ code: 0, out: 'the store and 1 pack are in kept\n', err: '' });
    expect((await toy.assay('backup', 'kept')).err).toMatch(/^backup folder exists: .*kept\. Name a new one\.\n$/);
    const again = await toy.assay('run', 'toy', '--out', 'two', '--parameter', 'limit=5');
    expect(again.code, again.err).toBe(0);
    expect((await toy.assay('export', 'two', '--out', 'y.zip')).code).toBe(0);
    expect((await toy.assay('attach', 'y.zip', '--submission', 'toy')).out).toContain('as version 2 of toy');
    const restored = await toy.assay('restore', 'kept');
    expect(restored.code, restored.err).toBe(0);
    expect(restored.out).toMatch(
      /^the store is the one of kept\nwhat was there before is in .*workbench\.sqlite\.before-2025/,
    );
    expect(evidence(toy)).toHaveLength(1);
    expect((await toy.assay('restore', 'one')).err).toMatch(
      /^no backup in .*one\. Pass the folder that assay backup made\.\n$/,
    );
  });

  it('refuses a pack that was changed, naming the file, and a submission that is none', async () => {
    const toy = await withPack();
    const bytes = readFileSync(join(toy.home, 'x.zip'));
    const at = bytes.indexOf('names.by-length');
    bytes.write('names.by-lenght', at);
    writeFileSync(join(toy.home, 'changed.zip'), bytes);
    const { code, err } = await toy.assay('attach', 'changed.zip', '--submission', 'toy');
    expect(err).toMatch(/^the pack does not hold: .+\. Ask for it again from whoever made it\.\n$/);
    expect(code).toBe(2);
    expect((await toy.assay('attach', 'x.zip', '--submission', 'tory')).err).toMatch(/^unknown submission: tory\./);
    const none = await toy.assay('attach', 'x.zip');
    expect(none.out).toContain('toy  Toy');
    expect(none.err).toBe('attach needs a submission. Write one of these: --submission id\n');
    expect(evidence(toy)).toEqual([]);
  });
});

describe('assay completions', () => {
  it.each(['bash', 'zsh', 'fish'])('for %s name every command, and the shell can read them', async (shell) => {
    const { code, out } = await project().assay('completions', shell);
    expect(code).toBe(0);
    expect(commandNames.filter((name) => !out.includes(name))).toEqual([]);
    expect(out).toContain('submission');
    const checked = spawnSync(shell, ['-n'], { input: out, encoding: 'utf8' });
    if (checked.error === undefined) expect(checked.stderr).toBe('');
  });

  it('complete a command’s options in bash', async () => {
    const { out } = await project().assay('completions', 'bash');
    const asked = `${out}COMP_WORDS=(assay attach --s); COMP_CWORD=2; _assay; echo "\${COMPREPLY[@]}"`;
    const { stdout, error } = spawnSync('bash', ['-c', asked], { encoding: 'utf8' });
    if (error === undefined) expect(stdout.trim()).toBe('--submission --signers');
  });

  it('name the shells where another is asked for, and help shows examples', async () => {
    const toy = project();
    expect((await toy.assay('completions', 'zhs')).err).toBe('unknown shell: zhs. Did you mean "zsh"?\n');
    for (const name of ['attach', 'backup', 'restore', 'completions'])
      expect((await toy.assay(name, '--help')).out).toMatch(/For example:\n {2}.*assay/);
  });
});
