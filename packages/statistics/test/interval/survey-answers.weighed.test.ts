import { expect, it } from 'vitest';
import { dictionaryColumn, weighedSurvey } from '../../src/index.ts';

it('weighs each stratum of a survey by how many were asked in it', () => {
  const department = dictionaryColumn(['A', 'A', 'A', 'A', 'B', 'B', null]);
  const sex = dictionaryColumn(['F', 'F', 'M', 'M', 'F', 'F', null]);
  const answers = Int8Array.of(1, 0, 1, 2, 0, 2, 1);
  const rows = [0, 1, 2, 3, 4, 5, 6];
  // A, F: 1 of 2; A, M: 1 of 1 of two asked; B, F: none of 1 of two; neither stated: 1 of 1.
  expect(weighedSurvey(answers, [department, sex], rows)).toEqual({
    ...{ asked: 7, answered: 5, yes: 3 },
    weighted: (2 * 0.5 + 2 + 0 + 1) / 7,
    // The one of two asked who answered weighs two; two say no, and two keep silent.
    evenly: 3,
    fewest: 2,
  });
  expect(weighedSurvey(answers, [department], [3]).weighted).toBeNull();
  expect(weighedSurvey(answers, [], [])).toEqual({
    ...{ asked: 0, answered: 0, yes: 0 },
    ...{ weighted: null, evenly: null, fewest: 0 },
  });
});
