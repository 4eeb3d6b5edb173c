import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { key } from '../src/command/key.ts';
import type { Context } from '../src/command.ts';
import { readWords } from '../src/words/read-words.ts';

const cwd = mkdtempSync(join(tmpdir(), 'assay-key-'));
afterAll(() => rmSync(cwd, { recursive: true }));
const make = (today: string, ...words: readonly string[]) =>
  key.run(readWords(words, key.options), {
    cwd,
    stdout: { write: () => undefined },
    now: () => new Date(`${today}T12:00:00Z`),
  } as unknown as Context);
const signer = (name: string) =>
  (JSON.parse(readFileSync(join(cwd, `${name}.signer.json`), 'utf8')) as Record<string, string>[])[0]!;

it('is good for two years, to the day before where the calendar has no such day', async () => {
  expect(await make('2025-03-05', 'ann')).toBe(0);
  expect(signer('ann')).toMatchObject({
    ...{ name: 'ann', role: 'reviewer', validFrom: '2025-03-05', validUntil: '2027-03-05' },
  });
  expect(statSync(join(cwd, 'ann.key')).mode & 0o777).toBe(0o600);
  await make('2024-02-29', 'leap', '--as', 'A. Leap', '--role', 'chair');
  expect(signer('leap')).toMatchObject({ name: 'A. Leap', role: 'chair', validUntil: '2026-02-28' });
});

it('is good to the day that is said, today at the earliest', async () => {
  await make('2025-03-05', 'today', '--until', '2025-03-05');
  expect(signer('today')['validUntil']).toBe('2025-03-05');
  for (const until of ['2025-03-04', '2026-02-29', '2026-13-01', 'soon', '2026-1-1'])
    await expect(make('2025-03-05', 'never', '--until', until)).rejects.toThrow(
      `--until is ${until}. Give a day to come, such as 2030-12-31.`,
    );
});

it('takes no other’s place, and no name that leads elsewhere', async () => {
  await expect(make('2025-03-05', 'ann')).rejects.toThrow(
    /^there is a key already: .*ann\.key\. Choose another name\.$/,
  );
  for (const name of ['../x', '.x', 'a b', '-x', 'a/b'])
    await expect(make('2025-03-05', '--', name)).rejects.toThrow(`not a name for a key: ${name}.`);
});
