import { dictionaryColumn, type MaybeEstimate, type RandomStream, randomStream } from '@assay/statistics';
import { calibration, markdownTable } from '@assay/testing/calibration';
import { clusterByRule, errorsByGroup, linkShares, nameCollisions, toleranceSweep } from '../src/index.ts';
import { type GeneratedRegister, generatedRegister } from '../test/registers/generated-register.ts';

const TOLERANCES = [0, 1, 2, 3] as const;

/** One person in so many is a twin of the one before: the same surname, another first name. */
const TWINS = 0.012;

/** Names of one people, with chances that fall like Zipf's; the edits between two are those of their spellings. */
interface Naming {
  readonly name: string;
  readonly surnames: Float64Array;
  readonly forenames: Float64Array;
}

const NAMINGS: readonly Naming[] = [
  { name: 'many names', surnames: cumulative(5000, 0.8, 5), forenames: cumulative(500, 0.8, 5) },
  { name: 'few common names', surnames: cumulative(3000, 1.05, 1), forenames: cumulative(300, 1, 2) },
  { name: 'very few', surnames: cumulative(200, 1.3, 0), forenames: cumulative(60, 1.1, 0) },
];

function cumulative(names: number, exponent: number, shift: number): Float64Array {
  const weights = Float64Array.from({ length: names }, (_, rank) => 1 / (rank + 1 + shift) ** exponent);
  const total = weights.reduce((sum, each) => sum + each, 0);
  let sum = 0;
  return weights.map((each) => {
    sum += each / total;
    return sum;
  });
}

function draw(chances: Float64Array, random: RandomStream): number {
  const at = random.next();
  let low = 0;
  let high = chances.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chances[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Names of eleven letters that have nothing in common, so that hardly any but equal ones collide. */
function spelling(rank: number): string {
  const random = randomStream('spelling', rank);
  return Array.from({ length: 11 }, () => String.fromCharCode(97 + random.integer(26))).join('');
}

const SPELLINGS = Array.from({ length: 5000 }, (_, rank) => spelling(rank));

function population(
  { surnames, forenames }: Naming,
  people: number,
  groupOf: (person: number) => number,
  random: RandomStream,
) {
  const surname = new Int32Array(people);
  const forename = new Int32Array(people);
  for (let person = 0; person < people; person++) {
    const isTwin = person > 0 && random.next() < TWINS;
    surname[person] = isTwin ? surname[person - 1]! : draw(surnames, random);
    forename[person] = draw(forenames, random);
  }
  return {
    surname: { values: SPELLINGS, codes: surname },
    forename: { values: SPELLINGS, codes: forename },
    group: { values: ['one', 'other'], codes: Int32Array.from({ length: people }, (_, person) => groupOf(person)) },
    entity: {
      values: Array.from({ length: people }, String),
      codes: Int32Array.from({ length: people }, (_, person) => person),
    },
  };
}

const holds = (estimate: MaybeEstimate, truth: number): boolean =>
  estimate.status === 'computed' &&
  'low' in estimate.interval &&
  estimate.interval.low <= truth &&
  (estimate.interval.high === null || truth <= estimate.interval.high);

const percent = (held: number, all: number): string => `${((100 * held) / all).toFixed(1)} % of ${all}`;

/** Rates of one group of seven in eight of the people, and the ratio of the others to it. */
function collisions(progress: (line: string) => void): (string | number)[][] {
  const rows: (string | number)[][] = [];
  for (const naming of NAMINGS) {
    for (const [people, draws] of [
      [1000, 600],
      [5000, 300],
      [50_000, 300],
    ] as const) {
      if (people === 50_000 && naming.name === 'very few') continue;
      const squared = (chances: Float64Array) =>
        chances.reduce((sum, each, rank) => sum + (each - (chances[rank - 1] ?? 0)) ** 2, 0);
      const truth = squared(naming.surnames) * squared(naming.forenames) * 1e6;
      let rate = 0;
      let ratio = 0;
      for (let number = 1; number <= draws; number++) {
        const random = randomStream('collisions', naming.name, people, number);
        const [one, other] = nameCollisions(
          population(naming, people, () => (random.next() < 1 / 8 ? 1 : 0), random.split('names')),
          { reference: 'one' },
        ).filter(({ tolerance }) => tolerance === 0);
        if (holds(one!.perMillion, truth)) rate++;
        if (other!.ratio.status === 'not-computed' || holds(other!.ratio, 1)) ratio++;
      }
      progress(`${naming.name}, ${people} people: ${rate} and ${ratio} of ${draws}`);
      rows.push([naming.name, people, percent(rate, draws), percent(ratio, draws)]);
    }
  }
  return rows;
}

/** Two random halves of the generator's people, who are of one group in truth. */
function halves(progress: (line: string) => void): (string | number)[][] {
  return ([1000, 5300] as const).flatMap((people) => {
    const draws = 300;
    const held = TOLERANCES.map(() => 0);
    for (let number = 1; number <= draws; number++) {
      const { records, truth } = generatedRegister(`halves ${number}`, Math.round(people * 1.17));
      const random = randomStream('halves', people, number);
      const half = truth.values.map(() => (random.next() < 0.5 ? 0 : 1));
      const group = { values: ['one', 'other'], codes: truth.codes.map((person) => half[person]!) };
      const rows = nameCollisions({ ...records, group, entity: truth }, { reference: 'one' });
      for (const { group: name, tolerance, ratio } of rows) {
        if (name === 'other' && (ratio.status === 'not-computed' || holds(ratio, 1))) held[tolerance]!++;
      }
    }
    progress(`halves of ${people}: ${held.join(', ')} of ${draws}`);
    return TOLERANCES.map((tolerance) => [people, tolerance, percent(held[tolerance]!, draws)]);
  });
}

/** What a register says of its links, and what registers like it say on average. */
interface Shares {
  readonly wrong: MaybeEstimate;
  readonly missed: MaybeEstimate;
  readonly mixed: MaybeEstimate;
}

const EDITS = 2;

function sharesOf({ records, truth }: GeneratedRegister): Shares {
  const sweep = toleranceSweep(records, { truth });
  const isLinked = (forename: number, surname: number) => forename <= EDITS && surname <= EDITS;
  const clusters = clusterByRule(sweep, isLinked);
  const { wrong, missed } = linkShares(sweep, isLinked, clusters, truth);
  const everybody = dictionaryColumn(Array.from(truth.codes, () => 'all'));
  return {
    wrong: wrong.estimate,
    missed: missed.estimate,
    mixed: errorsByGroup(clusters, truth, everybody)[0]!.mixedShare,
  };
}

function links(progress: (line: string) => void): (string | number)[][] {
  return ([1000, 5000, 50_000] as const).flatMap((people) => {
    const draws = people === 50_000 ? 200 : people === 5000 ? 300 : 600;
    const found = Array.from({ length: draws }, (_, number) =>
      sharesOf(generatedRegister(`shares ${people} ${number + 1}`, Math.round(people * 1.17))),
    );
    return (
      [
        ['links that are wrong', 'wrong'],
        ['links that are missed', 'missed'],
        ['people mixed', 'mixed'],
      ] as const
    ).map(([title, name]) => {
      const values = found.map((each) => each[name]).filter((each) => each.status === 'computed');
      const truth = values.reduce((sum, { value }) => sum + value / values.length, 0);
      const held = values.filter((each) => holds(each, truth)).length;
      progress(`${title}, ${people} people: ${held} of ${values.length}`);
      return [title, people, Number((100 * truth).toPrecision(3)), percent(held, values.length)];
    });
  });
}

export default calibration({
  title: 'Shares and rates of pairs that depend on each other',
  run: (progress) =>
    [
      'Name collisions of people whose names are drawn with Zipf’s chances, one person in eighty a twin; the second group is a',
      'seventh of the first and drawn alike, so that the true ratio is 1 (seeds “collisions”, names, people, number):',
      '',
      markdownTable(
        ['names', 'people', 'interval of the rate held', 'interval of the ratio held 1'],
        collisions(progress),
      ),
      '',
      'Two random halves of the generator’s people (seeds “halves NUMBER”):',
      '',
      markdownTable(['people', 'edits in either name', 'interval of the ratio held 1'], halves(progress)),
      '',
      'Links at two edits in registers of the generator, twins and several records included; the truth is the mean over all',
      'draws (seeds “shares PEOPLE NUMBER”):',
      '',
      markdownTable(['share', 'people', 'mean, per cent', 'interval held it'], links(progress)),
    ].join('\n'),
});
