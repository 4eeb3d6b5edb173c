/** What somebody is told who is refused, or that nobody was. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no refusal',
    (error: Error) => error.message,
  );
}
