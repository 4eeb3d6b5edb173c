import { defineNotebook, figure } from '@assay/notebook';
import { accuracyFindings } from './findings/accuracy.ts';
import { mapFindings } from './findings/boundaries.ts';
import { callsFindings } from './findings/calls.ts';
import { dataFindings } from './findings/data.ts';
import { designFindings } from './findings/designs.ts';
import { displacementFindings } from './findings/displacement.ts';
import { confidenceFindings, evaluationFindings } from './findings/evaluation.ts';
import { feedbackFindings } from './findings/feedback.ts';
import { sectorMap } from './findings/maps.ts';
import { nearRepeatFindings } from './findings/near-repeat.ts';
import { overrideFindings } from './findings/overrides.ts';
import { peopleFindings } from './findings/people.ts';
import { protocolFindings } from './findings/protocol.ts';
import { scoreFindings } from './findings/score.ts';
import { timeAndTypeFindings } from './findings/time-and-type.ts';

const NOT_IN_DATA =
  'Whom the force asked, told and heard is in no record of events or patrols; it takes a log of engagement by sector.';

export default defineNotebook({
  id: 'optimal-patrols',
  title: 'Optimal patrols: does a hotspot model move harm, feed on itself, or fool its evaluator',
  system: 'OP',
  summary:
    'Whether crime moved when patrols went where a model sent them, who lived under them, and whether the evaluation could have known.',
  questions:
    'OP-Q1 OP-Q2 OP-Q3 OP-Q4 OP-Q5 OP-Q6 OP-Q7 OP-Q8 OP-C1 OP-C2 OP-C3 OP-C4 OP-C5 OP-C6 OP-D1 OP-D3 OP-R1 OP-R2',
  unanswerable: { 'OP-C7': NOT_IN_DATA, 'OP-D2': NOT_IN_DATA },
  cells: [
    dataFindings,
    displacementFindings,
    timeAndTypeFindings,
    evaluationFindings,
    nearRepeatFindings,
    feedbackFindings,
    scoreFindings,
    peopleFindings,
    overrideFindings,
    callsFindings,
    designFindings,
    confidenceFindings,
    accuracyFindings,
    mapFindings,
    sectorMap,
    protocolFindings,
  ],
  figures: [
    figure('with-and-without', 'displacement.expected', {
      chart: {
        kind: 'plot',
        marks: [
          { mark: 'interval', low: 'expectedLow', high: 'expectedHigh', y: 'zone' },
          { mark: 'dumbbell', from: 'expected', to: 'recorded', y: 'zone' },
        ],
        x: { label: 'Crimes while patrols went' },
      },
      caption: 'Crimes recorded while patrols went, against what the comparison suggests without them',
      summary:
        'In patrolled sectors {displacement.expected[patrolled].recorded} crimes were recorded where the comparison suggests {displacement.expected[patrolled].expected} ({displacement.expected[patrolled].expected | interval} crimes). The line is the range of what it suggests.',
    }),
    figure('crime-map', 'map.sectors', {
      chart: { kind: 'plot', marks: [{ mark: 'symbols', geometry: 'geometry', size: 'events', label: 'sector' }] },
      caption: 'Recorded events by sector',
      summary: 'A map of {data.events | count} recorded events by sector; the larger the circle, the more.',
    }),
    figure('hotspot-map', 'map.sectors', {
      chart: { kind: 'map', geometry: 'geometry', value: 'z', label: 'sector' },
      caption: 'Where crime piles up beyond the city’s average',
      summary: 'A map of the hotspot statistic by sector; high values lie together where crime does.',
    }),
    figure('ring-map', 'map.sectors', {
      chart: { kind: 'map', geometry: 'geometry', value: 'distance', label: 'sector' },
      caption: 'Distance from the nearest patrolled sector, in metres',
      summary: 'A map of distance: patrolled sectors at none, their neighbours next, comparison sectors furthest.',
    }),
    figure('ring-ratios', 'displacement.rings', {
      chart: { kind: 'interval', label: 'zone', value: 'ratio', low: 'low', high: 'high', reference: 1 },
      caption: 'Crime after patrols as a multiple of what areas further away suggest',
      summary:
        'In the patrolled sectors the multiple is {displacement.rings[patrolled].ratio | decimal2}, in the first ring {displacement.rings[first ring].ratio | decimal2}, in the second {displacement.rings[second ring].ratio | decimal2}.',
    }),
    figure('false-alarms', 'placebo.table', {
      chart: { kind: 'bar', x: 'method', y: 'alarms' },
      caption: 'How often a change is announced where nobody patrolled',
      summary:
        'The usual method announces a change in {placebo.table[as usual].alarms} trials where nobody patrolled, this report’s in {placebo.table[as this report does].alarms}.',
    }),
    figure('exposure-by-group', 'exposure.table', {
      chart: { kind: 'bar', x: 'group', y: 'after' },
      caption: 'Patrol visits where each group lives, over those where everyone lives',
      summary:
        'After the model, visits where Black residents live are {exposure.table[Black].after} those where everyone lives, and where White residents live {exposure.table[White].after}.',
    }),
    figure('near-repeats', 'near.table', {
      chart: { kind: 'heat', x: 'days', y: 'distance', value: 'ratio' },
      caption: 'Pairs of events near in space and time, over chance',
      summary: 'Pairs within two hundred metres and a week are {near.ratio} as many as chance gives.',
    }),
  ],
});
