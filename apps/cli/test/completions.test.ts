import { expect, it } from 'vitest';
import { completions } from '../src/command/completions.ts';
import type { Command } from '../src/command.ts';
import { Given } from '../src/words/read-words.ts';

const commands = [
  {
    name: 'run',
    summary: "Runs: the panel's number",
    options: { out: { takes: 'one', help: 'a folder' }, json: { takes: 'nothing', help: "for machines' use" } },
  },
  { name: 'list', summary: 'Lists', options: {} },
] as unknown as readonly Command[];
async function written(shell: string) {
  let text = '';
  const stdout = { write: (piece: string) => (text += piece) };
  await completions(async () => commands).run(new Given([shell], new Map()), { stdout } as never);
  return text.split('\n');
}

it('writes every command and its options for each shell', async () => {
  const bash = await written('bash');
  expect(bash).toContain("    words='run list'");
  expect(bash).toContain("      run) words='--out --json --help' ;;");
  expect(bash).toContain("      list) words='--help' ;;");
  const zsh = await written('zsh');
  expect(zsh).toContain("    'run:Runs\\: the panel’s number'");
  expect(zsh).toContain('    run) compadd -- --out --json --help ;;');
  expect(await written('fish')).toEqual([
    "complete -c assay -n __fish_use_subcommand -f -a run -d 'Runs: the panel’s number'",
    "complete -c assay -n '__fish_seen_subcommand_from run' -l out -d 'a folder' -r",
    "complete -c assay -n '__fish_seen_subcommand_from run' -l json -d 'for machines’ use'",
    "complete -c assay -n __fish_use_subcommand -f -a list -d 'Lists'",
    '',
  ]);
  await expect(written('bsh')).rejects.toThrow(/^unknown shell: bsh\. .*bash/);
});
