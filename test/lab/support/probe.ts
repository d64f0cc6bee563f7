// TCP between machines of the lab: an office that answers and goes on talking, a device that tries, and one that listens on.
import type { Child } from '../../support/child-process';
import { until } from '../../support/child-process';
import type { Namespace } from './namespace';

const serverProgram = `
const net = require('node:net');
for (const port of process.argv.slice(1).map(Number)) {
  net.createServer((socket) => {
    const timer = setInterval(() => socket.write('tick\\n'), 20);
    socket.on('error', () => undefined).on('close', () => clearInterval(timer)).resume();
  }).listen(port, '::', () => console.log('listening ' + port));
}
`;

const tryProgram = `
const [host, port] = process.argv.slice(1);
const socket = require('node:net').connect({ host, port: Number(port) });
socket.on('connect', () => process.exit(0)).on('error', () => process.exit(1));
setTimeout(() => process.exit(2), 1500);
`;

const listenProgram = `
const [host, port] = process.argv.slice(1);
const socket = require('node:net').connect({ host, port: Number(port) });
socket.on('data', (data) => console.log('got ' + data.length)).on('error', () => undefined);
`;

/** Answers on these ports at every address of the machine, and never stops talking. */
export async function startTalking(machine: Namespace, ports: readonly number[]): Promise<Child> {
  const child = await machine.spawn([process.execPath, '-e', serverProgram, ...ports.map(String)]);
  for (const port of ports) await child.waitFor(new RegExp(`listening ${port}`), 10_000);
  return child;
}

export async function opens(machine: Namespace, host: string, port: number): Promise<boolean> {
  const { code } = await machine.exec([process.execPath, '-e', tryProgram, host, String(port)]);
  return code === 0;
}

export interface OpenConnection {
  /** Waits until more has come. */
  hears(timeoutMs: number): Promise<void>;
  /** Waits until nothing has come for a while. */
  falls(quietMs: number, timeoutMs: number): Promise<void>;
  stop(): Promise<void>;
}

export async function listenTo(machine: Namespace, host: string, port: number): Promise<OpenConnection> {
  const child = await machine.spawn([process.execPath, '-e', listenProgram, host, String(port)]);
  let count = 0;
  let last = Date.now();
  child.onLine((line) => {
    if (!line.startsWith('got')) return;
    count += 1;
    last = Date.now();
  });
  const connection: OpenConnection = {
    hears: async (timeoutMs) => {
      const before = count;
      await until(`something from ${host}`, timeoutMs, () => count > before);
    },
    falls: (quietMs, timeoutMs) => {
      last = Date.now();
      return until(`silence of ${host}`, timeoutMs, () => Date.now() - last > quietMs);
    },
    stop: () => child.stop('SIGKILL'),
  };
  await connection.hears(5_000);
  return connection;
}
