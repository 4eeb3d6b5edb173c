import { dictionaryColumn, textAt } from '@assay/statistics';
import { expect, it } from 'vitest';
import { codeList, recordedCodes } from '../../src/index.ts';

it('reads each word as the list does, keeps blanks and words for not knowing apart from words that nobody can read', () => {
  const texts = ['Discovered by police', 'reported to police', null, 'not stated', 'Zulu', 'ON PATROL'];
  const { column, unread } = recordedCodes(dictionaryColumn(texts), codeList('event-source'));
  expect(texts.map((_, row) => textAt(column, row))).toEqual(['police', 'public', null, null, null, 'police']);
  expect(unread).toEqual(['Zulu']);
});

it('knows the parts of an evaluation by the words of files and of reports', () => {
  const words = ['Treatment', 'patrolled', 'Buffer', 'neighbouring', 'comparison', 'City Centre', 'too near'];
  const { column } = recordedCodes(dictionaryColumn(words), codeList('evaluation-part'));
  expect(words.map((_, row) => textAt(column, row))).toEqual([
    'treated',
    'treated',
    'buffer',
    'buffer',
    'control',
    'city centre',
    'too near',
  ]);
});

it('puts what the list does not have under another name where one is given, and still tells it', () => {
  const texts = ['Somali', 'Martian', null, 'irish'];
  const { column, unread } = recordedCodes(dictionaryColumn(texts), codeList('name-origin'), { otherwise: 'Other' });
  expect(texts.map((_, row) => textAt(column, row))).toEqual([
    'African or Caribbean',
    'Other',
    null,
    'British or Irish',
  ]);
  expect(unread).toEqual(['Martian']);
});
