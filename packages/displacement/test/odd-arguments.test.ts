import * as statistics from '@assay/statistics';
import { describeOddArguments } from '@assay/testing/odd-arguments';
import * as displacement from '../src/index.ts';
import * as values from './example-values.ts';

const VISITS = 'a visit without a day or a sector is one of which nothing is known';
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
  mayPassOverNaN: {
    cityOverrides: VISITS,
    eventsOfCounts: 'passes on counts that a counter made, as they stand',
    protocolDecisions: 'puts into words what frozenProtocol checked',
    widestLead: 'looks at the leads that leadEffects made, one by one',
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
