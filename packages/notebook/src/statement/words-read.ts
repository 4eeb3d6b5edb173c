import type { MappedWord } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { notComputed } from '@assay/statistics';
import type { About } from './statement.ts';

/** Words of one field, as a mapping of `@assay/dataset` gives them. */
export interface FieldWords {
  readonly field: string;
  readonly words: readonly MappedWord[];
}

/** Words of one field that are shown; a column of free text has as many as rows. */
const MOST_WORDS = 40;
const LONGEST_WORD = 60;

const inOrder = ({ word: a }: MappedWord, { word: b }: MappedWord) => (a < b ? -1 : 1);

/**
 * What was made of each word of a file: its rows, the group it counts under, and how it was read or why it could not be.
 * Words that nobody can read stand first, in the order of their names; beyond the forty most common of a field the others are
 * counted together.
 *
 * @example
 * const method = { name: 'Count', source: 'the input' };
 * wordsRead(finding.about({ questions: ['CAS-Q2'], method }), 'words', 'Words', []).notComputed.reason // 'the file has no words to read'
 */
export function wordsRead(about: About, id: string, title: string, fields: readonly FieldWords[]): FindingDraft {
  const rows = fields.flatMap(({ field, words }) => {
    const ordered = [...words].sort((a, b) => Number(a.isRead) - Number(b.isRead) || b.rows - a.rows);
    // By size, those held back would stand between the sizes of their neighbours.
    const named = ordered.slice(0, MOST_WORDS).sort((a, b) => Number(a.isRead) - Number(b.isRead) || inOrder(a, b));
    const shown = named.map(({ word, rows, group, reading }) => ({
      field,
      word: word.length <= LONGEST_WORD ? word : `${word.slice(0, LONGEST_WORD)}…`,
      rows,
      group,
      reading,
    }));
    const rest = ordered.slice(MOST_WORDS);
    if (rest.length === 0) return shown;
    const others = rest.reduce((sum, { rows }) => sum + rows, 0);
    return [...shown, { field, word: '(all other words)', rows: others, group: 'as each was read', reading: '' }];
  });
  return about.given(rows.length > 0 ? rows : null, notComputed('the file has no words to read')).table(id, title, {
    rows: (rows) => rows,
    columns: (t) => [
      t.key('field', 'Field'),
      t.key('word', 'Word in the file'),
      t.count('rows', 'Rows', 'records'),
      t.text('group', 'Counts under'),
      t.text('reading', 'How it was read'),
    ],
  });
}
