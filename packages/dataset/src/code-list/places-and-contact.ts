import type { CodeList } from './code-list.ts';

/** The force's seven areas, by the codes of the local authorities they cover. */
export const westMidlandsAreas: CodeList = {
  name: 'local-policing-area-west-midlands',
  title: 'Local policing areas of West Midlands Police',
  source: 'West Midlands Police; codes of the Office for National Statistics',
  entries: [
    ['E08000025', 'Birmingham'],
    ['E08000026', 'Coventry'],
    ['E08000027', 'Dudley'],
    ['E08000028', 'Sandwell'],
    ['E08000029', 'Solihull'],
    ['E08000030', 'Walsall'],
    ['E08000031', 'Wolverhampton'],
  ].map(([code, label]) => ({ code: code!, label: label!, group: label! })),
};

/** The ten units from April 2010, of which four were in Birmingham; `group` is the area of today. */
export const westMidlandsHistoricUnits: CodeList = {
  name: 'local-policing-unit-west-midlands-2010',
  title: 'Local policing units of West Midlands Police, from 2010',
  source: 'West Midlands Police; historic, many units to one area of today',
  entries: [
    ...['West and Central', 'East', 'North', 'South'].map((part) => ({
      code: `Birmingham ${part}`,
      label: `Birmingham ${part}`,
      group: 'Birmingham',
      aliases: [`Birmingham ${part.replace('and', '&')}`],
    })),
    ...['Coventry', 'Dudley', 'Sandwell', 'Solihull', 'Walsall', 'Wolverhampton'].map((area) => ({
      code: area,
      label: area,
      group: area,
    })),
  ],
};

export const contactChannels: CodeList = {
  name: 'contact-channel',
  title: 'How people come into contact',
  source: 'Ours, after the channels that the force publishes',
  entries: [
    { code: '999', label: 'Emergency call', group: 'Telephone', aliases: ['999 call', 'emergency'] },
    { code: '101', label: 'Non-emergency call', group: 'Telephone', aliases: ['101 call', 'non-emergency'] },
    { code: 'live-chat', label: 'Live chat', group: 'Online' },
    {
      code: 'online-report',
      label: 'Online report',
      group: 'Online',
      aliases: ['online', 'online form', 'web', 'web form', 'website', 'single online home'],
    },
    { code: 'social-media', label: 'Social media', group: 'Online' },
    {
      code: 'front-office',
      label: 'Front office or station',
      group: 'In person',
      aliases: ['station', 'police station', 'front counter', 'station counter', 'front desk', 'enquiry office'],
    },
    { code: 'email-post', label: 'Email or post', group: 'Written', aliases: ['email', 'post', 'letter'] },
    { code: 'custody', label: 'Custody', group: 'In person' },
    { code: 'neighbourhood', label: 'Neighbourhood or beat', group: 'In person', aliases: ['beat'] },
    { code: 'stop-encounter', label: 'Stop or encounter', group: 'In person', aliases: ['stop', 'encounter'] },
    { code: 'third-party', label: 'Third party or partner', group: 'Third party', aliases: ['partner'] },
  ],
};

export const contactDirections: CodeList = {
  name: 'contact-direction',
  title: 'Who began the contact',
  source: 'Ours',
  entries: [
    {
      code: 'inbound',
      label: 'The person to the police',
      aliases: ['in', 'incoming', 'received', 'from public', 'public to police'],
    },
    {
      code: 'outbound',
      label: 'The police in answer to the person',
      aliases: ['out', 'outgoing', 'call back', 'returned call'],
    },
    {
      code: 'police-initiated',
      label: 'The police of their own accord',
      aliases: ['initiated by police', 'police generated', 'proactive'],
    },
  ],
};
