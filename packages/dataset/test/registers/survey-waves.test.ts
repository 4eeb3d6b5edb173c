import { InputError, notComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { type SurveyWaves, surveyWaves } from '../../src/index.ts';
import { plainTable } from '../example-values.ts';

const survey = plainTable({
  wave: ['2', '1', '2', '2'],
  department: ['response', 'response', 'custody', 'custody'],
  sex: ['F', 'M', 'F', 'F'],
  confident: ['yes', 'no', 'do not know', 'no'],
});

describe('waves of a survey', () => {
  it('stand in the order of time, with who was asked, who answered and who is sure', () => {
    const { waves, ordered, ends } = surveyWaves(survey) as SurveyWaves;
    expect(ordered).toEqual(waves);
    expect(ends).toEqual({ first: waves[0], last: waves[1] });
    expect(waves.map(({ wave, asked, answered, yes }) => ({ wave, asked, answered, yes }))).toEqual([
      { wave: '1', asked: 1, answered: 1, yes: 0 },
      { wave: '2', asked: 3, answered: 2, yes: 1 },
    ]);
    // One in three is of the response team, who are all sure; two in three of custody, where nobody is.
    expect(waves[1]!.weighted).toBeCloseTo(1 / 3, 12);
  });

  it('have no order where their names tell none, and those without a name stand last', () => {
    const waves = (names: readonly (string | null)[]) => {
      const same = names.map(() => 'a');
      const confident = names.map(() => 'yes');
      return surveyWaves(plainTable({ wave: names, department: same, sex: same, confident })) as SurveyWaves;
    };
    expect(waves(['Wave 10', null, 'Wave 9']).waves.map(({ wave }) => wave)).toEqual([
      'Wave 9',
      'Wave 10',
      'Not recorded',
    ]);
    expect(waves(['Wave 10', null, 'Wave 9']).ordered).toHaveLength(2);
    expect(waves(['pilot', 'main'])).toMatchObject({
      waves: [{ wave: 'main' }, { wave: 'pilot' }],
      ordered: { status: 'not-computed' },
    });
    expect(waves([null]).ordered).toEqual(notComputed('no row names its wave'));
    expect([waves([null]).ends, waves(['Wave 1']).ends, waves(['pilot', 'main']).ends]).toEqual([
      notComputed('no row names its wave'),
      notComputed('there is one wave alone'),
      waves(['pilot', 'main']).ordered,
    ]);
  });

  it('lack none of their columns', () => {
    expect(() => surveyWaves(plainTable({ wave: ['1'], department: ['a'], sex: ['F'] }))).toThrow(InputError);
  });
});

it('says of no wave how many are sure where no answer can be read, for nobody would be', () => {
  const told = surveyWaves(plainTable({ wave: ['1'], department: ['a'], sex: ['F'], confident: ['N/K'] }));
  expect(told).toEqual(notComputed('no answer of the survey says yes or no'));
});
