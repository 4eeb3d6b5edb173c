import { expect, it } from 'vitest';
import { codeList, dayNumber, MISSING_DAY, recordedAnswers } from '../../src/index.ts';
import { patrolTable } from '../example-values.ts';

const [lowest, , , , highest] = codeList('confidence-five').entries.map(({ label }) => label);

it('places answers on the scale that their words are of', () => {
  const answers = recordedAnswers(
    patrolTable('answers', {
      sector_id: ['North', 'South', null],
      answered_date: ['2024-01-01', null, '2024-01-02'],
      confidence: [lowest!, highest!, null],
    }),
  );
  if ('status' in answers) throw new Error(answers.reason);
  expect(answers.sector.values).toEqual(['North', 'South']);
  expect([...answers.day]).toEqual([dayNumber(2024, 1, 1), MISSING_DAY, dayNumber(2024, 1, 2)]);
  expect(Math.abs(answers.score[1]! - answers.score[0]!)).toBe(4);
  expect(answers.score[2]).toBeNaN();
});

it('says why there are none', () => {
  const given = (confidence: string[]) => recordedAnswers(patrolTable('answers', { confidence }));
  expect(given([])).toEqual({ status: 'not-computed', reason: 'no survey answers were given' });
  expect(given(['purple', 'green'])).toMatchObject({ status: 'not-computed' });
});
