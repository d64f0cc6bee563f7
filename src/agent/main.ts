// Where the agent starts: one file on a gateway host, called `fernamt agent …`.
import { realpathSync } from 'node:fs';
import { agentCommand } from './program/agent-command';

const stop = new AbortController();
process.once('SIGTERM', () => stop.abort()).once('SIGINT', () => stop.abort());

void agentCommand(process.argv.slice(2), {
  print: (line) => void process.stdout.write(`${line}\n`),
  program: realpathSync(process.argv[1] ?? '/usr/local/bin/fernamt'),
  abort: stop.signal,
}).then((code) => {
  process.exitCode = code;
});
