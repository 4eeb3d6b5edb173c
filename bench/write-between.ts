import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

export const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;

export const today = new Date().toISOString().slice(0, 10);

/** Puts lines into docs/benchmarks.md, in place of what stands between two marks. */
export function writeBetween(mark: string, lines: readonly string[]): void {
  const page = join(root, 'docs/benchmarks.md');
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- end of ${mark} -->`];
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(begin) as [string, string];
  writeFileSync(page, `${before}${begin}\n\n${lines.join('\n')}\n\n${end}${rest.split(end)[1]}`);
  spawnSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', page], {
    cwd: root,
    stdio: 'ignore',
  });
}
