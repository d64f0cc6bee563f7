// A passphrase never stands among the arguments, where every process of the machine can read it.
import type { CommandLine } from './console';
import { readNamedFile } from './named-file';

export const passphraseOption = [
  '--passphrase-file <file>',
  'holds the passphrase in one line: a file, /dev/fd/3 for a descriptor, or - for the standard input',
] as const;

export async function readPassphrase({ input }: Pick<CommandLine, 'input'>, file: string): Promise<string> {
  return file === '-' ? input() : readNamedFile(file);
}
