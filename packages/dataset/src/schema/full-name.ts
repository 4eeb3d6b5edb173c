/** A whole name taken apart; `null` for what it does not hold. */
export interface SplitName {
  readonly forenames: string | null;
  readonly surname: string | null;
}

const TITLE = /^(?:mr|mrs|ms|miss|mx|master|dr|prof|professor|rev|sir|dame|lord|lady)\.?\s+/i;
/** What somebody added: (DECEASED), [duplicate], aka Smith. */
const ASIDE = /\([^)]*\)|\[[^\]]*\]|(?<=\S)\s(?:aka|a\.k\.a\.|alias|née|formerly)\s.*$/giu;
/** A title at the end of forenames: BELL, Ann, Ms. */
const LATE_TITLE = /(?:^|\s)(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|sir|dame)\.?$/i;
/** In a name in capitals these stay as they are: McDONALD, O'NEILL. */
const SCOTS = /^(?:Mc|Mac|O[’'])/;
const SUFFIX = /[\s,]+(?:jr|sr|jnr|snr|ii|iii|iv)\.?$/i;
const PARTICLE =
  /^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|bin|ibn|al|el|st\.?|ap|ab|mac|mc|ten|ter|zu|zur)$/i;

/**
 * Which part of a whole name is the surname? What stands before a comma; without one, the words in capitals where others are not;
 * else the last word with the particles before it (van der Berg). Titles and Jr or III are left off. One word alone is a surname.
 *
 * @example
 * splitFullName('BELL, Ann Mary') // { forenames: 'Ann Mary', surname: 'BELL' }
 */
export function splitFullName(text: string): SplitName {
  const whole = text
    .normalize('NFKC')
    .replace(ASIDE, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(TITLE, '')
    .replace(SUFFIX, '')
    .replace(';', ',');
  const comma = whole.indexOf(',');
  if (comma >= 0) {
    const forenames = whole
      .slice(comma + 1)
      .replace(/,/g, ' ')
      .trim()
      .replace(TITLE, '')
      .replace(LATE_TITLE, '');
    return { forenames: clean(forenames), surname: clean(whole.slice(0, comma)) };
  }
  const words = whole.split(' ').filter((word) => word !== '');
  const isCapital = words.map(
    (word) => /\p{Lu}{2}/u.test(word) && word.replace(SCOTS, '') === word.replace(SCOTS, '').toUpperCase(),
  );
  if (isCapital.includes(true) && isCapital.includes(false)) {
    return { forenames: joined(words, (at) => !isCapital[at]), surname: joined(words, (at) => isCapital[at]!) };
  }
  let from = words.length - 1;
  while (from > 1 && PARTICLE.test(words[from - 1]!)) from--;
  return { forenames: joined(words, (at) => at < from), surname: joined(words, (at) => at >= from) };
}

function joined(words: readonly string[], isTaken: (at: number) => boolean): string | null {
  return clean(words.filter((_, at) => isTaken(at)).join(' '));
}

function clean(text: string): string | null {
  return text.replace(/\s+/g, ' ').trim() || null;
}
