import { logPasses } from '@assay/contact-profiling';
import { HARM_WEIGHTS, inboundWords, logPeriod } from '@assay/dataset';
import { ifChosen, input, parameter, referenceGroup } from '@assay/notebook';
import * as synthetic from '@assay/synthetic';

export const contacts = input('contacts', 'Contacts with the force', {
  description:
    'One row per contact: who, when, by which channel, begun by whom, about which incident. People are codes, not names.',
  dataset: 'contact-log',
  schema: synthetic.contactLogSchema,
  counted: logPasses({
    inboundOf: inboundWords,
    periodOf: (span, { logEnds }) => logPeriod(span, ifChosen(String(logEnds))),
  }),
});

export const people = input('people', 'People in contact', {
  description: 'What is recorded of everyone in the log: ethnic group, age, area, vulnerability, identity status.',
  dataset: 'contact-log',
  optional: true,
  schema: synthetic.contactPeopleSchema,
});

export const flags = input('flags', 'Flags raised', {
  description: 'Every flag for frequent contact with its label, what was done and when.',
  dataset: 'contact-log',
  optional: true,
  schema: synthetic.contactFlagsSchema,
});

export const impressions = input('impressions', 'Whom officers name', {
  description:
    'The people whom the team of each area believes to be most in contact, in order, written before the data were seen.',
  dataset: 'contact-log',
  optional: true,
  schema: synthetic.officerImpressionsSchema,
});

export const population = input('population', 'Residents', {
  description: 'Residents by area and ethnic group, from the census.',
  dataset: 'contact-log',
  optional: true,
  schema: synthetic.residentPopulationSchema,
});

export const truth = input('truth', 'Who was offered support', {
  description:
    'Person and whether they were in the support programme; for invented people also what would have happened without it. A force gives the first two columns.',
  dataset: 'contact-log',
  optional: true,
  schema: synthetic.contactTruthSchema,
});

export const harmWeights = input('harmWeights', 'Harm weights', {
  description:
    'A table of harm by offence, such as the Cambridge Crime Harm Index (days of the sentencing starting point) or the ONS Crime Severity Score. Without it the weights in the log are used.',
  dataset: null,
  optional: true,
  fields: HARM_WEIGHTS,
});

export const logEnds = parameter.date('logEnds', 'Last day of the log', {
  description: 'Contacts dated later are left out and counted: a date in the future is a mistake.',
  fromData: 'the last contact that no gap of a month sets apart from the rest',
});

export const counting = parameter.choice('counting', 'What counts as a contact', {
  description: 'Every inbound contact, or one inbound contact per person and incident.',
  default: 'every contact',
  choices: ['every contact', 'one per incident'],
});

export const flagContacts = parameter.integer('flagContacts', 'Contacts that raise a flag', {
  description:
    'Within the window below. The same pace over three windows, a fifth less, raises it too: five in thirty days and twelve in ninety, as in the ambulance rule.',
  default: 5,
  within: [2, 1000],
});

export const flagDays = parameter.integer('flagDays', 'Days of the window', {
  description: 'How far back contacts count.',
  default: 30,
  within: [1, 366],
});

export const expiresAfterDays = parameter.integer('expiresAfterDays', 'Days after which a flag ends', {
  description: 'No flag stands for ever.',
  default: 180,
  within: [1, 366],
});

export const listSize = parameter.integer('listSize', 'Places on the list', {
  description: 'How many people with the most contact are listed; a tie across the last place is kept whole.',
  fromData: 'as many as the teams name; where no team was asked, as many as bear a flag on the last day',
  within: [5, 5000],
});

export const highRate = parameter.integer('highRate', 'Contacts a year that count as frequent', {
  description: 'For the chance that a person’s underlying rate is above it.',
  default: 8,
  within: [2, 1000],
});

export const harmDays = parameter.integer('harmDays', 'Harm in a year that counts as high', {
  description: 'In the unit of the weights.',
  default: 90,
  within: [1, 100000],
});

export const programmeDate = parameter.date('programmeDate', 'Start of the support programme', {
  description: 'The year before it chose people, the year after it is evaluated.',
  fromData: 'the first day on which the record of support says that it began',
});

export const supportFrom = parameter.integer(
  'supportFrom',
  'Contacts in the year before that made a person eligible for support',
  {
    description: 'People with as many and no support are the comparison.',
    fromData: 'what nineteen in twenty people with support had',
    within: [1, 1000],
  },
);

export const placesPerMonth = parameter.integer(
  'placesPerMonth',
  'People whom partner services can take on in a month',
  {
    description: 'Over all areas.',
    fromData: 'people whose flag was first acted on in the last year, over twelve',
    within: [0, 100000],
  },
);

export const reference = referenceGroup({ fromData: 'the largest group in contact' });
