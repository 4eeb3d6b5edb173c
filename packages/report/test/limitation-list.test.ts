import type { Finding } from '@assay/evidence';
import { expect, it } from 'vitest';
import { chiefLimitations, limitationList } from '../src/section/limitation-list.ts';

const finding = (id: string, ...limitations: readonly string[]) =>
  ({ id, title: `Title of ${id}`, limitations }) as unknown as Finding;
const links = { technical: '/technical', finding: (id: string) => `#${id}` } as Parameters<typeof limitationList>[1];
const textOf = (markup: unknown) =>
  String(markup)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

it('tells the four that bear on most findings, and how many others there are', () => {
  const bearing = [
    finding('a', 'one', 'two', 'three'),
    finding('b', 'two', 'three', 'four'),
    finding('c', 'three', 'five'),
    finding('d', 'five'),
  ];
  const chief = chiefLimitations(bearing, links);
  // Three findings, two, two and one, of those that bear on as many the first.
  expect(textOf(chief)).toBe('three two five one 1 more, with the findings each bears on');
  expect(String(chief)).toContain('href="/technical#limitations"');
  expect(String(chiefLimitations(bearing, { ...links, numbers: false }))).toContain('href="#limitations"');
  expect(textOf(chiefLimitations(bearing.slice(0, 2), links))).toBe('two three one four');
  expect(textOf(chiefLimitations([finding('a')], links))).toBe('No finding states a limitation.');
});

it('tells each limitation once, with the findings that it bears on', () => {
  const bearing = [finding('a', 'one'), finding('b', 'two', 'one')];
  expect(textOf(limitationList(bearing, links))).toBe('one ( a , b ) two ( b )');
  expect(textOf(limitationList(bearing, { ...links, numbers: false }))).toBe('one (a, b) two (b)');
  expect(textOf(limitationList([], links))).toBe('No finding states a limitation.');
});
