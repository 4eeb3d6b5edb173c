import { describe, expect, it } from 'vitest';
import { html, renderBundle, renderReport } from '../src/index.ts';
import { sampleSource } from './fixture/sample-source.ts';

describe('a bundle of papers', () => {
  const paper = { title: 'Match and merge', front: html`<p>Heard.</p>`, reports: [sampleSource, sampleSource] };
  const page = renderBundle('Papers of 5 March 2025', [paper, { ...paper, title: 'Again' }]);

  it('has every id once and an end for every link within it', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const ends = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(ends.length).toBeGreaterThan(20);
    expect(ends.filter((id) => !ids.includes(id))).toEqual([]);
    const named = [...page.matchAll(/aria-(?:labelledby|describedby)="([^"]+)"/g)].flatMap(([, list]) =>
      list!.split(' '),
    );
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has one heading of the first level, and its papers with their reports in its contents', () => {
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<article/g)).toHaveLength(6);
    expect(page).toContain('<a href="#paper-2">Again</a>');
    expect(page).not.toContain('<script');
  });

  it('stands every heading of a report one level below where the report alone has it', () => {
    const levels = (text: string) => [...text.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    const own = levels(renderReport(sampleSource, { view: 'print' })).map((level) => level + 1);
    expect(levels(page)).toEqual([1, 2, ...[2, 2].flatMap((heading) => [heading, ...own, ...own])]);
  });
});
