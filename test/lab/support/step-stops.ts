/**
 * Kills an agent at a step of its own choosing: what it does to files, programs and sockets is counted while the test has
 * armed it, and just before the step with the wanted name it gets SIGKILL. Without a wanted step the names are only noted.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';

export interface StepStops {
  /** Options for `node` with which a program can be stopped so. */
  readonly nodeOptions: readonly string[];
  /** From now on; before the step of this name it dies. */
  arm(step: string | null): void;
  disarm(): void;
  /** The steps that were passed while armed, each once, in their order. */
  passed(): readonly string[];
  stop(): Promise<void>;
}

const preloaded = (folder: string): string => `
const fs = require('node:fs');
const { join, basename, dirname } = require('node:path');
const processes = require('node:child_process');
const { Socket } = require('node:net');
const real = { exists: fs.existsSync, read: fs.readFileSync, append: fs.appendFileSync, open: fs.openSync };
const armed = ${JSON.stringify(join(folder, 'armed'))};
const log = ${JSON.stringify(join(folder, 'passed'))};
const opened = new Map();
let isOurs = false;
function step(name) {
  if (isOurs) return;
  isOurs = true;
  try {
    if (!real.exists(armed)) return;
    if (real.read(armed, 'utf8') === name) process.kill(process.pid, 'SIGKILL');
    real.append(log, name + '\\n');
  } finally {
    isOurs = false;
  }
}
const placeOf = (path) => {
  const folder = basename(dirname(String(path)));
  if (folder === 'ccd' || folder === 'revoked') return folder;
  return basename(String(path)).replace(/[0-9a-f]{8}-[-0-9a-f]{27}/, 'draft');
};
function before(thing, method, nameOf) {
  const original = thing[method];
  thing[method] = function (...given) {
    const name = nameOf(given, this);
    if (name !== null) step(name);
    const result = original.apply(this, given);
    if (method === 'openSync') opened.set(result, placeOf(given[0]));
    return result;
  };
}
before(fs, 'openSync', () => null);
before(fs, 'writeSync', ([file]) => 'write ' + (opened.get(file) ?? 'file'));
before(fs, 'fsyncSync', ([file]) => 'sync ' + (opened.get(file) ?? 'file'));
before(fs, 'writeFileSync', ([path]) => 'write ' + placeOf(path));
before(fs, 'renameSync', ([, path]) => 'put ' + placeOf(path));
before(fs, 'rmSync', ([path]) => 'remove ' + placeOf(path));
for (const method of ['spawn', 'execFile'])
  before(processes, method, ([program, args]) => 'run ' + basename(program) + ' ' + String((args ?? [])[0] ?? ''));
before(Socket.prototype, 'write', ([data], socket) => {
  if (socket.remoteAddress !== undefined) return /^POST \\S*acks/.test(String(data)) ? 'confirm to the portal' : 'ask the portal';
  const [word] = String(data).split(/[ =\\n]/);
  return /^(set|get|status|client-kill|kill)$/.test(word) ? 'tell an engine: ' + word : null;
});
`;

export async function startStepStops(): Promise<StepStops> {
  const folder = await temporaryFolder('steps');
  const program = join(folder, 'stops.cjs');
  const [armed, log] = [join(folder, 'armed'), join(folder, 'passed')];
  writeFileSync(program, preloaded(folder));
  return {
    nodeOptions: ['--require', program],
    arm: (step) => {
      rmSync(log, { force: true });
      writeFileSync(armed, step ?? '');
    },
    disarm: () => rmSync(armed, { force: true }),
    passed: () =>
      existsSync(log) ? [...new Set(readFileSync(log, 'utf8').split('\n'))].filter(Boolean) : [],
    stop: () => removeFolder(folder),
  };
}
