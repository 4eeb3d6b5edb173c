import { describe, expect, it } from 'vitest';
import { type OptionRules, readWords, splitCommandWord } from '../src/words/read-words.ts';

const rules: OptionRules = {
  json: { takes: 'nothing', help: 'for machines' },
  out: { takes: 'one', help: '<folder>', not: ['json'] },
  input: { takes: 'many', help: 'name=path' },
  trust: { takes: 'one', help: '<digest>', needs: 'out' },
};
const read = (...words: string[]) => {
  const given = readWords(words, rules);
  return {
    words: given.words,
    json: given.has('json'),
    out: given.one('out'),
    input: given.many('input'),
    last: given.one('input'),
  };
};
const none = { words: [], json: false, out: null, input: [], last: null };

describe('the words of a command line', () => {
  it('stand alone or belong to an option, as two words or as one', () => {
    expect(read()).toEqual(none);
    expect(read('toy', '--out', 'here', 'more')).toEqual({ ...none, words: ['toy', 'more'], out: 'here' });
    expect(read('--out=a=b')).toEqual({ ...none, out: 'a=b' });
    expect(read('--out=')).toEqual({ ...none, out: '' });
    expect(read('--input', 'a=1', '--json', '--input=b=2')).toEqual({
      ...none,
      json: true,
      input: ['a=1', 'b=2'],
      last: 'b=2',
    });
  });

  it('all stand alone after two dashes, and one dash is a word', () => {
    expect(read('-', '--json', '--', '--out', '-x')).toEqual({ ...none, words: ['-', '--out', '-x'], json: true });
    expect(read('--out', '-x', '--input', '--else')).toEqual({ ...none, out: '-x', input: ['--else'], last: '--else' });
  });

  it.each<[string[], RegExp]>([
    [['-o', 'x'], /^unknown option: -o\. Options start with --\.$/],
    [['--outt', 'x'], /^unknown option: --outt\. .*--out/],
    [['--constructor'], /^unknown option: --constructor\./],
    [['--json=yes'], /^option --json takes no value: yes\. Leave it out\.$/],
    [['--out'], /^option --out has no value\. Write --out <folder>$/],
    [['--out', '--json'], /^option --out has no value/],
    [['--out', '--input=a=1'], /^option --out has no value/],
    [['--out', '--', 'x'], /^option --out has no value/],
    [['--out', 'a', '--out', 'b'], /^option --out stands twice: a and b\. Keep one\.$/],
    [['--trust', 'ab'], /^--trust is about --out, which is not given\./],
    [['--json', '--out', 'a'], /^--out would not be heeded beside --json\. Keep one\.$/],
  ])('are refused where they say nothing: %j', (words, message) => {
    expect(() => read(...words)).toThrow(message);
  });

  it('may begin with dashes after an equals sign, and one option may need another', () => {
    expect(read('--out=--json').out).toBe('--json');
    expect(readWords(['--trust', 'ab', '--out', 'a'], rules).one('trust')).toBe('ab');
  });
});

describe('a word with a separator', () => {
  it('is divided at the first', () => {
    expect(splitCommandWord('a=b=c', '=')).toEqual(['a', 'b=c']);
    expect(splitCommandWord('=b', '=')).toEqual(['', 'b']);
    expect(splitCommandWord('a', '=')).toEqual(['a', null]);
    expect(splitCommandWord('a::b', '::')).toEqual(['a', 'b']);
  });
});
