// Runs a program of the host, without a shell, and gives its output; anything but exit code 0 is an error.
import { spawn } from 'node:child_process';

export type RunCommand = (program: string, args: readonly string[], input?: string) => Promise<string>;

const timeoutMs = 20_000;

export const runCommand: RunCommand = (program, args, input = '') =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], timeout: timeoutMs });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else
        reject(
          new Error(
            `${program} ${args[0] ?? ''}: exit ${code ?? 'by signal'}: ${complaint.slice(0, 500).trim()}`,
          ),
        );
    });
    child.stdin.end(input);
  });
