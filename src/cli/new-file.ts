// A file that a command makes: readable by its owner only, durable, and never in the place of another.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { CommandTrouble } from './trouble';

export function writeNewFile(file: string, content: string): void {
  write(file, content, 'wx');
}

export function appendLine(file: string, line: string): void {
  write(file, `${line}\n`, 'a');
}

function write(file: string, content: string, flags: 'wx' | 'a'): void {
  try {
    const descriptor = openSync(file, flags, 0o600);
    writeSync(descriptor, content);
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch (cause) {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
    const why = code === 'EEXIST' ? 'is already there and is not overwritten' : `cannot be written (${code})`;
    throw new CommandTrouble(`${file} ${why}.`, { cause });
  }
}
