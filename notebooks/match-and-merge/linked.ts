import { numberColumn, tableSchema, textColumn } from '@assay/dataset';
import { cell, input, parameter } from '@assay/notebook';
import { type GivenLinks, linksOfClusters, linksOfPairs } from '@assay/record-matching';
import { isBlankColumn, type NotComputed, notComputed } from '@assay/statistics';
import { register } from './inputs.ts';

export const linked = input({
  name: 'linked',
  title: 'What another linker linked',
  description:
    'Its answer for the same records, as Splink writes it: a row for each pair with its probability, or a row for each record with its cluster.',
  dataset: null,
  optional: true,
  schema: tableSchema({
    name: 'linked',
    title: 'Links of another linker',
    fields: [
      {
        name: 'one',
        title: 'One record',
        description: 'Of a pair: identifier as in the person records.',
        type: 'text',
        role: 'identifier',
        required: false,
        aliases: ['unique_id_l', 'id_l', 'record_id_l', 'left', 'record_a'],
      },
      {
        name: 'other',
        title: 'Other record',
        description: 'Of a pair: identifier as in the person records.',
        type: 'text',
        role: 'identifier',
        required: false,
        aliases: ['unique_id_r', 'id_r', 'record_id_r', 'right', 'record_b'],
      },
      {
        name: 'probability',
        title: 'Probability',
        description: 'That a pair is one person, from 0 to 1; without it every pair of the file is a link.',
        type: 'number',
        role: 'score',
        required: false,
        aliases: ['match_probability', 'score'],
      },
      {
        name: 'record',
        title: 'Record',
        description: 'Of a file of clusters: identifier as in the person records.',
        type: 'text',
        role: 'identifier',
        required: false,
        aliases: ['unique_id', 'record_id', 'id'],
      },
      {
        name: 'cluster',
        title: 'Cluster',
        description: 'Of a file of clusters: which records are one person.',
        type: 'text',
        role: 'entity',
        required: false,
        aliases: ['cluster_id'],
      },
    ],
  }),
});

export const linkedFrom = parameter({
  kind: 'number',
  name: 'linkedFrom',
  title: 'Probability from which another linker links',
  description: 'Pairs of its file below this are no links.',
  default: 0.95,
  minimum: 0,
  maximum: 1,
});

const ABSENT = notComputed('no links of another linker were given');

export const otherLinks = cell({
  name: 'otherLinks',
  title: 'What another linker linked',
  needs: { register, linked },
  compute: ({ register, linked }): GivenLinks | NotComputed => {
    if (linked.rowCount === 0) return ABSENT;
    const text = (name: string) => textColumn(linked, name);
    const [one, other, record, cluster] = [text('one'), text('other'), text('record'), text('cluster')];
    if (!isBlankColumn(one) && !isBlankColumn(other)) {
      return linksOfPairs(register.recordId, { one, other }, numberColumn(linked, 'probability').values);
    }
    if (!isBlankColumn(record) && !isBlankColumn(cluster)) {
      return linksOfClusters(register.recordId, { record, cluster });
    }
    return notComputed('the file of another linker has neither pairs of records nor records with their clusters');
  },
});
