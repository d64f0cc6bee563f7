// The program `fernamt`: where the environment and the arguments enter.
import { text } from 'node:stream/consumers';
import { runCommandLine } from './cli/command-line';

void runCommandLine({
  args: process.argv,
  environment: process.env,
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  input: () => text(process.stdin),
  untilTold: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    }),
}).then((code) => {
  process.exitCode = code;
});
