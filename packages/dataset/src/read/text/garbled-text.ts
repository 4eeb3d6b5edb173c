import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** Whether letters of a text were lost before the file was written: José as "Jos\uFFFD", or as "JosÃ©", encoded twice. */
export function isGarbled(text: string): boolean {
  if (/^[\x20-\x7e]*$/.test(text)) return false;
  if (text.includes('\uFFFD')) return true;
  const once = iconv.encode(text, 'windows-1252');
  return isUtf8(once) && iconv.decode(once, 'windows-1252') === text;
}
