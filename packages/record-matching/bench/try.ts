import { nameGroups } from '../src/blocking/name-groups.ts';
import { SharedPeople } from '../src/errors/shared-people.ts';
import { truthOf } from '../src/errors/truth.ts';
import { toleranceSweep } from '../src/index.ts';
import { nameLexicon } from '../src/names/name-lexicon.ts';
import { clusterAllTolerances } from '../src/sweep/cluster-all-tolerances.ts';
import { compareGroups } from '../src/sweep/compare-groups.ts';
import { startingTally } from '../src/sweep/starting-tally.ts';
import { benchRegister } from './bench-register.ts';

const n = Number(process.argv[2] ?? 1e6);
const r = benchRegister(n);
const cpu = <T>(name: string, f: () => T): T => {
  const c = process.cpuUsage();
  const t = performance.now();
  const v = f();
  const d = process.cpuUsage(c);
  console.log(
    name.padEnd(20),
    'cpu',
    ((d.user + d.system) / 1000).toFixed(0),
    'wall',
    (performance.now() - t).toFixed(0),
  );
  return v;
};
for (let k = 0; k < 3; k++) {
  const lex = cpu('lexicon', () => nameLexicon(r.forename, r.surname, 'folded'));
  const g = cpu('groups', () => nameGroups(r.dateOfBirth, r, lex, true));
  const { pairs } = cpu('compare', () => compareGroups(g, lex, false));
  const truth = cpu('truth', () => truthOf(r.entity, n));
  const shared = new SharedPeople(g, truth);
  cpu('starting', () => startingTally(g, truth, shared));
  cpu('clusters (+starting)', () => clusterAllTolerances(g, pairs, truth, shared));
  cpu('all', () => toleranceSweep(r, { truth: r.entity }));
  console.log(process.memoryUsage().rss / 2 ** 20);
}
