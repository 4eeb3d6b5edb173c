/** Rule of a finding that is withheld whole, since a hidden count could be worked out of its numbers. */
export const UNPROTECTED = 'cannot-be-protected';
