// A file that somebody named on the command line: read as text, or one sentence why not.
import { readFile } from 'node:fs/promises';
import { CommandTrouble } from './trouble';

export async function readNamedFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const code =
      typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unreadable';
    throw new CommandTrouble(`${file} cannot be read (${code}).`, { cause });
  }
}
