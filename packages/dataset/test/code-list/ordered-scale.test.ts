import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { codeList, codeOf, orderedAnswers } from '../../src/index.ts';

const scales = ['csew-agreement', 'csew-rating', 'confidence-five'].map(codeList);
const scoreOf = (answers: (string | null)[]) => {
  const result = orderedAnswers(dictionaryColumn(answers), scales);
  return result.status === 'computed' ? [...result.score] : result.reason;
};

describe('ordered answers', () => {
  it('stand where the wording says, in whatever order they appear', () => {
    expect(scoreOf(['Tend to disagree', 'Strongly agree', 'Neither agree nor disagree', 'Strongly disagree'])).toEqual([
      2, 5, 3, 1,
    ]);
    expect(scoreOf(['Good', 'Very poor', 'Excellent', 'Fair', 'Poor'])).toEqual([4, 1, 5, 3, 2]);
    expect(scoreOf(['very high', 'neither', 'very low'])).toEqual([5, 3, 1]);
  });
  it('set "Don’t know" apart from every level, however it is spelt', () => {
    expect(scoreOf(['Tend to agree', "Don't know", 'Don’t know', 'Refused', null])).toEqual([
      4,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    const result = orderedAnswers(dictionaryColumn(['Good', "Don't know", null]), scales);
    expect(result).toMatchObject({ nWithoutAnswer: 2, scale: 'How good a job, five levels' });
  });
  it('may be numbers', () => {
    expect(scoreOf(['1', '5', '3', "don't know"])).toEqual([1, 5, 3, Number.NaN]);
    expect(scoreOf(['0', '10', "Don't know", '7', null])).toEqual([0, 10, Number.NaN, 7, Number.NaN]);
    expect(orderedAnswers(dictionaryColumn(['0', '10', "don't know"]), scales)).toMatchObject({
      scale: 'as numbered, highest best',
      nWithoutAnswer: 1,
    });
    expect(scoreOf(['10', 'ten'])).toContain('the order of these answers is not known: “10”, “ten”');
    expect(scoreOf(['100'])).toContain('the order of these answers is not known: “100”');
  });
  it('are not guessed at', () => {
    expect(scoreOf(['Meh', 'Good'])).toContain('the order of these answers is not known: “Meh”');
    expect(scoreOf(['Good', 'Tend to agree'])).toContain('mix the wordings of several scales');
    expect(scoreOf([null])).toBe('no answer was given');
    expect(scoreOf(["Don't know"])).toEqual([Number.NaN]);
  });
});

describe('who brought an event to notice', () => {
  it.each([
    ['discovered by police', 'police'],
    ['Police generated', 'police'],
    ['reported by the public', 'public'],
    // A pattern over the word "police" would take these for finds.
    ['Reported to police', 'public'],
    ['not recorded', null],
    ['police dog show', undefined],
  ])('%s', (text, code) => expect(codeOf(codeList('event-source'), text)).toBe(code));
});
