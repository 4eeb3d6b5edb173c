import type { CheckProblem } from './problem.ts';
import { proseLines } from './prose-lines.ts';

/** A wording in which a panel may record an outcome, and whether a published minute uses it. */
export interface OutcomeWording {
  readonly code: string;
  readonly wording: string;
  readonly attested: boolean;
}

/**
 * Is an outcome told in words that no minute attests? A wording of several words is found wherever it stands; a single
 * word such as "Reject", and a letter, only where they are given as the panel's outcome.
 *
 * @example
 * const outcomes = [{ code: 'A', wording: 'Approve', attested: true }, { code: 'E', wording: 'Reject', attested: false }];
 * unattestedOutcomes('report.md', 'The outcome was Reject.', outcomes).map(({ where }) => where) // ['report.md:1']
 */
export function unattestedOutcomes(
  where: string,
  text: string,
  outcomes: readonly OutcomeWording[],
  isMarkdown = true,
): CheckProblem[] {
  const attested = outcomes.filter((outcome) => outcome.attested).map(({ wording }) => wording);
  const remedy = `Use a wording that a minute attests: ${attested.map((wording) => `"${wording}"`).join(', ')}.`;
  const patterns = outcomes.filter((outcome) => !outcome.attested).map(patternOf);
  const lines = isMarkdown ? proseLines(text) : [{ line: 0, text }];
  return lines.flatMap(({ line, text: sentence }) =>
    patterns.flatMap((pattern) => {
      const found = pattern.exec(sentence)?.[0];
      if (found === undefined) return [];
      const place = isMarkdown ? `${where}:${line}` : where;
      return [
        { rule: 'outcome' as const, where: place, message: `no minute attests this outcome: "${found}". ${remedy}` },
      ];
    }),
  );
}

function patternOf({ code, wording }: OutcomeWording): RegExp {
  const words = wording.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&').replaceAll(' ', '\\s+');
  const given = '\\b(?:outcome|advice|recommendation)\\b(?:\\s+(?:was|is|of))?\\s*:?\\s*';
  const alone = `[“"‘']${words}[”"’'.]|${given}${words}\\b(?!\\s+with)`;
  const letter = /^[A-Z]$/.test(code) ? `|\\b[Oo]utcome\\s+${code}\\b` : '';
  return new RegExp(`${/\s/.test(wording) ? `\\b${words}\\b` : alone}${letter}`, 'i');
}
