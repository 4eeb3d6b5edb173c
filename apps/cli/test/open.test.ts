import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { project } from './project.ts';

describe('assay open', () => {
  it('says where the notebook is open, and ends when interrupted, leaving no run', async () => {
    const toy = project();
    const { code, out, err } = await toy.assayUntil('until you store one', 'open', 'toy', '--port', '0');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^toy is open at http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/\n/);
    expect(existsSync(join(toy.home, '.assay', 'runs'))).toBe(false);
  });

  it('takes an option or refuses it, before anything is served', async () => {
    const toy = project();
    expect((await toy.assay('open', 'tay')).err).toBe('unknown notebook: tay. Did you mean "toy"?\n');
    expect((await toy.assay('open', 'toy', '--host', '0.0.0.0')).err).toMatch(/^unknown option: --host/);
    expect((await toy.assay('open', 'toy', '--time-limit', 'long')).err).toBe(
      '--time-limit is long. Give a whole number from 0.\n',
    );
  });
});
