/** The reader's messages name options of the command line; a form has fields. */
export function inUploadFormWords(message: string): string {
  return message
    .replace(/(?:[A-Za-z]:)?[^\s"]*[\\/]uploads[\\/][0-9a-f]+[\\/][^\s":]+/g, 'the file')
    .replace(/Give (?:a|its) file: --input ([\w-]+)=path/g, 'Choose a file for $1')
    .replace(/Give one: --input ([\w-]+)=path/g, 'Choose one for $1')
    .replace(/Ask for it: --input ([\w-]+)=@\S+/g, 'Choose it among the tables of $1')
    .replace(/Count again: --input ([\w-]+)=@…/g, 'Choose the table of $1 again')
    .replace(/Keep one of --input and --invented/g, 'Choose a file or let it be invented, not both')
    .replace(/--input ([\w-]+)=\S+/g, 'the file for $1')
    .replace(/--invented/g, 'the choice to use the project’s own')
    .replace(/--parameter (\w+)=(\S+)/g, 'the choice $1 = $2')
    .replace(/(?:with |in )?--columns [\w-]+:/g, 'under Columns put together: ')
    .replace(/assay words lists them, to be mapped/g, 'say under What words mean what each is')
    .replace(/--words/g, 'under What words mean:')
    .replace(/--date-format/g, 'under Dates:')
    .replace(/--missing( names words for that)?/g, 'Words for a missing value')
    .replace(/--encoding( says otherwise)?/g, 'the field Encoding')
    .replace(/--sheet/g, 'under Sheet or table:')
    .replace(/--skip-lines/g, 'under Lines before the header:')
    .replace(/--([a-z][a-z-]*)/g, (_, name: string) => `the choice ${name.replaceAll('-', ' ')}`);
}
