/** Letters that decomposition leaves as they are. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ø: 'o',
  Ø: 'O',
  ß: 'ss',
  ı: 'i',
};

const PLAIN = /^[ -~]*$/;

/** A name as a keyboard without diacritics writes it: "Nguyễn" becomes "Nguyen", "Wójcik" "Wojcik", "Łukasz" "Lukasz". */
export function plainLetters(name: string): string {
  if (PLAIN.test(name)) return name;
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁđĐøØßı]/g, (letter) => UNDECOMPOSED[letter]!);
}
