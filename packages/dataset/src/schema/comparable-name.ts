/** Names compare without case, spaces, underscores, hyphens and full stops: `Given Name`, `given_name`, `GIVEN-NAME` are one. */
export function comparableName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_.-]/g, '');
}
