// Runs turbo with its telemetry off: nothing that Assay starts talks to the network unasked. Suites run side by side here, so
// all but the longest have one process for their tests, which reads the sources once; alone, a suite takes two. The compiler of
// types collects garbage less often: a fifth less of its time, for two hundred megabytes.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('turbo', process.argv.slice(2), {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ASSAY_TEST_PROCESSES: '1', GOGC: '400', ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
});
process.exitCode = status ?? 1;
