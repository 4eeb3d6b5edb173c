import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireText } from '../source/own-text.ts';
import { OwnCodeProblem } from './own-code.ts';

/** @throws OwnCodeProblem where one of these files is there and no UTF-8. */
export function requireLiveTexts(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    try {
      requireText(readFileSync(path), name);
    } catch (cause) {
      throw new OwnCodeProblem((cause as Error).message, name, null);
    }
  }
}
