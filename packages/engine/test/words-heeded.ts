import { expect } from 'vitest';
import { counterNamed, countTable, type Engine } from '../src/index.ts';
import { sweepRequest } from './register.ts';

/** What a column of SQL holds: a word of its own twice, one of the list, two that were said to be missing, and nothing. */
export const SAID_ROWS = ["'Dame'", "' DAME '", "'F'", "'Unasked'", "'n/s'", 'NULL'] as const;

/** A table of {@link SAID_ROWS} as `sex`, all born on one day: counted alike where the engine groups and where rows come here. */
export async function expectWordsHeeded(engine: Engine, table: Parameters<typeof countTable>[1]): Promise<void> {
  const pass = (name: string, part: string, field: string) => ({
    name,
    counter: counterNamed('combinations', [part]),
    fields: { [part]: field },
    options: {},
  });
  const said = pass('words', 'sex', 'sex');
  const dated = pass('dates', 'd', 'date_of_birth');
  const choices = { words: { sex: { Dame: 'Female', Unasked: '(missing)' } }, missing: { sex: ['n/s'] } };
  const grouped = await countTable(engine, table, { ...sweepRequest({ passes: [said] }), choices });
  const rows = await countTable(engine, table, { ...sweepRequest({ passes: [said, dated] }), choices });
  await engine.close();
  expect(grouped.origin).toMatchObject({ step: 'grouped by the engine', said: choices });
  expect(rows.origin.step).toBe('rows brought here, counted in slices');
  expect(grouped.passes[0]).toEqual(rows.passes[0]);
  expect(grouped.passes[0]!.counts.map(({ what, count }) => [what, count])).toEqual([
    ['["F"]', 1],
    ['["Female"]', 2],
    ['[null]', 3],
  ]);
}
