import { reachedFrom } from '@assay/statistics';

/** A model, tool or decision before the panel, or known to share data with one. */
export interface RegisteredModel {
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

/** Models, what they read, and what their consequences write into what models read later. */
export interface ModelRegister {
  /** Where it is from. */
  readonly source: string;
  /** Inputs that more than one model may share. */
  readonly inputs: readonly string[];
  readonly models: readonly RegisteredModel[];
  /** The loops: what a model's consequences write into records. */
  readonly feedback: readonly { readonly from: string; readonly into: string; readonly how: string }[];
}

/**
 * The register of models: what is known from public papers. "Reads" follows from what a model counts: whoever counts by person
 * stands on merged person records.
 */
export const MODEL_REGISTER: ModelRegister = {
  source:
    'Ethics Committee, 10 May 2023; Ethics Panel, 5 March 2025; West Midlands Police, answer 1353A/22 under the Freedom of Information Act',
  inputs: [
    'person records',
    'contact records',
    'crime records',
    'custody records',
    'calls from the public',
    'staff list',
    'patrol records',
    'image decisions',
    'stop and search records',
  ],
  models: [
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
  ],
  feedback: [
    { from: 'OP', into: 'patrol records', how: 'patrols are recorded where they are sent' },
    { from: 'OP', into: 'stop and search records', how: 'officers stop people where they are' },
    { from: 'OP', into: 'crime records', how: 'patrols find offences where they are' },
    { from: 'KNIFE', into: 'stop and search records', how: 'officers stop people where they are' },
    { from: 'VIOLENCE', into: 'stop and search records', how: 'officers stop people where they are' },
    { from: 'FSU', into: 'contact records', how: 'a visit to a flagged person is a contact' },
    { from: 'RFS', into: 'custody records', how: 'people who are managed are arrested more readily' },
    { from: 'PSD', into: 'crime records', how: 'what a check finds becomes a record' },
  ],
};

type Models = Pick<ModelRegister, 'models'>;

/**
 * Which models read this input, or stand on this model, without another between them?
 *
 * @example
 * modelsReading(MODEL_REGISTER, 'staff list').map(({ id }) => id) // ['PSD']
 */
export function modelsReading({ models }: Models, start: string): RegisteredModel[] {
  return models.filter(({ inputs, reads }) => inputs.includes(start) || reads.includes(start));
}

/**
 * Which models stand, directly, through others or through what they write, on an input or a model? A model that a way leads back to
 * stands on itself.
 *
 * @returns Their ids, in the order of the register.
 *
 * @example
 * modelsStandingOn(MODEL_REGISTER, 'image decisions') // ['IIC']
 */
export function modelsStandingOn(
  { models, feedback }: Pick<ModelRegister, 'models' | 'feedback'>,
  start: string,
): string[] {
  const reached = reachedFrom(start, (own) => [
    ...modelsReading({ models }, own).map(({ id }) => id),
    ...feedback.filter(({ from }) => from === own).map(({ into }) => into),
  ]);
  return models.map(({ id }) => id).filter((id) => reached.includes(id));
}

/** That something passes from an input or a model into a model or an input. */
export interface Lineage {
  readonly from: string;
  readonly to: string;
  readonly what: string;
}

/**
 * What passes into what: records into models, who is one person from one model into another, and what consequences write back.
 *
 * @example
 * lineageOf(MODEL_REGISTER)[0] // { from: 'person records', to: 'MM', what: 'records' }
 */
export function lineageOf({ models, feedback }: Pick<ModelRegister, 'models' | 'feedback'>): Lineage[] {
  return [
    ...models.flatMap(({ id, inputs }) => inputs.map((input) => ({ from: input, to: id, what: 'records' }))),
    ...models.flatMap(({ id, reads }) => reads.map((read) => ({ from: read, to: id, what: 'who is one person' }))),
    ...feedback.map(({ from, into, how }) => ({ from, to: into, what: how })),
  ];
}
