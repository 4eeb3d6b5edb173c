/** UTF-8 to the byte: a mark before the text that no reader sees stays in it, and is a difference. */
export function exactText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
