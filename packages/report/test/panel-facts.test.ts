import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPanelFacts, systemName } from '../src/store/panel-facts.ts';

it('reads systems, outcomes and stages as the minutes say them, and leaves open what they do not say', () => {
  const home = mkdtempSync(join(tmpdir(), 'assay-panel-facts-'));
  const folder = join(home, 'datasets', 'panel-questions');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, rows: readonly object[]) =>
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(rows));
  const first = { meeting: '2020-03', item: 4, outcome: null };
  write('systems', [
    { id: 'MM', title: 'Match and merge', description: 'Joins.', stage: 'live', considered: [first] },
    { id: 'XX', considered: 'never' },
  ]);
  write('outcomes', [
    { code: 'A', wording: 'Proceed', provenance: 'minutes', status: 'attested' },
    { code: 'B', wording: 'Reject', status: 'template' },
  ]);
  write('lifecycle', [
    { id: 'idea', title: 'Idea', kind: 'main' },
    { id: 'interim', title: 'Interim', kind: 'side' },
    { id: 'live', title: 'Live' },
  ]);
  const facts = readPanelFacts(home);
  rmSync(home, { recursive: true });
  expect(facts.systems).toEqual([
    {
      id: 'MM',
      title: 'Match and merge',
      description: 'Joins.',
      stage: 'live',
      considered: [{ meeting: '2020-03', item: '4', outcome: null }],
    },
    { id: 'XX', title: 'XX', description: '', stage: '', considered: [] },
  ]);
  expect(facts.outcomes.map(({ code, provenance, attested }) => [code, provenance, attested])).toEqual([
    ['A', 'minutes', true],
    ['B', '', false],
  ]);
  expect(facts.stages.map(({ id, kind }) => [id, kind])).toEqual([
    ['idea', 'main'],
    ['interim', 'side'],
    ['live', 'main'],
  ]);
  expect([systemName(facts, 'MM'), systemName(facts, 'NN')]).toEqual(['Match and merge', null]);
});
