import * as statistics from '@assay/statistics';
import { describeOddArguments } from '@assay/testing/odd-arguments';
import * as displacement from '../src/index.ts';
import * as values from './example-values.ts';

const MISSING = 'NaN is what is missing in this column, and stays so';
const MADE = 'takes what this package made or read: areas, panels, changes, weights, counts, which hold no NaN';
const UNCHECKED = 'does not check each number yet: its callers count the columns themselves';

await describeOddArguments({
  source: new URL('../src/', import.meta.url),
  face: displacement,
  scope: { ...statistics, ...values },
  longCalls: { urnByRule: 'simulates hundreds of runs' },
  mayAnswerNaN: {
    distanceToNearest: MISSING,
    hoursOfDay: MISSING,
    nationalGrid: MISSING,
    onOneMap: MISSING,
    patrolExposure: MISSING,
    placeEvents: MISSING,
    projectDegrees: MISSING,
    ablationsOfOffences: MADE,
    areaPanelOf: MADE,
    areaSquareMetres: MADE,
    boundsOfAreas: MADE,
    changeAs: MADE,
    crimesBeyond: MADE,
    evaluationPower: MADE,
    eventsOfCounts: MADE,
    frozenProtocol: MADE,
    geary: MADE,
    hotspotsBeyondChance: MADE,
    moran: MADE,
    patrolScorePartsBehind: MADE,
    ringWidthOf: MADE,
    scoreParts: MADE,
    shareMoved: MADE,
    simplifiedArea: MADE,
    withParts: MADE,
    comparableAreas: UNCHECKED,
    displacementPower: UNCHECKED,
    displacementRatio: UNCHECKED,
    harmBeyond: UNCHECKED,
    hotspotAccuracy: UNCHECKED,
    harmWeightedDifference: UNCHECKED,
    overrideAudit: UNCHECKED,
    patrolEvaluation: UNCHECKED,
    periodsRoundStart: UNCHECKED,
    predictiveAccuracy: UNCHECKED,
    scoreAblation: UNCHECKED,
    similarityBySampling: UNCHECKED,
    windowContrast: UNCHECKED,
    zoneComparison: UNCHECKED,
  },
});
