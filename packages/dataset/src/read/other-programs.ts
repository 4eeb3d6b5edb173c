import { InputError } from '@assay/statistics';

/** A file that another program writes and that is not read here. */
interface OtherProgram {
  /** Its first bytes, each in a character; several where it may begin in several ways. */
  readonly begins: readonly string[];
  /** Bytes before them; 0 unless stated. */
  readonly after?: number;
  readonly is: string;
  readonly remedy: string;
}

const written = (program: string) => `Write the table as CSV or Parquet in ${program}.`;
const UNPACK = 'Unpack it and give the file in it.';
const BZIP2_LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const OLD_STATA = ['\x69', '\x6c', '\x6e', '\x6f', '\x71', '\x72', '\x73'];

const R_OBJECT: OtherProgram = {
  begins: ['X\n\0\0\0\x02', 'X\n\0\0\0\x03', 'B\n\x02\0\0\0', 'B\n\x03\0\0\0'],
  is: 'an object of R (saveRDS)',
  remedy: written('R'),
};

/** Three letters that a header may begin with too: only with a zero byte after them. */
const ORC = { is: 'an ORC file', remedy: written('the program that made it') };

/**
 * Sources: R Internals, 1.8 (X and B: binary with version 2 or 3); the PSPP manual for SPSS; Stata's help on dta (release and
 * byte order); Apache's specifications of ORC and Avro; OpenDocument 1.2, part 3; the others by the list of `file`.
 */
const PROGRAMS: readonly OtherProgram[] = [
  R_OBJECT,
  {
    begins: ['RDX2\n', 'RDX3\n', 'RDA2\n', 'RDA3\n', 'RDB2\n', 'RDB3\n'],
    is: 'a workspace of R (save)',
    remedy: written('R'),
  },
  { begins: ['$FL2', '$FL3'], is: 'a file of SPSS', remedy: written('SPSS') },
  {
    begins: ['<stata_dta>', ...OLD_STATA.flatMap((release) => [`${release}\x01\x01\0`, `${release}\x02\x01\0`])],
    is: 'a file of Stata',
    remedy: written('Stata'),
  },
  { begins: ['\xc2\xea\x81\x60\xb3\x14\x11\xcf'], after: 12, is: 'a file of SAS', remedy: written('SAS') },
  { begins: ['\x80\x02', '\x80\x03', '\x80\x04', '\x80\x05'], is: 'a pickle of Python', remedy: written('Python') },
  { begins: ['\x93NUMPY'], is: 'an array of NumPy', remedy: written('Python') },
  { begins: ['\x89HDF\r\n'], is: 'an HDF5 file', remedy: written('the program that made it') },
  {
    begins: ['\0\x01\0\0Standard ACE DB', '\0\x01\0\0Standard Jet DB'],
    is: 'a database of Access',
    remedy: 'Export its table as CSV or .xlsx.',
  },
  { begins: ['Obj\x01'], is: 'an Avro file', remedy: written('the program that made it') },
  {
    begins: ['mimetypeapplication/vnd.oasis.opendocument'],
    after: 30,
    is: 'an OpenDocument file (LibreOffice)',
    remedy: 'Save it as .xlsx or CSV (UTF-8).',
  },
  { begins: ['7z\xbc\xaf\x27\x1c'], is: 'a 7-Zip archive', remedy: UNPACK },
  { begins: ['Rar!\x1a\x07'], is: 'a RAR archive', remedy: UNPACK },
  { begins: ['ustar'], after: 257, is: 'a tar archive', remedy: UNPACK },
  { begins: BZIP2_LEVELS.map((level) => `BZh${level}1AY&SY`), is: 'packed with bzip2', remedy: UNPACK },
  { begins: ['\xfd7zXZ\0'], is: 'packed with xz', remedy: UNPACK },
  { begins: ['\x28\xb5\x2f\xfd'], is: 'packed with Zstandard', remedy: UNPACK },
];

/** What `saveRDS(…, ascii = TRUE)` writes: the version, the R that wrote it, and the oldest that reads it (2.3.0 or 3.5.0). */
const R_AS_TEXT = /^A\n[23]\n\d+\n(?:131840|197888)\n/;

/**
 * Refuses what another program keeps its tables in: some begin as a text does, and would be read as one.
 *
 * @throws InputError that says what the file is and where to write it anew.
 */
export function refuseOtherPrograms(start: Buffer, path: string): void {
  const ascii = start.toString('latin1');
  const found = PROGRAMS.find(({ begins, after = 0 }) => begins.some((first) => ascii.startsWith(first, after)));
  const known =
    found ??
    (R_AS_TEXT.test(ascii) ? R_OBJECT : undefined) ??
    (ascii.startsWith('ORC') && start.includes(0) ? ORC : undefined);
  if (known !== undefined) throw new InputError(`${path} is ${known.is}, which is not read here. ${known.remedy}`);
}
