import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** Among the longest suites: two processes beside others too, since whichever ends last would leave a processor idle. */
export default mergeConfig(shared, { test: { maxWorkers: 2 } });
