/** What a form sent, by name. */
export interface Fields {
  text(name: string): string;
  all(name: string): readonly string[];
  file(name: string): File | null;
  /** The same without files, whose bytes go. */
  texts(): Fields;
}

type Body = Readonly<Record<string, string | File | (string | File)[]>>;

/** The fields of a form out of its body. */
export function fieldsOf(body: Body): Fields {
  const values = (name: string) => [body[name] ?? []].flat();
  return {
    text: (name) =>
      values(name)
        .find((value) => typeof value === 'string')
        ?.trim() ?? '',
    all: (name) => values(name).filter((value) => typeof value === 'string'),
    // A browser sends an unnamed file of 0 bytes where none was chosen; a named one was chosen, however small.
    file: (name) =>
      values(name).find((value): value is File => typeof value !== 'string' && (value.name !== '' || value.size > 0)) ??
      null,
    texts() {
      const isText = (value: string | File) => typeof value === 'string';
      return fieldsOf(
        Object.fromEntries(Object.entries(body).map(([name, each]) => [name, [each].flat().filter(isText)])),
      );
    },
  };
}
