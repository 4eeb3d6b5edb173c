import type { FindingDraft } from '@assay/evidence';
import { expect, it } from 'vitest';
import { ETHNIC_WORDS, groupColumns, SEX_WORDS, withGroupWords } from './group-words.ts';
import { smallRuns } from './small-tables.ts';
import { trialRun } from './trial-run.ts';

/** What a finding says of each word that a file uses: the group it was read as. */
function groupsTold({ table }: FindingDraft): [word: string, group: string][] {
  if (!table) return [];
  const place = (name: string) => table.columns.findIndex((column) => column.name === name);
  const [word, group] = [place('word'), place('group')];
  return word < 0 || group < 0 ? [] : table.rows.map((row) => [String(row[word]), String(row[group])]);
}

/** Notebooks that divide no finding by the characteristics that they read, and why. */
const UNDIVIDED: Readonly<Record<string, string>> = {
  'published-claims': 'a row of the published sheet is a group, not a person',
};

/** Every key by which a finding divides. */
const keysOf = (found: ReadonlyMap<string, FindingDraft>): Set<unknown> =>
  new Set(
    [...found.values()].flatMap(({ table }) =>
      (table?.columns ?? []).flatMap(({ key }, at) => (key ? table!.rows.map((row) => row[at]) : [])),
    ),
  );

it.each(smallRuns.map((run) => [run.slug, run] as const))(
  '%s states every meaning of a group as a row of its own, and one word as one group',
  async (slug, { load, tables, parameters = {} }) => {
    const notebook = await load();
    const made = tables();
    const columns = groupColumns(notebook, made);
    if (columns.length === 0) return;
    const { found, faults } = await trialRun(notebook, withGroupWords(made, columns), parameters, {
      mayRefuse: false,
      whole: null,
    });
    expect(faults).toEqual([]);
    const told = [...found!.values()].flatMap(groupsTold);
    const keys = keysOf(found!);
    for (const words of [ETHNIC_WORDS, SEX_WORDS]) {
      const own = columns.filter((each) => each.words === words);
      if (own.length === 0) continue;
      for (const [word, group] of Object.entries(words)) {
        // A word of both lists says what either says of it.
        const either = new Set([ETHNIC_WORDS[word] ?? group, SEX_WORDS[word] ?? group]);
        for (const [, read] of told.filter(([each]) => each === word)) expect(either, word).toContain(read);
      }
    }
    if (slug in UNDIVIDED) return;
    expect(keys.has('Not stated') && keys.has('Not recorded'), 'declined beside blank').toBe(true);
    if (columns.some(({ words }) => words === ETHNIC_WORDS)) {
      const read = new Map(told);
      for (const [word, group] of Object.entries(ETHNIC_WORDS)) {
        if (word in SEX_WORDS || word === group) continue;
        expect(read.get(word), word).toBe(group);
      }
    }
  },
);
