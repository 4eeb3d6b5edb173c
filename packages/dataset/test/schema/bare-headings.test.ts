import { describe, expect, it } from 'vitest';
import { bareHeadings } from '../../src/schema/bare-headings.ts';

describe('bareHeadings', () => {
  it('leaves out what all headings begin with, up to a mark that parts words', () => {
    expect(bareHeadings(['NOM_FORENAME', 'NOM_DOB'])).toEqual(['FORENAME', 'DOB']);
    expect(bareHeadings(['force.person.sex', 'force.person.surname'])).toEqual(['sex', 'surname']);
    expect(bareHeadings(['Person[Sex]', 'Person[Surname]'])).toEqual(['Sex', 'Surname']);
    expect(bareHeadings(['[dbo].[Sex]', '[dbo].[Surname]'])).toEqual(['Sex', 'Surname']);
    expect(bareHeadings(['[Sex]', '[Surname]'])).toEqual(['Sex', 'Surname']);
  });

  it('leaves words whole, and everything where there is one heading or no shared beginning', () => {
    expect(bareHeadings(['surname', 'surcharge'])).toEqual(['surname', 'surcharge']);
    expect(bareHeadings(['NOM_FORENAME'])).toEqual(['NOM_FORENAME']);
    expect(bareHeadings(['Caller.Sex', 'Suspect.Sex'])).toEqual(['Caller.Sex', 'Suspect.Sex']);
    expect(bareHeadings([])).toEqual([]);
  });
});
