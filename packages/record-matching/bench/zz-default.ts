// A register with one crowded default date: does the model say so in one line, or die?
import { randomStream } from '/work/w-engine/packages/statistics/src/index.ts';
import { combineKeys, fellegiSunter, partLevels, textLevels, toleranceSweep } from '/work/w-engine/packages/record-matching/src/index.ts';
const n = Number(process.argv[2]);
const names = Array.from({ length: 5000 }, (_, i) => 'n' + i.toString(26).replace(/\d/g, (d) => 'klmnopqrst'[+d]!));
const column = (f: (i: number) => number, values: string[]) => ({ codes: Int32Array.from({ length: n }, (_, i) => f(i)), values });
const forename = column((i) => i % 5000, names), surname = column((i) => (i * 7919) % 5000, names), dob = column(() => 0, ['1900-01-01']);
const t = performance.now();
try {
  const m = fellegiSunter({ records: n, fields: [textLevels('forename', forename, { edits: [1] }), textLevels('surname', surname, { edits: [1] }), partLevels('dob', dob, [])], blocks: [{ name: 'date', ...combineKeys([dob]), informs: ['dob'] }], randomPairs: 1000 }, randomStream(1, 'x'));
  console.log(n, 'ok', m.comparedPairs);
} catch (e: any) { console.log(n, e.constructor.name, e.message.slice(0, 200)); }
console.log(Math.round(performance.now() - t), 'ms', Math.round(process.resourceUsage().maxRSS / 1024), 'MB');
