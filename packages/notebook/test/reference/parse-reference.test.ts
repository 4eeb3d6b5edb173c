import { describe, expect, it } from 'vitest';
import { findReferences, parseReference } from '../../src/index.ts';

describe('parseReference', () => {
  it.each([
    ['false-pairs.share', { kind: 'finding', id: 'false-pairs.share', part: 'value', format: null }],
    ['false-pairs.share:low | percent', { kind: 'finding', id: 'false-pairs.share', part: 'low', format: 'percent' }],
    [
      'tolerance.pairs[2, 2].truePairs|count',
      { kind: 'table-cell', id: 'tolerance.pairs', row: '2,2', column: 'truePairs', format: 'count' },
    ],
    ['parameter:costRatio', { kind: 'parameter', name: 'costRatio', format: null }],
  ])('reads %s', (text, expected) => expect(parseReference(text)).toEqual(expected));

  it.each(['', 'Upper.case', 'a | percentage', 'a | count | percent', 'a[1]', 'a:middle', 'parameter:'])(
    'refuses {%s} and says what to write',
    (text) => expect(() => parseReference(text)).toThrow(/reference .*\. (Use|Keep|Write) |not a reference: .*Write /),
  );
});

describe('findReferences', () => {
  it('tells each reference with its line and leaves code alone', () => {
    const markdown = [
      '# Title',
      '',
      'Of {n | count}, `{not.this}`.',
      '```',
      '{nor.this}',
      '```',
      '{figure: curve}',
    ].join('\n');
    const { references, blocks } = findReferences(markdown);
    expect(references).toEqual([
      { reference: { kind: 'finding', id: 'n', part: 'value', format: 'count' }, text: '{n | count}', line: 3 },
    ]);
    expect(blocks).toEqual([{ block: { kind: 'figure', id: 'curve' }, line: 7 }]);
  });
});
