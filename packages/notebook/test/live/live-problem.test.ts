import { InputError } from '@assay/statistics';
import { expect, it } from 'vitest';
import { liveProblemOf, liveSentence } from '../../src/live/live-problem.ts';
import { OwnCodeProblem } from '../../src/live/own-code.ts';

it('tells a fault of the source at its line, one of the input as it is, and one of ours as that', () => {
  expect(liveProblemOf(new OwnCodeProblem('a bracket lacks. Mend the line.', 'cells/a.ts', 3))).toEqual({
    message: 'a bracket lacks. Mend the line.',
    file: 'cells/a.ts',
    line: 3,
  });
  const nowhere = { file: null, line: null };
  expect(liveProblemOf(new InputError('no file.'))).toEqual({ message: 'no file.', ...nowhere });
  const ours = { message: 'Assay itself failed: it broke. Report it.', ...nowhere };
  expect([liveProblemOf(new Error('it broke\nat a line')), liveProblemOf('it broke')]).toEqual([ours, ours]);
});

it('makes a sentence of the first line', () => {
  expect(['it broke \nhere', 'it broke.', 'why?', 'no!'].map(liveSentence)).toEqual([
    'it broke.',
    'it broke.',
    'why?',
    'no!',
  ]);
});
