import type { CodeList } from './code-list.ts';

/** Who brought an event to notice: what officers find follows where they go, what the public reports does not. */
export const eventSources: CodeList = {
  name: 'event-source',
  title: 'Reported by the public or found by police',
  source:
    'Ours, after the words that force systems hold; where a file has a word that is not here, nobody can tell the two apart',
  entries: [
    {
      code: 'public',
      label: 'Reported by the public',
      aliases: [
        'reported',
        'public report',
        'reported to police',
        'report to police',
        'victim',
        'reported by victim',
        'witness',
        'third party',
        'member of the public',
        'mop',
        'caller',
        'call',
        'telephone',
        '999',
        '101',
        'online',
        'online report',
        'front office',
        'front desk',
      ],
    },
    {
      code: 'police',
      label: 'Found by police',
      aliases: [
        'discovered',
        'discovered by police',
        'police discovered',
        'found by officer',
        'found by officers',
        'officer',
        'officer initiated',
        'police officer',
        'police generated',
        'police initiated',
        'proactive',
        'on patrol',
      ],
    },
  ],
  missing: ['not stated', 'not recorded', 'unknown', 'not known', 'n/k', 'other'],
};

/** Who planned a visit: only those that the model planned tell of the model. */
export const visitPlanners: CodeList = {
  name: 'visit-planner',
  title: 'Who planned a visit',
  source: 'Ours',
  entries: [
    { code: 'model', label: 'The model', aliases: ['model', 'algorithm', 'tool', 'software', 'by model', 'optimiser'] },
    {
      code: 'people',
      label: 'People',
      aliases: ['officer', 'officers', 'sergeant', 'supervisor', 'control room', 'human', 'manual', 'analyst'],
    },
  ],
  missing: ['not stated', 'unknown', 'not known', 'n/k'],
};

/** Which part a sector has in an evaluation of patrols, and as a report names it. */
export const evaluationParts: CodeList = {
  name: 'evaluation-part',
  title: 'Part of a sector in an evaluation',
  source: 'Ours',
  entries: [
    { code: 'treated', label: 'patrolled', aliases: ['treatment', 'patrol'] },
    { code: 'buffer', label: 'neighbouring', aliases: ['displacement'] },
    { code: 'too near', label: 'too near to compare' },
    { code: 'control', label: 'comparison' },
    { code: 'city centre', label: 'city centre' },
  ],
};

const NO_ANSWER = [
  "don't know",
  'dont know',
  'do not know',
  'dk',
  'no opinion',
  'not applicable',
  'not stated',
  'prefer not to say',
  'refused',
  'no answer',
];

/** Answers to "I have confidence in the police in this area", lowest first. */
export const agreementScale: CodeList = {
  name: 'csew-agreement',
  title: 'Agreement, five levels',
  source:
    'Crime Survey for England and Wales, questions on the police in this area; wording from its published questionnaire',
  entries: [
    { code: '1', label: 'Strongly disagree' },
    { code: '2', label: 'Tend to disagree', aliases: ['disagree', 'slightly disagree'] },
    { code: '3', label: 'Neither agree nor disagree', aliases: ['neither', 'neutral'] },
    { code: '4', label: 'Tend to agree', aliases: ['agree', 'slightly agree'] },
    { code: '5', label: 'Strongly agree' },
  ],
  missing: NO_ANSWER,
};

/** Answers to "how good a job are the police in this area doing", lowest first. */
export const ratingScale: CodeList = {
  name: 'csew-rating',
  title: 'How good a job, five levels',
  source:
    'Crime Survey for England and Wales, questions on the police in this area; wording from its published questionnaire',
  entries: [
    { code: '1', label: 'Very poor' },
    { code: '2', label: 'Poor' },
    { code: '3', label: 'Fair' },
    { code: '4', label: 'Good' },
    { code: '5', label: 'Excellent' },
  ],
  missing: NO_ANSWER,
};

/** Confidence named by level, lowest first. */
export const confidenceScale: CodeList = {
  name: 'confidence-five',
  title: 'Confidence, five levels',
  source: 'Ours',
  entries: [
    { code: '1', label: 'Very low', aliases: ['not at all confident', 'no confidence'] },
    { code: '2', label: 'Low', aliases: ['not very confident'] },
    { code: '3', label: 'Neither', aliases: ['medium', 'neither high nor low', 'neither confident nor not confident'] },
    { code: '4', label: 'High', aliases: ['fairly confident', 'confident'] },
    { code: '5', label: 'Very high', aliases: ['very confident'] },
  ],
  missing: NO_ANSWER,
};
