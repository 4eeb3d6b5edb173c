import { expect, it } from 'vitest';
import { chanceWords } from '../src/statement/chance-words.ts';

it('says a chance in thousandths, and only that it is small where it is smaller', () => {
  expect([0, 0.000_099, 0.0001, 0.000_99, 0.001, 0.0314, 0.05, 1].map(chanceWords)).toEqual([
    'less than one in ten thousand',
    'less than one in ten thousand',
    'less than one in a thousand',
    'less than one in a thousand',
    'about 1 in a thousand',
    'about 31 in a thousand',
    'about 50 in a thousand',
    'about 1000 in a thousand',
  ]);
});
