import { randomStream } from '@assay/statistics';
import { calibration, markdownTable } from '@assay/testing/calibration';
import {
  calendarParts,
  combineKeys,
  dateLevels,
  derivedColumn,
  fellegiSunter,
  linkProbability,
  textLevels,
} from '../src/index.ts';
import { generatedRegister } from '../test/registers/generated-register.ts';

const REGISTERS = 20;
const RECORDS = 20_000;

/** Bands of probability from the most certain; the first is where a merge would be automatic. */
const BANDS = [
  { from: 0.999, name: '0.999 and more' },
  { from: 0.99, name: '0.99 to 0.999' },
  { from: 0.95, name: '0.95 to 0.99' },
  { from: 0.5, name: '0.5 to 0.95' },
  { from: 0.01, name: '0.01 to 0.5' },
] as const;

interface Band {
  pairs: number;
  expected: number;
  counted: number;
}

const emptyBands = (): Band[] => BANDS.map(() => ({ pairs: 0, expected: 0, counted: 0 }));

/** What a model without labels expects to be two people in each band, and how many are. */
function addRegister(seed: string, twinsDifferIn: readonly string[], bands: readonly Band[]): void {
  const { records, truth, home } = generatedRegister(seed, RECORDS);
  const { forename, surname, dateOfBirth } = records;
  const homes = home.reduce((most, each) => Math.max(most, each), 0) + 1;
  const place = { codes: home, values: Array.from({ length: homes }, (_, each) => String(each)) };
  const year = derivedColumn(dateOfBirth, (text) => calendarParts(text)?.year.toString() ?? null);
  const { pairs } = fellegiSunter(
    {
      records: RECORDS,
      fields: [
        textLevels('first name', forename, { similarity: [0.92, 0.85, 0.7], termFrequency: true }),
        textLevels('surname', surname, { similarity: [0.92, 0.85, 0.7], termFrequency: true }),
        dateLevels('date of birth', dateOfBirth, { termFrequency: true }),
        textLevels('home', place),
      ],
      blocks: [
        { name: 'date', ...combineKeys([dateOfBirth]), informs: ['date of birth'] },
        { name: 'names', ...combineKeys([forename, surname]), informs: ['first name', 'surname'] },
        { name: 'surname and year', ...combineKeys([surname, year]), informs: ['surname', 'date of birth'] },
      ],
      twinsDifferIn,
    },
    randomStream(seed),
  );
  for (let index = 0; index < pairs.length; index++) {
    const probability = linkProbability(pairs.weight[index]!);
    const band = bands[BANDS.findIndex(({ from }) => probability >= from)];
    if (band === undefined) continue;
    band.pairs++;
    band.expected += 1 - probability;
    if (truth.codes[pairs.left[index]!] !== truth.codes[pairs.right[index]!]) band.counted++;
  }
}

const inAHundred = (part: number, whole: number): string => (whole === 0 ? 'none' : ((100 * part) / whole).toFixed(2));

export default calibration({
  title: 'Bands of the model’s probability: wrong pairs expected and counted',
  run: (progress) => {
    const models = [
      { name: 'twins a class', twinsDifferIn: ['first name'], bands: emptyBands() },
      { name: 'no twins known', twinsDifferIn: [], bands: emptyBands() },
    ];
    for (let register = 1; register <= REGISTERS; register++) {
      for (const { twinsDifferIn, bands } of models) addRegister(`bands ${register}`, twinsDifferIn, bands);
      progress(`register ${register} of ${REGISTERS}`);
    }
    const rows = models.flatMap(({ name, bands }) =>
      bands.map(({ pairs, expected, counted }, at) => [
        name,
        BANDS[at]!.name,
        pairs,
        Math.round(expected),
        counted,
        inAHundred(expected, pairs),
        inAHundred(counted, pairs),
      ]),
    );
    return `
${REGISTERS} registers of the generator, ${RECORDS.toLocaleString('en-GB')} records each (seeds “bands NUMBER”), fitted without labels and
counted against the true persons; sums over all registers. Without a class for people of one birth, twins are taken for one
person where a merge would be automatic. The report draws a clerical sample for this reason, and sets its count beside.

${markdownTable(['model', 'probability', 'pairs', 'wrong, expected', 'wrong, counted', 'expected in 100', 'counted in 100'], rows)}`;
  },
});
