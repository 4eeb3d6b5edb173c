import { describe, expect, it } from 'vitest';
import { renderReport } from '../src/index.ts';
import { sampleSource } from './fixture/sample-source.ts';

const page = (plain: string, view: 'plain' | 'technical' | 'print' = 'plain') =>
  renderReport({ ...sampleSource, plain }, { view });
const choices = (html: string) =>
  [...html.matchAll(/<div class="choose"[\s\S]*?<\/div>\s*<p class="small worked-out"><a/g)].map(String);

describe('a choice', () => {
  it('offers each value, starts at the one the run was set to, and says each answer in words', () => {
    const [choice] = choices(page('{choose: missed.by-tolerance by edits at parameter:tolerance}'));
    expect(choice).toContain('<legend>Edits allowed</legend>');
    expect(choice!.match(/type="radio"/g)).toHaveLength(5);
    expect(choice).toMatch(/class="a3" checked><span>2 <span class=quiet>\(as set for this run\)/);
    expect(choice).toContain('38 in every 100 (between 34 and 43 in every 100)');
    expect(choice).not.toContain('<dt>from');
  });

  it('shows what the disclosure gate held back as held back', () => {
    const [choice] = choices(page('{choose: missed.by-tolerance by edits}'));
    expect(choice).toMatch(/<dl class="summary-list of a4"><div><dt>Missed<dd>\[c\]<\/div>/);
  });

  it('starts at the first value where no parameter says', () => {
    const [choice] = choices(page('{choose: grid.choices by forename and surname}'));
    expect(choice!.match(/ checked/g)).toHaveLength(2);
    expect(choice).toContain('class="a1" checked><span>0</span>');
    expect(choice).toMatch(/<dl class="summary-list of a2 b1">.*Wrong pairs<dd>8</);
    expect(choice).not.toContain('as set');
  });

  it('filters the table where a value has several rows', () => {
    const [choice] = choices(page('{choose: tolerance.pairs by tolerance at parameter:tolerance}'));
    expect(choice).not.toContain('<dl');
    expect(choice!.match(/<tr class="of a3">/g)).toHaveLength(2);
    expect(choice).not.toContain('class="whole"');
  });

  it('keeps ids and groups of buttons apart where it stands twice, and shows its table once', () => {
    const twice = page(
      '{choose: grid.choices by forename}\n\n{choose: missed.by-tolerance by edits}\n\n{choose: missed.by-tolerance by edits}',
    );
    const ids = [...twice.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const names = [...twice.matchAll(/type="radio" name="([^"]+)"/g)].map(([, name]) => name);
    expect([...new Set(names)]).toEqual([
      'choice-grid.choices-1',
      'choice-missed.by-tolerance-1',
      'choice-missed.by-tolerance-2-1',
    ]);
    expect(twice.match(/<caption[^>]*>Share missed/g)).toHaveLength(1);
    expect(twice).toContain('href="#choice-missed.by-tolerance-caption"');
  });

  it('is the table on paper, and the table where there are too many values to choose from', () => {
    const printed = page('{choose: missed.by-tolerance by edits}', 'print');
    expect(printed).not.toContain('type="radio"');
    expect(printed).toMatch(/<caption[^>]*>Share missed at each tolerance/);
    const findings = sampleSource.results.findings.map((finding) =>
      finding.id === 'missed.by-tolerance'
        ? {
            ...finding,
            table: { ...finding.table!, rows: Array.from({ length: 13 }, (_, edits) => [edits, 0.1, 0, 0.2]) },
          }
        : finding,
    );
    const many = {
      ...sampleSource,
      results: { ...sampleSource.results, findings },
      plain: '{choose: missed.by-tolerance by edits}',
    };
    const wide = renderReport(many, { view: 'plain' });
    expect(wide).not.toContain('type="radio"');
    expect(wide).toMatch(/<caption[^>]*>Share missed at each tolerance/);
  });

  it('says why where nothing was computed', () => {
    expect(page('{choose: unmerge.restored by edits}')).toContain('the sample holds no merge log');
  });

  it.each([
    ['{choose: nothing by edits}', /unknown finding: nothing/],
    ['{choose: missed.share by edits}', /needs a table: missed\.share has none/],
    ['{choose: missed.by-tolerance by missed}', /has no key missed/],
    ['{choose: missed.by-tolerance}', /not a choice/],
  ])('refuses %s', (plain, message) => expect(() => page(plain)).toThrow(message));
});
