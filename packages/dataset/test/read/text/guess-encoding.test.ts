import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { guessEncoding } from '../../../src/read/text/guess-encoding.ts';

/** Twenty letters or signs that ASCII has not, of which so many are pounds in the middle of a word. */
const names = (pounds: number) => Array.from({ length: 20 }, (_, at) => (at < pounds ? 'Ja£es' : 'José')).join('\n');

it('takes what British systems write where one in twenty letters stands where no name has it, and not where two do', () => {
  const guessed = (pounds: number) => guessEncoding(iconv.encode(names(pounds), 'windows-1252'))?.encoding;
  expect([0, 1].map(guessed)).toEqual(['windows-1252', 'windows-1252']);
  expect(guessed(2)).not.toBe('windows-1252');
});
