import { describe, expect, it } from 'vitest';
import { questionLedger, unansweredQuestions } from '../src/index.ts';

const rows = [
  { id: 'MM-P1', text: 'Which tolerance?', minute: '5 March 2025, item 4' },
  { id: 'PSD-R6/C2', text: 'Report false positives', minute: '10 May 2023, item 3' },
];

describe('questionLedger', () => {
  it('reads system and kind out of the id', () => {
    const ledger = questionLedger(rows);
    expect(ledger.find('MM-P1')).toMatchObject({ system: 'MM', kind: 'presenter-question' });
    expect(ledger.ofSystem('PSD').map(({ id }) => id)).toEqual(['PSD-R6/C2']);
    expect(ledger.find('MM-Q9')).toBeNull();
  });
  it('tells every fault at once', () => {
    expect(() =>
      questionLedger([...rows, rows[0]!, { id: 'mm1', text: 'x', minute: 'y' }, { id: 'MM-Q1', text: 'x' }]),
    ).toThrow(/MM-P1 stands twice; row 4 has the id "mm1"; MM-Q1 has no minute/);
  });
  it('tells whether a text or a minute is missing', () => {
    const faulty = (parts: object) => () => questionLedger([{ ...rows[0]!, ...parts }]);
    expect(faulty({ text: ' ' })).toThrow('MM-P1 has no text.');
    expect(faulty({ minute: ' ' })).toThrow('MM-P1 has no minute.');
  });
  it('lists what no finding answers and no notebook excuses', () => {
    const { questions } = questionLedger(rows);
    expect(unansweredQuestions(questions, []).map(({ id }) => id)).toEqual(['MM-P1', 'PSD-R6/C2']);
    expect(
      unansweredQuestions(questions, [{ questions: ['MM-P1'], unanswerable: { 'PSD-R6/C2': 'no data' } }]),
    ).toEqual([]);
  });
});
