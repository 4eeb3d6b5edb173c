import { tableSchema } from '@assay/dataset';
import { countedFields, input, parameter } from '@assay/notebook';
import { residentPopulationSchema, stopAndSearchSchema } from '@assay/synthetic';

export const searches = input({
  name: 'searches',
  title: 'Searches',
  description: 'One row per stop and search, as in the files that forces publish on data.police.uk.',
  dataset: 'stop-and-search',
  schema: stopAndSearchSchema,
  counted: [
    countedFields('by-officer', ['type', 'self_defined_ethnicity', 'officer_defined_ethnicity']),
    countedFields('by-area', ['type', 'self_defined_ethnicity', 'local_policing_area']),
    countedFields('by-outcome', ['type', 'self_defined_ethnicity', 'object_of_search', 'outcome']),
    countedFields('by-gender', ['type', 'gender']),
    countedFields('by-age', ['type', 'age_range', 'outcome']),
    countedFields('outcome-by-area', ['type', 'local_policing_area', 'outcome']),
  ],
});

export const population = input({
  name: 'population',
  title: 'Residents',
  description: 'Residents by policing area and ethnic group, from the census that is nearest in time.',
  dataset: 'stop-and-search',
  optional: true,
  schema: residentPopulationSchema,
});

export const official = input({
  name: 'official',
  title: 'Official counts and rates',
  description:
    'The stop and search table of the government’s Ethnicity facts and figures: searches, population and published rate by area, year and group.',
  dataset: null,
  optional: true,
  schema: tableSchema({
    name: 'official-stop-and-search',
    title: 'Official stop and search rates',
    fields: [
      { name: 'time', title: 'Year', description: 'Financial year.', type: 'text', role: 'time', required: true },
      {
        name: 'ethnicity',
        title: 'Ethnicity',
        description: 'Group as published.',
        type: 'text',
        role: 'protected-characteristic',
        required: true,
      },
      {
        name: 'geography',
        title: 'Area',
        description: 'Police force area or nation.',
        type: 'text',
        role: 'place',
        required: true,
      },
      {
        name: 'searches',
        title: 'Searches',
        description: 'Number of searches, as text: thousands are marked by commas.',
        type: 'text',
        role: 'measure',
        required: true,
        aliases: ['number_of_stop_and_searches', 'number_of_stops_and_searches'],
      },
      {
        name: 'population',
        title: 'Population',
        description: 'Residents of the group.',
        type: 'text',
        role: 'measure',
        required: true,
        aliases: ['population_by_ethnicity'],
      },
      {
        name: 'rate',
        title: 'Published rate',
        description: 'Searches per 1,000 residents as published.',
        type: 'text',
        role: 'measure',
        required: true,
        aliases: ['rate_per_1,000_population_by_ethnicity', 'rate_per_1000_population_by_ethnicity'],
      },
    ],
  }),
});

export const reference = parameter({
  kind: 'choice',
  name: 'reference',
  title: 'Group that others are compared with',
  description: 'Every ratio is to this group; another choice gives other ratios.',
  default: 'White',
  choices: ['White', 'Mixed', 'Asian', 'Black', 'Other'],
});

export const benchmark = parameter({
  kind: 'text',
  name: 'benchmark',
  title: 'What the population is',
  description: 'Printed with the rates, because who lives in an area is not who is out in its streets.',
  default: 'usual residents',
});

export const latitude = parameter({
  kind: 'number',
  name: 'latitude',
  title: 'Latitude of the force area',
  description: 'Degrees north, to tell whether it was light or dark at the time of a search.',
  default: 52.48,
  minimum: 49,
  maximum: 61,
});

export const longitude = parameter({
  kind: 'number',
  name: 'longitude',
  title: 'Longitude of the force area',
  description: 'Degrees east; west of Greenwich is negative.',
  default: -1.9,
  minimum: -9,
  maximum: 2,
});
