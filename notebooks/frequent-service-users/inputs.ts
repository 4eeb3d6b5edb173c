import { tableSchema } from '@assay/dataset';
import { FROM_DATA, input, parameter } from '@assay/notebook';
import {
  contactFlagsSchema,
  contactLogSchema,
  contactPeopleSchema,
  contactTruthSchema,
  officerImpressionsSchema,
  residentPopulationSchema,
} from '@assay/synthetic';

export const contacts = input({
  name: 'contacts',
  title: 'Contacts with the force',
  description:
    'One row per contact: who, when, by which channel, begun by whom, about which incident. People are codes, not names.',
  dataset: 'contact-log',
  schema: contactLogSchema,
});

export const people = input({
  name: 'people',
  title: 'People in contact',
  description: 'What is recorded of everyone in the log: ethnic group, age, area, vulnerability, identity status.',
  dataset: 'contact-log',
  optional: true,
  schema: contactPeopleSchema,
});

export const flags = input({
  name: 'flags',
  title: 'Flags raised',
  description: 'Every flag for frequent contact with its label, what was done and when.',
  dataset: 'contact-log',
  optional: true,
  schema: contactFlagsSchema,
});

export const impressions = input({
  name: 'impressions',
  title: 'Whom officers name',
  description:
    'The people whom the team of each area believes to be most in contact, in order, written before the data were seen.',
  dataset: 'contact-log',
  optional: true,
  schema: officerImpressionsSchema,
});

export const population = input({
  name: 'population',
  title: 'Residents',
  description: 'Residents by area and ethnic group, from the census.',
  dataset: 'contact-log',
  optional: true,
  schema: residentPopulationSchema,
});

export const truth = input({
  name: 'truth',
  title: 'Who was offered support',
  description:
    'Person and whether they were in the support programme; for invented people also what would have happened without it. A force gives the first two columns.',
  dataset: 'contact-log',
  optional: true,
  schema: contactTruthSchema,
});

export const harmWeights = input({
  name: 'harmWeights',
  title: 'Harm weights',
  description:
    'A table of harm by offence, such as the Cambridge Crime Harm Index (days of the sentencing starting point) or the ONS Crime Severity Score. Without it the weights in the log are used.',
  dataset: null,
  optional: true,
  schema: tableSchema({
    name: 'harm-weights',
    title: 'Harm by offence',
    fields: [
      {
        name: 'offence',
        title: 'Offence',
        description: 'Name of the offence, as the log writes it.',
        type: 'text',
        role: 'category',
        required: true,
        aliases: ['offence_name', 'offence_group', 'crime_type', 'home_office_offence'],
      },
      {
        name: 'days',
        title: 'Weight',
        description: 'Days, or the severity score.',
        type: 'number',
        role: 'weight',
        required: true,
        aliases: ['weight', 'chi', 'cchi', 'css', 'severity_score', 'crime_severity_score', 'sentence_days'],
      },
    ],
  }),
});

export const logEnds = parameter({
  kind: 'date',
  name: 'logEnds',
  title: 'Last day of the log',
  description: 'Contacts dated later are left out and counted: a date in the future is a mistake.',
  default: FROM_DATA,
  fromData: 'the last contact that no gap of a month sets apart from the rest',
});

export const counting = parameter({
  kind: 'choice',
  name: 'counting',
  title: 'What counts as a contact',
  description: 'Every inbound contact, or one inbound contact per person and incident.',
  default: 'every contact',
  choices: ['every contact', 'one per incident'],
});

export const flagContacts = parameter({
  kind: 'integer',
  name: 'flagContacts',
  title: 'Contacts that raise a flag',
  description:
    'Within the window below. The same pace over three windows, a fifth less, raises it too: five in thirty days and twelve in ninety, as in the ambulance rule.',
  default: 5,
  minimum: 2,
  maximum: 1000,
});

export const flagDays = parameter({
  kind: 'integer',
  name: 'flagDays',
  title: 'Days of the window',
  description: 'How far back contacts count.',
  default: 30,
  minimum: 1,
  maximum: 366,
});

export const expiresAfterDays = parameter({
  kind: 'integer',
  name: 'expiresAfterDays',
  title: 'Days after which a flag ends',
  description: 'No flag stands for ever.',
  default: 180,
  minimum: 1,
  maximum: 366,
});

export const listSize = parameter({
  kind: 'integer',
  name: 'listSize',
  title: 'Places on the list',
  description: 'How many people with the most contact are listed; a tie across the last place is kept whole.',
  default: FROM_DATA,
  fromData: 'as many as the teams name; where no team was asked, as many as bear a flag on the last day',
  minimum: 5,
  maximum: 5000,
});

export const highRate = parameter({
  kind: 'integer',
  name: 'highRate',
  title: 'Contacts a year that count as frequent',
  description: 'For the chance that a person’s underlying rate is above it.',
  default: 8,
  minimum: 2,
  maximum: 1000,
});

export const harmDays = parameter({
  kind: 'integer',
  name: 'harmDays',
  title: 'Harm in a year that counts as high',
  description: 'In the unit of the weights.',
  default: 90,
  minimum: 1,
  maximum: 100000,
});

export const programmeDate = parameter({
  kind: 'date',
  name: 'programmeDate',
  title: 'Start of the support programme',
  description: 'The year before it chose people, the year after it is evaluated.',
  default: FROM_DATA,
  fromData: 'the first day on which the record of support says that it began',
});

export const supportFrom = parameter({
  kind: 'integer',
  name: 'supportFrom',
  title: 'Contacts in the year before that made a person eligible for support',
  description: 'People with as many and no support are the comparison.',
  default: FROM_DATA,
  fromData: 'what nineteen in twenty people with support had',
  minimum: 1,
  maximum: 1000,
});

export const placesPerMonth = parameter({
  kind: 'integer',
  name: 'placesPerMonth',
  title: 'People whom partner services can take on in a month',
  description: 'Over all areas.',
  default: FROM_DATA,
  fromData: 'people whose flag was first acted on in the last year, over twelve',
  minimum: 0,
  maximum: 100000,
});

export const reference = parameter({
  kind: 'choice',
  name: 'reference',
  title: 'Group that others are compared with',
  description: 'Every ratio is to this group; another choice gives other ratios.',
  default: FROM_DATA,
  fromData: 'the largest group in contact',
  choices: ['White', 'Mixed', 'Asian', 'Black', 'Other'],
});
