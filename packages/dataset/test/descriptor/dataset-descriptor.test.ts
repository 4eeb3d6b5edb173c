import { describe, expect, it } from 'vitest';
import { datasetDescriptor, schemaOfResource } from '../../src/index.ts';

const whole = {
  name: 'people',
  title: 'People',
  description: 'Synthetic people.',
  licenses: [{ name: 'MIT' }],
  resources: [
    {
      name: 'people',
      path: 'people.csv',
      address: 'https://example.org/data/people.csv?version=2',
      format: 'csv',
      hash: `sha256:${'0'.repeat(64)}`,
      schema: {
        fields: [
          { name: 'born', title: 'Born', type: 'date', role: 'date-of-birth', constraints: { required: true } },
          { name: 'at', title: 'At', type: 'datetime', role: 'time', aliases: ['when'] },
          { name: 'count', title: 'Count', type: 'integer', role: 'measure' },
        ],
      },
    },
  ],
};

describe('datasetDescriptor', () => {
  it('reads a Frictionless data package', () => {
    const { resources } = datasetDescriptor(whole, 'datapackage.json');
    expect(resources[0]).toMatchObject({
      file: 'people.csv',
      address: 'https://example.org/data/people.csv?version=2',
    });
    expect(schemaOfResource(resources[0]!)).toEqual({
      name: 'people',
      title: 'people',
      fields: [
        { name: 'born', title: 'Born', description: '', type: 'date', role: 'date-of-birth', required: true },
        { name: 'at', title: 'At', description: '', type: 'time', role: 'time', required: false, aliases: ['when'] },
        { name: 'count', title: 'Count', description: '', type: 'number', role: 'measure', required: false },
      ],
    });
  });

  it('tells every fault in one line', () => {
    const resources = [
      {
        name: 'a',
        path: '../../etc/passwd',
        format: 'csv',
        schema: { fields: [{ name: 'x', title: 'X', type: 'any', role: 'key' }] },
      },
    ];
    expect(() =>
      datasetDescriptor({ name: 'Not Good', title: 'T', description: 'D', resources }, 'x/datapackage.json'),
    ).toThrow(
      'x/datapackage.json: name "Not Good" must be lower case, digits, . _ -; resources[0].path "../../etc/passwd" must be a plain file name, without folders; ' +
        'resources[0].schema.fields[0].type "any" must be one of string, number, integer, date, datetime; ' +
        'resources[0].schema.fields[0].role "key" must be one of identifier, entity, name, date-of-birth, protected-characteristic, outcome, score, weight, time, place, role, category, measure; ' +
        'licenses must say under which terms the data may be used. Correct the descriptor.',
    );
  });

  it.each([
    [{ address: 'http://example.org/people.csv' }, /must begin with https/],
    [{ address: 'file:///etc/passwd' }, /must begin with https/],
    [{ address: 'https://ann:s3cret@example.org/people.csv' }, /address holds a user or a password/],
    [{ address: 'https://example.org/people.csv?token=s3cret' }, /address holds a user or a password/],
    [{ path: '/etc/passwd' }, /must be a plain file name/],
    [{ path: '..' }, /must be a plain file name/],
  ])('refuses %o', (change, message) => {
    const resources = [{ ...whole.resources[0], ...change }];
    expect(() => datasetDescriptor({ ...whole, resources }, 'here')).toThrow(message);
  });

  it('refuses a fetched file without a digest, and what is no descriptor', () => {
    const resources = [{ ...whole.resources[0], hash: undefined }];
    expect(() => datasetDescriptor({ ...whole, resources }, 'here')).toThrow(
      /hash must be given for a file that is fetched/,
    );
    expect(() => datasetDescriptor(null, 'here')).toThrow(/here: name must be a text; /);
  });
});
