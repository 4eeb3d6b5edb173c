import type { Person } from '../security/person.ts';

/** What an entry of a kind is called, who may record it, and what it holds beside its text. */
export interface EntryKindDeclaration {
  readonly title: string;
  readonly by: readonly Person['role'][];
  /** Whether it can be recorded on a submission's page. */
  readonly onSubmission?: true;
  readonly takes?: readonly ('outcome' | 'stage' | 'answers' | 'owner' | 'due')[];
}

const everyone = ['analyst', 'reviewer', 'secretary', 'member', 'local'] as const;
/** What the panel said is the chair's or secretary's to record; without log-in it is a note, and says so. */
const keepers = ['secretary', 'local'] as const;

/** Every kind of entry, with who may record it: the one place that says so. */
export const entryKinds = {
  comment: { title: 'Comment', by: everyone },
  answer: { title: 'Answer', by: everyone, onSubmission: true, takes: ['answers'] },
  disclosure: { title: 'Disclosure decision', by: ['reviewer'] },
  certificate: { title: 'Rerun certificate', by: ['analyst', 'reviewer', 'local'] },
  'sign-off': { title: 'Sign-off', by: ['reviewer'] },
  outcome: { title: 'Outcome recorded', by: keepers, onSubmission: true, takes: ['outcome'] },
  stage: { title: 'Stage', by: keepers, onSubmission: true, takes: ['stage'] },
  recommendation: { title: 'Recommendation', by: keepers, onSubmission: true },
  action: { title: 'Action', by: keepers, onSubmission: true, takes: ['owner', 'due'] },
  'action-done': { title: 'Action done', by: keepers, onSubmission: true, takes: ['answers'] },
  attendance: { title: 'Attendance', by: keepers },
  /** A member's own; the chair or secretary also records somebody else's, and names them. */
  dissent: { title: 'Dissent', by: ['secretary', 'member', 'local'], onSubmission: true, takes: ['owner'] },
  question: { title: 'Question', by: ['secretary', 'member', 'local'], onSubmission: true },
} as const satisfies Readonly<Record<string, EntryKindDeclaration>>;

export type EntryKind = keyof typeof entryKinds;
