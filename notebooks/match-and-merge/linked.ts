import { numberColumn, REGISTER_TABLES, textColumns } from '@assay/dataset';
import { cell, input, parameter } from '@assay/notebook';
import { type GivenLinks, linksOfFile } from '@assay/record-matching';
import { type NotComputed, notComputed } from '@assay/statistics';
import { register } from './inputs.ts';

export const linked = input('linked', 'What another linker linked', {
  description:
    'Its answer for the same records, as Splink writes it: a row for each pair with its probability, or a row for each record with its cluster.',
  dataset: null,
  optional: true,
  fields: REGISTER_TABLES.links,
});

export const linkedFrom = parameter.number('linkedFrom', 'Probability from which another linker links', {
  description: 'Pairs of its file below this are no links.',
  default: 0.95,
  within: [0, 1],
});

export const otherLinks = cell('otherLinks', 'What another linker linked', {
  needs: { register, linked },
  compute: ({ register, linked }, { log }): GivenLinks | NotComputed => {
    if (linked.rowCount === 0) return notComputed('no links of another linker were given');
    const links = linksOfFile(register.recordId, {
      ...textColumns(linked, { one: 'one', other: 'other', record: 'record', cluster: 'cluster' }),
      probability: numberColumn(linked, 'probability').values,
    });
    if (links.status === 'computed' && links.rowsLeftOut > 0) {
      log(
        `${links.rowsLeftOut} of ${linked.rowCount} rows of the other linker are not used: they name a record that is not here, one record twice, or no probability`,
      );
    }
    return links;
  },
});
