import type { OfficialSearches } from './official-searches.ts';

/** Rates as somebody printed them, and what rounding leaves open of each. */
export interface PrintedRates {
  readonly groups: readonly { readonly group: string; readonly rate: number }[];
  readonly halfADigit: number;
}

/**
 * Searches per 1,000 residents, West Midlands, year to March 2023, to one decimal: Amnesty International UK (2025), "Automated
 * Racism". Neither the counts nor how not-stated ethnicity was treated are in the report.
 */
export const PRINTED_RATES: PrintedRates = {
  groups: [
    { group: 'Black', rate: 24.5 },
    { group: 'Mixed', rate: 9.9 },
    { group: 'Asian', rate: 8.5 },
    { group: 'White', rate: 5.9 },
  ],
  halfADigit: 0.05,
};

/**
 * The last year that the official series at hand holds for the force, as published: Race Disparity Unit, Ethnicity facts and figures,
 * stop and search 2006/07 to 2017/18, Open Government Licence; populations of the 2011 census.
 */
export const OFFICIAL_YEAR: OfficialSearches = {
  year: '2017/18',
  area: 'West Midlands',
  groups: [
    { group: 'Black', searches: 2054, population: 164_069 },
    { group: 'Mixed', searches: 802, population: 96_204 },
    { group: 'Asian', searches: 2988, population: 493_551 },
    { group: 'Other', searches: 33, population: 63_498 },
    { group: 'White', searches: 5439, population: 1_919_138 },
  ],
  notStated: 336,
};
