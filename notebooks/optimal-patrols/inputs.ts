import { PATROL_TABLES } from '@assay/dataset';
import { eventCounter } from '@assay/displacement';
import { input, parameter } from '@assay/notebook';

export const events = input('events', 'Recorded events', {
  description:
    'One row per recorded crime or incident: where (metres, or degrees of longitude and latitude), when, what, and whether the public reported it or officers found it.',
  dataset: 'patrol-events',
  fields: PATROL_TABLES.events,
  counted: [
    {
      name: 'by-area',
      counter: eventCounter,
      fields: {
        time: 'time',
        area: 'area_code',
        month: 'month',
        offence: 'offence_type',
        source: 'source',
        x: 'x_metres',
        y: 'y_metres',
        harm: 'harm_weight',
      },
      options: { interventionDate: 'interventionDate' },
    },
  ],
});

export const sectors = input('sectors', 'Sectors', {
  description:
    'One row per sector: its boundary (GeoJSON geometry, in the units of the events), who lives there, and its part in the evaluation (treated, buffer, control, city centre).',
  dataset: 'patrol-events',
  optional: true,
  fields: PATROL_TABLES.sectors,
});

export const patrols = input('patrols', 'Patrol visits', {
  description:
    'One row per visit: when, where it was planned, where it went, by whom it was planned, why it was overridden. Or one row per ping of a device: when, which unit, where; stays of five minutes or more in a sector become visits.',
  dataset: 'patrol-events',
  optional: true,
  fields: PATROL_TABLES.visits,
});

export const survey = input('survey', 'Confidence survey', {
  description: 'One row per answer: sector, day and confidence in the local police.',
  dataset: 'patrol-events',
  optional: true,
  fields: PATROL_TABLES.answers,
});

export const interventionDate = parameter.date('interventionDate', 'First day of patrols by the model', {
  description: 'Events before it are the baseline, later ones the follow-up.',
  fromData: 'the first visit that the model planned',
});

export const chosenBy = parameter.date('chosenBy', 'Last day of the records that chose the patrolled sectors', {
  description:
    'Sectors chosen for a bad spell have a better one by themselves: the baseline begins a month after the records that chose them.',
  fromData: 'taken to lie in the earlier half of the time before patrols',
});

export const patrolFrom = parameter.integer('patrolFrom', 'Patrols from this hour', {
  description: 'First hour of the day in which the model sends patrols.',
  fromData: 'the shortest run of hours with nineteen in twenty visits that the model planned',
  within: [0, 23],
});

export const patrolTo = parameter.integer('patrolTo', 'Patrols to this hour', {
  description: 'Hour of the day at which patrols end.',
  fromData: 'the shortest run of hours with nineteen in twenty visits that the model planned',
  within: [0, 23],
});

export const patrolledSectors = parameter.text(
  'patrolledSectors',
  'Patrolled sectors, where the boundaries do not say',
  {
    description:
      'Names with semicolons between. The others serve as buffers within the rings and as comparison beyond.',
    default: '',
  },
);

export const adjacentHours = parameter.integer('adjacentHours', 'Hours either side where crime may move to', {
  description: 'Compared with the rest of the day.',
  default: 3,
  within: [1, 8],
});

export const ringMetres = parameter.number('ringMetres', 'Width of a ring, metres', {
  description: 'Two rings of this width are drawn round the patrolled sectors.',
  fromData: 'half the side of a sector of middling size',
  within: [100, 5000],
});

export const topSectors = parameter.integer('topSectors', 'Sectors that can be patrolled', {
  description: 'How many sectors the score can choose.',
  fromData: 'as many as are patrolled; where none is, a tenth of all',
  within: [1, 200],
});

export const margin = parameter.number('margin', 'Share of prevented crime whose displacement would matter', {
  description: 'The evaluation is asked whether displacement of this share can be ruled out.',
  default: 0.5,
  within: [0.05, 1],
});

function offence<const Name extends string>(name: Name, title: string, usual: string, none = '') {
  return parameter.text(name, title, { description: `As in the offence column${none}.`, default: usual });
}

export const drugOffence = offence('drugOffence', 'Name of drug offences', 'drugs');
export const domesticOffence = offence('domesticOffence', 'Name of domestic abuse', 'domestic abuse');
export const drivingOffence = offence('drivingOffence', 'Name of dangerous driving', 'dangerous driving');
export const violenceOffence = offence('violenceOffence', 'Name of violence', 'violence');
export const nearRepeatOffence = offence(
  'nearRepeatOffence',
  'Offence tested for near repeats',
  'burglary',
  '; every event where the file has no offences',
);

export const OFFENCES = { drugOffence, domesticOffence, drivingOffence, violenceOffence, nearRepeatOffence };
