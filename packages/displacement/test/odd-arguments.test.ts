import * as statistics from '@assay/statistics';
import { describeOddArguments } from '@assay/testing/odd-arguments';
import * as displacement from '../src/index.ts';
import * as values from './example-values.ts';

const MISSING = 'NaN is what is missing in this column, and stays so';

await describeOddArguments({
  source: new URL('../src/', import.meta.url),
  face: displacement,
  scope: { ...statistics, ...values },
  longCalls: { urnByRule: 'simulates hundreds of runs' },
  ownValues: {
    city: 'cityOf made it of checked columns',
    cityChoices: 'cityAblations made it of the city',
  },
  mayAnswerNaN: {
    cityOf: MISSING,
    columnsOfCounts: MISSING,
    distanceToNearest: MISSING,
    hoursOfDay: MISSING,
    nationalGrid: MISSING,
    onOneMap: MISSING,
    patrolExposure: MISSING,
    placeEvents: MISSING,
    stripsOfPlaces: MISSING,
    projectDegrees: MISSING,
    timesWithMonths: MISSING,
  },
});
