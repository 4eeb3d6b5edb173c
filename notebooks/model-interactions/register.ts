import { reachedFrom } from '@assay/statistics';

/** A model, tool or decision before the panel, or known to share data with one. */
export interface Model {
  readonly id: string;
  readonly name: string;
  /** As the panel's ledger has it, or `published` where only a public answer names it. */
  readonly stage: string;
  /** The decision that a person takes on its output. */
  readonly decision: string;
  /** Who answers for it, by role; the minutes name no one else. */
  readonly answersFor: string;
  readonly affects: string;
  readonly inputs: readonly string[];
  /** Other models whose output it reads. */
  readonly reads: readonly string[];
}

export const SOURCE =
  'Ethics Committee, 10 May 2023; Ethics Panel, 5 March 2025; West Midlands Police, answer 1353A/22 under the Freedom of Information Act';

/** Inputs that more than one model may share. */
export const INPUTS = [
  'person records',
  'contact records',
  'crime records',
  'custody records',
  'calls from the public',
  'staff list',
  'patrol records',
  'image decisions',
  'stop and search records',
] as const;

/**
 * The register: what is known from public papers. "Reads" follows from what a model counts: whoever counts by person stands on
 * merged person records.
 */
export const MODELS: readonly Model[] = [
  {
    id: 'MM',
    name: 'Match and merge',
    stage: 'operational',
    decision: 'whether two records are one person',
    answersFor: 'records system',
    affects: 'everyone with a record',
    inputs: ['person records'],
    reads: [],
  },
  {
    id: 'FSU',
    name: 'Frequent service users dashboard',
    stage: 'operational',
    decision: 'whom a local team looks at',
    answersFor: 'Data Lab, local policing',
    affects: 'people in frequent contact',
    inputs: ['contact records', 'calls from the public', 'custody records'],
    reads: ['MM'],
  },
  {
    id: 'PSD',
    name: 'Checking tool for Professional Standards',
    stage: 'in-principle',
    decision: 'whether a record of a member of staff is looked into',
    answersFor: 'Professional Standards',
    affects: 'staff, and people who share their names',
    inputs: ['staff list', 'crime records', 'contact records'],
    reads: ['MM'],
  },
  {
    id: 'RFS',
    name: 'Offender model',
    stage: 'request-return',
    decision: 'who is managed as an offender',
    answersFor: 'Data Lab, offender management',
    affects: 'people charged, or suspected',
    inputs: ['crime records', 'custody records', 'stop and search records'],
    reads: ['MM'],
  },
  {
    id: 'OP',
    name: 'Optimal patrols',
    stage: 'operational',
    decision: 'where and when patrols go',
    answersFor: 'Data Lab, local policing',
    affects: 'residents of sectors',
    inputs: ['crime records', 'calls from the public', 'patrol records'],
    reads: [],
  },
  {
    id: 'KNIFE',
    name: 'Knife crime forecast',
    stage: 'published',
    decision: 'where resources go over four weeks',
    answersFor: 'Data Lab',
    affects: 'residents of squares of a kilometre',
    inputs: ['crime records', 'stop and search records'],
    reads: [],
  },
  {
    id: 'VIOLENCE',
    name: 'Serious violence forecast',
    stage: 'published',
    decision: 'where resources go over four weeks',
    answersFor: 'Data Lab',
    affects: 'residents of squares of half a kilometre',
    inputs: ['crime records', 'stop and search records'],
    reads: [],
  },
  {
    id: 'IIC',
    name: 'Image upload policy',
    stage: 'in-principle',
    decision: 'whether an image is uploaded, and what follows',
    answersFor: 'child protection',
    affects: 'children',
    inputs: ['image decisions'],
    reads: [],
  },
  {
    id: 'CAM',
    name: 'Smart safety cameras',
    stage: 'withdrawn',
    decision: 'none: withdrawn',
    answersFor: 'commissioner’s office',
    affects: 'nobody now',
    inputs: [],
    reads: [],
  },
];

/** What a model's consequences write into the records that models read later: the loops. */
export const FEEDBACK: readonly {
  readonly from: string;
  readonly into: (typeof INPUTS)[number];
  readonly how: string;
}[] = [
  { from: 'OP', into: 'patrol records', how: 'patrols are recorded where they are sent' },
  { from: 'OP', into: 'stop and search records', how: 'officers stop people where they are' },
  { from: 'OP', into: 'crime records', how: 'patrols find offences where they are' },
  { from: 'KNIFE', into: 'stop and search records', how: 'officers stop people where they are' },
  { from: 'VIOLENCE', into: 'stop and search records', how: 'officers stop people where they are' },
  { from: 'FSU', into: 'contact records', how: 'a visit to a flagged person is a contact' },
  { from: 'RFS', into: 'custody records', how: 'people who are managed are arrested more readily' },
  { from: 'PSD', into: 'crime records', how: 'what a check finds becomes a record' },
];

/** Every model that stands, directly, through others or through what they write, on an input or a model. */
export function standsOnIt(start: string, models: readonly Model[] = MODELS, feedback = FEEDBACK): Set<string> {
  const reached = reachedFrom(start, (own) => [
    ...models.filter(({ inputs, reads }) => inputs.includes(own) || reads.includes(own)).map(({ id }) => id),
    ...feedback.filter(({ from }) => from === own).map(({ into }) => into),
  ]);
  return new Set(models.map(({ id }) => id).filter((id) => reached.includes(id)));
}
