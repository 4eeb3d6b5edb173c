import { InputError } from '@assay/statistics';
import { imageEnds, reportStages, staffCheckResults } from './closed-words.ts';
import type { CodeList } from './code-list.ts';
import { nameOrigins } from './name-origins.ts';
import { ethnicGroups, officerDefinedEthnicity } from './officer-defined-ethnicity.ts';
import {
  agreementScale,
  confidenceScale,
  evaluationParts,
  eventSources,
  ratingScale,
  visitPlanners,
} from './patrol-words.ts';
import {
  contactChannels,
  contactDirections,
  westMidlandsAreas,
  westMidlandsHistoricUnits,
} from './places-and-contact.ts';
import { recordedSexes } from './recorded-sex.ts';
import { recordedYesAndNo } from './recorded-yes-no.ts';
import {
  ageBands,
  crimeOutcomes,
  imageCategories,
  imageDisposals,
  missingReasons,
  roles,
  stopSearchOutcomes,
} from './roles-and-outcomes.ts';
import { censusEthnicity2021, selfDefinedEthnicity16, selfDefinedEthnicity18 } from './self-defined-ethnicity.ts';

/** Every list, each name with its version. */
export const codeLists: readonly CodeList[] = [
  selfDefinedEthnicity16,
  selfDefinedEthnicity18,
  censusEthnicity2021,
  officerDefinedEthnicity,
  ethnicGroups,
  recordedSexes,
  recordedYesAndNo,
  ageBands,
  westMidlandsAreas,
  westMidlandsHistoricUnits,
  contactChannels,
  contactDirections,
  roles,
  stopSearchOutcomes,
  crimeOutcomes,
  imageCategories,
  imageDisposals,
  imageEnds,
  reportStages,
  staffCheckResults,
  missingReasons,
  eventSources,
  visitPlanners,
  evaluationParts,
  nameOrigins,
  agreementScale,
  ratingScale,
  confidenceScale,
];

/**
 * The list of that name, which carries its version.
 *
 * @throws InputError where there is none; the message names them all.
 *
 * @example
 * codeList('self-defined-ethnicity-18+1').entries.length // 19
 */
export function codeList(name: string): CodeList {
  const list = codeLists.find((each) => each.name === name);
  if (list) return list;
  throw new InputError(`no code list "${name}". There are ${codeLists.map((each) => each.name).join(', ')}.`);
}
