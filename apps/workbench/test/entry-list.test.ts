import { describe, expect, it } from 'vitest';
import { entryList } from '../src/page/entry-list.ts';
import type { Entry } from '../src/store/entries.ts';

const entry = (id: number, kind: Entry['kind'], more: Partial<Entry> = {}): Entry => ({
  ...{ id, kind, submission: 'mm', run: null, meeting: null, finding: null, answers: null, verdict: null },
  ...{ text: 'Said.', owner: null, due: null, at: Date.UTC(2025, 2, 5, 14, 30) },
  ...{ by: 'ren', byName: 'Ren', byRole: 'secretary', ...more },
});
/** Each entry as a reader has it, its tags in brackets. */
const shown = (...entries: Entry[]) =>
  [...String(entryList(entries)).matchAll(/<li id="entry-\d+">(.*?)<\/li>/gs)].map(([, item]) =>
    item!
      .replaceAll(/<span class="tag (\w+)">([^<]*)<\/span>/g, '[$1 $2]')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('\n', ' '),
  );

describe('what people said', () => {
  it('is told with who and when, and that there is none where nobody said anything', () => {
    expect(String(entryList([], 'So far'))).toContain('<h2>So far</h2>\n<p>Nothing has been recorded yet.</p>');
    expect(shown(entry(3, 'recommendation'))).toEqual([
      'Recommendation 3 Said. Ren (chair or secretary), 5 March 2025 at 14:30',
    ]);
    const all = String(entryList([entry(3, 'stage')], 'Record', ({ kind }) => `to ${kind}`));
    expect(all).toContain('<h3>Stage 3: to stage</h3>');
    expect(all).not.toContain('Nothing has been recorded');
  });

  it('bears its verdict where it is a decision, good or not, and no other entry bears one', () => {
    const decided = (kind: Entry['kind'], verdict: string) => shown(entry(1, kind, { verdict }))[0]!.split(' Said.')[0];
    expect([
      decided('disclosure', 'release'),
      decided('disclosure', 'withhold'),
      decided('certificate', 'holds'),
      decided('certificate', 'does not hold'),
      decided('sign-off', 'agreed'),
      decided('sign-off', 'not agreed'),
      decided('stage', 'pilot'),
      decided('outcome', 'B'),
    ]).toEqual([
      'Disclosure decision 1 [good release]',
      'Disclosure decision 1 [warn withhold]',
      'Rerun certificate 1 [good holds]',
      'Rerun certificate 1 [warn does not hold]',
      'Sign-off 1 [good agreed]',
      'Sign-off 1 [warn not agreed]',
      'Stage 1',
      'Outcome recorded 1',
    ]);
  });

  it('is an open action until an entry says that it is done, each by itself', () => {
    const heads = shown(entry(1, 'action'), entry(2, 'action'), entry(3, 'action-done', { answers: 1 })).map(
      (text) => text.split(' Said.')[0],
    );
    expect(heads).toEqual(['Action 1 [good done]', 'Action 2 [warn open]', 'Action done 3']);
  });

  it('names what it answers, of which finding it is, whose it is and by when', () => {
    expect(
      shown(
        entry(1, 'action', { owner: 'Dev', due: '2025-06-04' }),
        entry(2, 'dissent', { owner: 'Ida' }),
        entry(3, 'answer', { answers: 1, finding: 'area.records' }),
      ).map((text) => text.split('14:30')[1]),
    ).toEqual([' · owner: Dev · due 4 June 2025', ' · the view of Ida', ' · on area.records · answers 1']);
  });

  it('is marked as a note where nobody had logged in and it speaks for the panel', () => {
    const note = ' · noted without log-in, not recorded by the panel’s chair or secretary';
    const said = (kind: Entry['kind'], byRole: string) => shown(entry(1, kind, { byRole }))[0]!.split('14:30')[1];
    expect([said('outcome', 'local'), said('outcome', 'secretary'), said('comment', 'local')]).toEqual([note, '', '']);
  });
});
