/**
 * What a missing name means. `never-match`: a record without a forename or surname is linked to nothing.
 * `match-anything`: a missing name agrees with every name, as where a system compares only the fields that are filled.
 * `empty-text`: a missing name is the empty text, so that two missing names agree and a short name is a few edits away.
 */
export type MissingNamePolicy = (typeof MISSING_NAME_POLICIES)[number];

export const MISSING_NAME_POLICIES = ['never-match', 'match-anything', 'empty-text'] as const;

/** `as-recorded`: A and a differ. `folded`: names are lower-cased before they are compared. */
export type LetterCase = 'as-recorded' | 'folded';

/** Name id of a missing name. */
export const MISSING_NAME = -1;
