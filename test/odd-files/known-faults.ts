const NONE_MIXED = [
  'model.wrong-links: exactly 0',
  'model.by-sex: column modelMixed is 0',
  'model.by-ethnicity: column modelMixed is 0',
  'model.by-ethnicity: column cutMixed is 0',
  'model.by-name-change: column modelMixed is 0',
  'model.profiles: column mixed is 0',
];

/**
 * What looks like a fault in a variant of a notebook's file and is none, with the reason beside it: the start of each. A
 * fault is mended, never put in here.
 */
export const knownFaults: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'match-and-merge': {
    // Counted against the truth: of some hundred links that the model then makes, none is wrong, and nobody mixed by it.
    'people.postcode blank': NONE_MIXED,
    'people.place_of_birth blank': [
      ...NONE_MIXED,
      'variables.added: column fewerFalse',
      'variables.added: column coverage',
    ],
    // Without the truth nobody has judged a drawn pair.
    'people.entity blank': ['clerical.plan: column judged is 0'],
  },
  'frequent-service-users': {
    // Where nobody says who began, all contact counts, and whoever is high by harm is then high by count.
    'contacts.direction blank': ['quiet.shared: all of them'],
  },
  'image-upload-policy': {
    // Every row says in words that nobody knows what followed: that is what was recorded.
    'decisions.disposal known of nobody': ['disposals.by-context: column share is 1'],
  },
  'optimal-patrols': {
    // One of two columns is needed, so that a schema can require neither; without both the notebook refuses at the start
    // and says which column to map.
    'events.x_metres blank': ['refused what is optional: no event has a place'],
    'events.y_metres blank': ['refused what is optional: no event has a place'],
    'events.time blank': ['refused what is optional: no event has a time'],
  },
};
