import { expect, it } from 'vitest';
import { dayNumber, daysBetweenStages, panelRequests } from '../../src/index.ts';
import { panelTable } from '../example-values.ts';

it('tells when each request was asked, or that nobody recorded it', () => {
  const requests = panelTable('requests', {
    request: ['AA-R1', 'BB-R1'],
    asked: ['2023-05-10', null],
    due: ['next meeting', 'no date'],
    recorded: ['done', 'nothing'],
  });
  expect(panelRequests(requests)).toEqual([
    { request: 'AA-R1', due: 'next meeting', recorded: 'done', asked: dayNumber(2023, 5, 10), askedOn: '2023-05-10' },
    { request: 'BB-R1', due: 'no date', recorded: 'nothing', asked: null, askedOn: null },
  ]);
});

it('counts the days between two stages as wide as the minutes leave them, up to today where the later has not come', () => {
  const milestones = panelTable('milestones', {
    system: ['AA', 'AA', 'BB', 'BB', 'CC'],
    stage: ['in-principle', 'operational', 'in-principle', 'withdrawn', 'operational'],
    earliest: ['2023-01-01', '2025-03-05', null, null, '2025-03-05'],
    latest: ['2023-12-31', '2025-03-05', '2025-03-01', null, '2025-03-05'],
  });
  expect(daysBetweenStages(milestones, 'in-principle', 'operational', dayNumber(2025, 3, 5))).toEqual([
    { system: 'AA', least: 430, most: 794, isReached: true },
    { system: 'BB', least: 4, most: null, isReached: false },
  ]);
});

it('refuses a word that the ledger does not know, which would be counted with none', () => {
  const one = { request: ['AA-R1'], asked: ['2023-05-10'], due: ['no date'], recorded: ['nothing'] };
  const requests = (odd: object) => panelTable('requests', { ...one, ...odd });
  expect(() => panelRequests(requests({ recorded: ['Completed'] }))).toThrow(
    'request AA-R1: recorded is "Completed". Write one of done, a step, nothing.',
  );
  expect(() => panelRequests(requests({ due: ['soon'] }))).toThrow('due is "soon". Write one of next meeting, ');
});
