import { OFFICIAL_RATES, SEARCH_PLACE } from '@assay/dataset';
import { countedFields, input, parameter, referenceGroup } from '@assay/notebook';
import { residentPopulationSchema, stopAndSearchSchema } from '@assay/synthetic';

export const searches = input('searches', 'Searches', {
  description: 'One row per stop and search, as in the files that forces publish on data.police.uk.',
  dataset: 'stop-and-search',
  schema: { ...stopAndSearchSchema, fields: [...stopAndSearchSchema.fields, ...SEARCH_PLACE] },
  counted: [
    countedFields('by-officer', ['type', 'self_defined_ethnicity', 'officer_defined_ethnicity']),
    countedFields('by-area', ['type', 'self_defined_ethnicity', 'local_policing_area']),
    countedFields('by-outcome', ['type', 'self_defined_ethnicity', 'object_of_search', 'outcome']),
    countedFields('by-gender', ['type', 'gender']),
    countedFields('by-age', ['type', 'age_range', 'outcome']),
    countedFields('outcome-by-area', ['type', 'local_policing_area', 'outcome']),
  ],
});

export const population = input('population', 'Residents', {
  description: 'Residents by policing area and ethnic group, from the census that is nearest in time.',
  dataset: 'stop-and-search',
  optional: true,
  schema: residentPopulationSchema,
});

export const official = input('official', 'Official counts and rates', {
  description:
    'The stop and search table of the government’s Ethnicity facts and figures: searches, population and published rate by area, year and group.',
  dataset: null,
  optional: true,
  fields: OFFICIAL_RATES,
});

export const reference = referenceGroup({ default: 'White' });

export const benchmark = parameter.text('benchmark', 'What the population is', {
  description: 'Printed with the rates, because who lives in an area is not who is out in its streets.',
  default: 'usual residents',
});

export const latitude = parameter.number('latitude', 'Latitude of the force area', {
  description: 'Degrees north, to tell whether it was light or dark at the time of a search.',
  fromData: 'the middle of the searches’ own coordinates, or the force whose policing areas the file names',
  within: [49, 61],
});

export const longitude = parameter.number('longitude', 'Longitude of the force area', {
  description: 'Degrees east; west of Greenwich is negative.',
  fromData: 'the middle of the searches’ own coordinates, or the force whose policing areas the file names',
  within: [-9, 2],
});
