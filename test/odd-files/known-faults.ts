/**
 * What is known to be wrong and not yet mended, by notebook and variant: the start of each fault. A fault that is mended is taken out;
 * a new one is never put in without a reason beside it.
 */
export const knownFaults: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'match-and-merge': {
    // The model then finds no pair that it would link wrongly; whether that is known or only not seen is not told apart.
    'people.postcode blank': ['model.wrong-links: exactly 0'],
    'people.place_of_birth blank': ['model.wrong-links: exactly 0'],
  },
  'frequent-service-users': {
    // Contacts without a direction count as calls received, so that nothing can change by direction.
    'contacts.direction blank': ['direction.changed: exactly 0'],
    // A contact without a weight weighs nothing.
    'contacts.harm_weight blank': ['quiet.overlap: exactly 0'],
    // A flag without an outcome is counted among those that led to none.
    'flags.outcome blank': ['outcomes.nuisance: exactly 0'],
    'ten rows': ['refused after'],
  },
  'image-upload-policy': {
    // Without contexts officers are compared unadjusted; whether none lies outside then is a count of these few.
    'decisions.context blank': ['officers.outside: exactly 0'],
    // An image of which it is not recorded how its time ended counts as still held.
    'decisions.ended_by blank': ['found.per-1000-years: exactly 0'],
  },
  'data-integrity': {
    // A member of staff without a date counts as not checked or trained.
    'staff.integrity_check blank': ['integrity.in-date: exactly 0'],
    'staff.training_date blank': ['training.covered: exactly 0'],
  },
  'optimal-patrols': {
    // One of two columns is needed, so that neither is required by the schema; without both the notebook refuses at the start.
    'events.x_metres blank': ['refused what is optional: no event has a place'],
    'events.y_metres blank': ['refused what is optional: no event has a place'],
    'events.time blank': ['refused what is optional: no event has a time'],
    'sectors.residents_white blank': ['ablation.exposure: '],
    'sectors.residents_mixed blank': ['ablation.exposure: '],
    'sectors.residents_black blank': ['ablation.exposure: '],
    'sectors.residents_asian blank': ['ablation.exposure: '],
    'sectors.residents_other blank': ['ablation.exposure: '],
    'patrols.planned_sector_id blank': ['override.rate: exactly 0'],
  },
};
