import { expect, it } from 'vitest';
import { fieldsOf } from '../src/page/fields.ts';

it('reads texts without the blanks around them, and a file of a field as no text', () => {
  const fields = fieldsOf({
    why: '  Because.\n',
    answers: ['1', new File(['x'], 'x.csv'), '2'],
    people: new File(['a\n'], 'people.csv'),
  });
  expect([fields.text('why'), fields.text('answers'), fields.text('people'), fields.text('none')]).toEqual([
    'Because.',
    '1',
    '',
    '',
  ]);
  expect([fields.all('answers'), fields.all('why'), fields.all('none')]).toEqual([['1', '2'], ['  Because.\n'], []]);
  expect([fields.texts().all('answers'), fields.texts().file('answers')]).toEqual([['1', '2'], null]);
});

it('takes a file that was chosen, by its name or by its bytes, and none where nothing was', () => {
  const [nothing, empty, unnamed] = [new File([], ''), new File([], 'empty.csv'), new File(['a'], '')];
  const fields = fieldsOf({ nothing, empty, unnamed, both: [nothing, unnamed], text: 'people.csv' });
  expect(['nothing', 'empty', 'unnamed', 'both', 'text', 'none'].map((name) => fields.file(name))).toEqual([
    null,
    empty,
    unnamed,
    unnamed,
    null,
    null,
  ]);
});
