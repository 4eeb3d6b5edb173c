/** Whose data an input's rows are: the force's own, made up by a generator of Assay, or a published data set; or it was left out. */
export type InputSource = 'own' | 'invented' | 'published' | 'none';

/** As much of an input's record as tells whose data it was. */
export interface SourcedInput {
  readonly name: string;
  /** The dataset of the project that stood in, or `null` where files were given. */
  readonly dataset: string | null;
  /** Absent in records of older versions: then a dataset that stood in counts as invented. */
  readonly source?: InputSource;
}

export const EXAMPLE_WORDS = 'Example on invented data';

/**
 * Whose data an input was, in records old and new.
 *
 * @example
 * inputSource({ name: 'people', dataset: null }) // 'own'
 */
export function inputSource({ dataset, source }: SourcedInput): InputSource {
  return source ?? (dataset === null ? 'own' : 'invented');
}

/**
 * Does what was computed speak of anybody? The words that every view, page and file of a run on invented data says first and
 * beside its title; `null` where nothing was invented.
 *
 * Where invented rows were asked for beside real ones, the words say which input is which.
 *
 * @example
 * exampleWords([{ name: 'people', dataset: 'person-register', source: 'invented' }]) // 'Example on invented data'
 */
export function exampleWords(inputs: readonly SourcedInput[]): string | null {
  const invented = inputs.filter((input) => inputSource(input) === 'invented');
  if (invented.length === 0) return null;
  const own = inputs.filter((input) => inputSource(input) === 'own');
  if (own.length === 0) return EXAMPLE_WORDS;
  const names = (some: readonly SourcedInput[]) =>
    some.map(({ name }) => name).reduce((list, name, at) => `${list}${at === some.length - 1 ? ' and ' : ', '}${name}`);
  return `${EXAMPLE_WORDS}: ${names(invented)} invented beside own ${names(own)}`;
}
