import {
  type AlternativeRule,
  namesAlikeBy,
  withinEdits,
  withinLength,
  withinSlips,
} from './tolerance-alternatives.ts';

const both = (name: string, test: AlternativeRule['forename'], swapped = false): AlternativeRule => ({
  name,
  forename: test,
  surname: test,
  swapped,
});

/** The ways of comparing names that are usually proposed in place of a fixed tolerance, each the same for both names. */
export const USUAL_NAME_RULES: readonly AlternativeRule[] = [
  both('one edit in each name', withinEdits(1)),
  both('two edits in each name', withinEdits(2)),
  both('two slips, swapped letters count once', withinSlips(2)),
  both('a quarter of the letters', withinLength),
  both('two edits, or names in each other’s place', withinEdits(2), true),
  both('similarity of at least nine tenths', namesAlikeBy(0.9)),
];
