/** Names in order of frequency: listed ones first, then every stem joined with every ending. Shares follow Zipf–Mandelbrot. */
export interface NamePool {
  /** Names separated by `|`, the most frequent first. */
  readonly listed: string;
  /** Shares of the first names of the list where they stand above the Zipf–Mandelbrot curve, e.g. Nguyễn's 0.38. */
  readonly leadingShares?: readonly number[];
  /** Stems and endings, separated by `|`, that make the long tail. */
  readonly stems?: string;
  readonly endings?: string;
  /** Exponent and offset of weight(rank) = 1 / (rank + offset)^exponent (Mandelbrot 1953). */
  readonly exponent: number;
  readonly offset: number;
}

/** How one community names its people. The shares are plausible, not measured. */
export interface NamingTradition {
  readonly name: string;
  /** Share of the register's people. */
  readonly share: number;
  /** Forenames by era of birth, oldest first; one era means that fashion is not modelled. */
  readonly forenames: { readonly female: readonly NamePool[]; readonly male: readonly NamePool[] };
  readonly surnames: NamePool;
  /** The form of a surname that a woman bears, where it differs. */
  readonly feminine?: (surname: string) => string;
  /** Share with a second forename written as part of the first, e.g. "Mohammed Ali". */
  readonly secondForenameShare?: number;
  /** Share with two surnames, and what joins them. */
  readonly doubleSurname?: { readonly share: number; readonly joiner: ' ' | '-' };
  /** Share of women and of men who take another surname on marriage. */
  readonly surnameChange: { readonly female: number; readonly male: number };
  /** Spellings of one name, separated by `|`; each set is one string. */
  readonly transliterations?: readonly string[];
  /** A name and its familiar forms, separated by `|`; each set is one string. */
  readonly nicknames?: readonly string[];
  /** Self-defined ethnicity codes (18+1) with their weights. */
  readonly ethnicity: Readonly<Record<string, number>>;
  /** Share born abroad, and where. */
  readonly bornAbroadShare: number;
  readonly birthplacesAbroad: string;
  /** Relative weight of the seven local policing areas, in the order of the area list. */
  readonly areaWeights: readonly number[];
}
