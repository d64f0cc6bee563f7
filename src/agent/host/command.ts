// Runs a program of the host, without a shell, and gives its output; anything but exit code 0 is an error.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type RunCommand = (program: string, args: readonly string[], input?: string) => Promise<string>;

/** Long enough for nft to list tens of thousands of addresses on a busy host. */
const timeoutMs = 120_000;

export const runCommand: RunCommand = (program, args, input) =>
  new Promise((resolve, reject) => {
    const source = input === undefined ? null : openInput(input);
    const child = spawn(program, args, { stdio: [source ?? 'ignore', 'pipe', 'pipe'] });
    // Node's own time limit goes on counting for a program that is not there, and keeps the agent from ending.
    const limit = setTimeout(() => child.kill(), timeoutMs);
    if (source !== null) closeSync(source);
    let output = '';
    let complaint = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', (error) => {
      clearTimeout(limit);
      reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(limit);
      if (code === 0) resolve(output);
      else
        reject(
          new Error(
            `${program}: exit ${code ?? 'by signal'}: ${complaint
              .replace(/[^!-~]+/g, ' ')
              .trim()
              .slice(0, 300)}`,
          ),
        );
    });
  });

/** A file that has no name any more: `nft` and `wg` open `/dev/stdin` by its path, which a pipe of Node's does not allow. */
function openInput(text: string): number {
  const path = join(tmpdir(), `fernamt-${randomUUID()}`);
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
    return openSync(path, 'r');
  } finally {
    unlinkSync(path);
  }
}
