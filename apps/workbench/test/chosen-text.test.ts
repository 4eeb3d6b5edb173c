import type { Parameter } from '@assay/notebook';
import { DEFAULT_SEED } from '@assay/notebook/run';
import type { ReportSource } from '@assay/report';
import { describe, expect, it } from 'vitest';
import { chosenText, madeOfText } from '../src/page/chosen-text.ts';

const parameters = [
  { kind: 'number', name: 'level', title: 'Level', description: '', default: 0.95, minimum: 0, maximum: 1 },
  { kind: 'switch', name: 'wide', title: 'Widely', description: '', default: false },
] as readonly Parameter[];
const usual = { parameters: { level: 0.95, wide: false }, seed: DEFAULT_SEED };
const other = { parameters: { level: 0.9, wide: false, old: 'x' }, seed: 7 };

describe('what was chosen for a run', () => {
  const input = (more: object) => ({ name: 'people', dataset: null, files: [], source: 'none', ...more });
  const data = input({ dataset: 'people', files: [{}], source: 'published' });
  const sent = input({ name: 'staff', files: [{}], source: 'own' });
  const text = (run: object, ...inputs: object[]) =>
    chosenText({ runs: { record: () => ({ run, inputs }) } } as never, {} as never, parameters);

  it('is told by the notebook’s own titles, and by name where it has no such parameter any more', () => {
    expect(text(usual, data)).toBe('usual choices');
    expect(text(other, data)).toBe('Level: 0.9, old: x, seed 7');
    expect(text({ ...usual, parameters: { level: 0.95, wide: true } }, data)).toBe('Widely: true');
  });

  it('is a file where one was sent, and an example where rows were invented', () => {
    expect(text(usual, sent)).toBe('a file that was sent');
    expect(text(usual, data, sent)).toBe('a file that was sent');
    expect(text(usual, input({}))).toBe('usual choices');
    expect(text(usual, { ...data, source: 'invented' })).toBe('Example on invented data, usual choices');
    expect(text(other, { ...data, source: 'invented' }, sent)).toBe(
      'Example on invented data: people invented beside own staff, Level: 0.9, old: x, seed 7, a file that was sent',
    );
  });

  it('is not guessed where its record cannot be read', () => {
    expect(chosenText({ runs: { record: () => null } } as never, {} as never, parameters)).toBe(
      'its record cannot be read',
    );
  });
});

describe('what a report was made of', () => {
  const text = (run: object, inputs?: object) =>
    madeOfText(
      { results: { run }, record: inputs === undefined ? null : { inputs } } as unknown as ReportSource,
      parameters,
    );
  const own = { from: 'a file of the force', source: 'own', rows: 1200 };

  it('is nothing to tell of where it is the project’s own data and the usual choices', () => {
    const given = { from: 'a data set', rows: 5 };
    expect(text(usual)).toBeNull();
    expect(
      text(usual, {
        people: { ...given, source: 'invented' },
        staff: { ...given, source: 'published' },
        old: { from: 'nothing', source: 'own', rows: 0 },
      }),
    ).toBeNull();
    expect(text(other)).toBe('With Level: 0.9, old: x, seed 7');
  });

  it('is each file of the force with its rows, as far as they are told', () => {
    expect(text(usual, { people: own })).toBe('Made of a file of the force (1,200 rows), with the usual choices');
    const two = { people: { ...own, rows: null }, staff: { ...own, from: 'another', rows: 1 } };
    expect(text(other, two)).toBe(
      'Made of a file of the force (how many rows is not told), another (1 row), with Level: 0.9, old: x, seed 7',
    );
  });
});
