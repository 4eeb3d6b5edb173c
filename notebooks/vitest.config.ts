import { fileURLToPath } from 'node:url';
import { mergeConfig } from 'vitest/config';
import shared from '../vitest.shared.ts';

/** The tests of all notebooks as one suite; each notebook’s own stand in its folder. */
export default mergeConfig(shared, { test: { dir: fileURLToPath(new URL('.', import.meta.url)) } });
