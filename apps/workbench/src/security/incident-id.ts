/** Names something that went wrong, in the log and to whoever met it, so that one finds the other. */
export function incidentId(): string {
  return crypto.randomUUID().slice(0, 8);
}
