import { finding, findings } from '@assay/notebook';
import type { ExtractDraw } from '@assay/record-matching';
import {
  linksAsItGrows,
  liveWrongByDecade,
  MATCHING_METHODS,
  namesakeRisk,
  toleranceRow,
  withinTolerance,
  wrongLinksByDecade,
} from '@assay/record-matching';
import { extractDraw, namesakeLimit, register, tolerance } from '../inputs.ts';
import { later, live, whyNoLive } from './live.ts';
import { sweep } from './tolerance.ts';

/** What the growth of each kind of link rests on, by how the extract was drawn. */
const DRAWN: Readonly<Record<ExtractDraw, string>> = {
  families:
    'The records are taken for a smaller register, with families whole: links of strangers grow with the square of the register, those of twins and of one person with its size.',
  people:
    'The records are taken for people drawn at random, with all their records: the draw parted nearly all twins, so that wrong links of every kind grow with the square of the register.',
  records:
    'The records are taken for records drawn at random: the draw parted twins and the records of one person, so that links of every kind grow with the square of the register.',
  area: 'The records are taken for everybody of one area. Names within an area are more alike than across areas, so that wrong links of strangers are at most as many as stated; people who also have records elsewhere are missed.',
  letter:
    'The records are taken for everybody whose surname begins with one letter, and that letter for as common and as alike in names as the others: links of every kind grow with the number of letters.',
};

const REGISTERS = ['this extract', 'the live register', 'the live register in five years'];

export const sizeFindings = findings('sizeFindings', 'What the size of the register does', {
  needs: { register, sweep, live, later, tolerance, extractDraw, namesakeLimit },
  compute: ({ register, sweep, live, later, tolerance, extractDraw, namesakeLimit }) => {
    const { errors } = toleranceRow(sweep.rows, tolerance);
    const risk = namesakeRisk(register.records, { limit: namesakeLimit });
    const predicted = [live, later].flatMap((each) => each?.links(tolerance.forename, tolerance.surname) ?? []);
    const rows = () => {
      if (errors === null || predicted.length < 2) return whyNoLive(sweep);
      return linksAsItGrows({ records: sweep.records, wrong: errors.falsePairs, right: errors.truePairs }, predicted);
    };
    const about = finding.about({ questions: ['MM-P1'], method: MATCHING_METHODS.strangersAndTwins });
    return [
      about.table('size.errors', 'Links expected to be wrong as the register grows, at the chosen tolerance', {
        unit: 'count',
        limitations: [DRAWN[extractDraw], 'Names, dates and errors are taken to stay as they are in this extract.'],
        rows: rows(),
        estimates: { unit: 'count', contributors: 'wrongBehind' },
        columns: (t) => [
          t.key('register', 'Register', (_, at) => REGISTERS[at]!),
          t.count('records', 'Records', 'records'),
          t.estimate('wrong', 'Pairs wrongly linked', 'wrong'),
          t.estimate('strangers', 'Of those: strangers', 'strangers'),
          t.estimate('sameBirth', 'Twins, and namesakes beyond chance', 'sameBirth'),
          t.estimate('right', 'Pairs rightly linked', 'right', { contributors: 'rightBehind', limits: false }),
          t.estimate('links', 'Pairs linked', 'links', { contributors: 'linksBehind', limits: false }),
          t.estimate('wrongShare', 'Share of links that are wrong', 'wrongShare', { unit: 'proportion' }),
          t.behind(t.count('wrongBehind', 'Behind the wrong links', 'records', ({ behind }) => behind.wrong)),
          t.behind(t.count('rightBehind', 'Behind the right links', 'pairs', ({ behind }) => behind.right)),
          t.behind(t.count('linksBehind', 'Behind all links', 'pairs', ({ behind }) => behind.links)),
        ],
      }),
      about.table('size.cohorts', 'Wrong links to expect in the live register, by decade of birth', {
        limitations:
          'Every decade is taken to grow with the register, and names to be as alike in one decade as in another; twins are shared out by records.',
        rows:
          register.truth === null || predicted[0] === undefined
            ? whyNoLive(sweep)
            : liveWrongByDecade(
                wrongLinksByDecade(sweep, register.records.dateOfBirth, register.truth, withinTolerance(tolerance)),
                predicted[0],
              ),
        columns: (t) => [
          t.key('decade', 'Born in the'),
          t.count('records', 'Records here', 'records', 'records', { measure: 'records with a date of birth' }),
          t.count('pairs', 'Pairs of one date of birth', 'pairs'),
          t.count('wrong', 'Wrongly linked here', 'pairs'),
          t.estimate('live', 'In the live register', 'live', { unit: 'count', contributors: 'records' }),
        ],
      }),
      about.share('size.unsafe', 'Records whose name is too common to merge by name and date alone', {
        from: { of: risk.unsafeRecords, outOf: register.count },
        counts: 'records',
        questions: ['MM-P1', 'MM-Q3'],
        method: { name: 'Expected namesakes with the same date of birth', source: 'McDonald and Levitt (2008)' },
        limitations: 'Counted at the size of this extract; in a larger register more names are too common.',
      }),
    ];
  },
});
