import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { cell, defineNotebook, finding, findings } from '../../src/index.ts';
import type { ChildMessage } from '../../src/run/message.ts';
import { sendCellOrder } from '../../src/run/send-order.ts';
import { serveRun } from '../../src/run/serve-run.ts';

const about = finding.about({ questions: ['TOY-Q1'], method: { name: 'Count', source: 'definition' } });
const base = cell('base', 'A step', { needs: {}, compute: () => 4 });
const first = findings('first', 'What is stated first', {
  needs: { base },
  compute: ({ base }) => [about.count('rows.first', 'Rows', { counts: 'records', from: base })],
});
const second = findings('second', 'What stands on it', {
  needs: { first },
  compute: ({ first }) => [about.count('rows.second', 'Stated', { counts: 'records', from: first.length })],
});
const notebook = defineNotebook({
  id: 'chain',
  title: 'Chain',
  system: 'TOY',
  summary: 'Findings that stand on findings.',
  questions: ['TOY-Q1'],
  inputs: [],
  parameters: [],
  cells: [base, first, second],
});

const listeners = process.listeners('uncaughtException');
afterEach(() => {
  for (const each of process.listeners('uncaughtException'))
    if (!listeners.includes(each)) process.off('uncaughtException', each);
});

async function messagesWith(kept: readonly string[]): Promise<readonly ChildMessage[]> {
  const input = new PassThrough();
  sendCellOrder(input, { parameters: {}, seed: 1, counts: {}, kept }, {});
  input.end();
  const said: ChildMessage[] = [];
  await serveRun(notebook, {
    say: (line) => said.push(JSON.parse(line) as ChildMessage),
    elapsedMilliseconds: () => 0,
    input,
  });
  return said;
}

describe('findings that are kept from a run that was stopped', () => {
  it.each([[[]], [['first']], [['second']], [['first', 'second']]])(
    'are stated once each, also where others stand on them: %j kept',
    async (kept) => {
      const said = await messagesWith(kept);
      const stated = said.flatMap((each) => (each.type === 'findings' || each.type === 'kept' ? [each.cell] : []));
      expect(stated).toEqual(['first', 'second']);
      expect(said.at(-1)!.type).toBe('done');
      const isBaseNeeded = kept.length < 2;
      expect(said.some((each) => each.type === 'cell-started' && each.cell === 'base')).toBe(isBaseNeeded);
    },
  );
});
