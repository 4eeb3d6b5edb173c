import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { allCommands } from '../src/commands.ts';
import { main } from '../src/main.ts';

const commands = await allCommands();

async function refusal(...words: string[]): Promise<string> {
  let err = '';
  const stderr = { write: (text: string) => (err += text) };
  const code = await main(words, { stdout: { write() {} }, stderr, env: {}, cwd: tmpdir(), now: () => new Date(0) });
  return `${code} ${err}`;
}

/** The words that stand before the options of a usage: `<slug>` must be there, `[slug]` may, and `...` repeats it. */
function wordsOf(usage: string) {
  const before = usage.slice(0, /\[?--/.exec(usage)?.index ?? usage.length);
  const words = before.match(/<[^>]+>|\[[a-z][^\][]*\]?(?:\.\.\.)?/g) ?? [];
  return {
    least: words.filter((word) => word.startsWith('<')).length,
    most: words.some((word) => word.endsWith('...')) ? Number.POSITIVE_INFINITY : words.length,
  };
}

describe('each command', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    '%s takes as many words as its usage shows, and refuses one more or one less',
    async (name, { usage, words }) => {
      const { least, most } = wordsOf(usage);
      expect(words.least).toBe(least);
      if (least > 0) expect(await refusal(name, ...Array(least - 1).fill('a'))).toMatch(/^2 \w+ needs more words\./);
      if (most === Number.POSITIVE_INFINITY) expect(words.most).toBeGreaterThan(least);
      else
        expect(await refusal(name, ...Array(most + 1).fill('a'))).toMatch(/^2 \w+ does not know what to do with a\./);
    },
  );
});
