import { toleranceSweep } from '../src/index.ts';
import { benchRegister } from './bench-register.ts';

const n = Number(process.argv[2] ?? 1e6);
let t = performance.now();
const r = benchRegister(n);
console.log(
  'make',
  performance.now() - t,
  process.memoryUsage().rss / 2 ** 20,
  r.forename.values.length,
  r.surname.values.length,
);
for (let k = 0; k < 3; k++) {
  t = performance.now();
  const s = toleranceSweep(r, { truth: r.entity });
  console.log(
    'sweep',
    (performance.now() - t).toFixed(0),
    s.comparedPairs,
    s.pairs.length,
    s.rows[15]!.errors!.falsePairs,
    s.rows[10]!.errors!.falsePairs,
    s.truePairs,
    (process.memoryUsage().rss / 2 ** 20).toFixed(0),
  );
}
