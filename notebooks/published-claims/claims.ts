export const AMNESTY =
  'Amnesty International UK (2025), "Automated Racism", published 20 February 2025; searches per 1,000 residents, West Midlands, year to March 2023';

/** Forces that use such tools, as the report counts them. */
export const TOOLS = { either: 33, places: 32, people: 11 } as const;

export const RACE_DISPARITY_UNIT =
  'Race Disparity Unit, Ethnicity facts and figures: stop and search 2006/07 to 2017/18, Open Government Licence; populations of the 2011 census';

/** One claim of the report, in our words, and how it can be put to the test. */
export interface Claim {
  readonly id: string;
  readonly claim: string;
  readonly data: string;
  readonly method: string;
  readonly limits: string;
  readonly wording: string;
  /** Whether anyone can recompute it from public figures. */
  readonly isPublic: boolean;
}

export const CLAIMS: readonly Claim[] = [
  {
    id: 'rates',
    claim: 'Black people were searched at a much higher rate than White people',
    data: 'Printed rates; official counts',
    method: 'Ratio of rates, with what rounding and unstated ethnicity leave open',
    limits:
      'The counts behind the printed rates are not in the report; residents are not the people who were out in public',
    wording: 'In the year stated, the recorded rate for Black residents was a multiple of that for White residents',
    isPublic: true,
  },
  {
    id: 'tools',
    claim: 'Many forces use tools that predict places or people',
    data: 'The report’s counts of forces',
    method: 'Inclusion and exclusion: how many must use both kinds',
    limits: 'What counts as such a tool is the report’s definition; the answers of the forces are not reprinted',
    wording: 'The report counts forces with a tool of either kind by its own definition',
    isPublic: true,
  },
  {
    id: 'feedback',
    claim: 'Tools taught with police records repeat the pattern of earlier policing',
    data: 'Simulation with known truth; calls from the public beside records made by patrols',
    method: 'See the notebooks on patrols and on the offender model',
    limits: 'A simulation shows what can happen, and with which settings; it is no measurement of the force',
    wording: 'Where records depend on where police look, a tool that follows the records can send them there again',
    isPublic: false,
  },
  {
    id: 'oversight',
    claim: 'The force and the panel are criticised for their part',
    data: 'Published minutes: outcomes and requests',
    method: 'See the notebook on the panel itself',
    limits: 'Minutes of most meetings are not at hand, and whether advice was followed is not in them',
    wording: 'The minutes at hand record outcomes and requests; they do not record what followed',
    isPublic: true,
  },
];
