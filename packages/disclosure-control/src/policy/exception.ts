/** A named person's reason to let one finding leave as it is. It is kept in the record for good. */
export interface DisclosureException {
  readonly finding: string;
  readonly approver: string;
  readonly reason: string;
}
