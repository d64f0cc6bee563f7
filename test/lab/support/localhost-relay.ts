/**
 * Makes a port of this host's loopback the same port of a machine's loopback, so that `http://localhost:PORT` means the
 * portal there too. Stopping it is a portal out of reach. Unix sockets do not belong to network namespaces.
 */
import { createServer, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import type { Namespace } from './namespace';

export interface LocalhostRelay {
  /** From now on every piece, in both directions, takes so long. */
  slowDown(ms: number): void;
  stop(): Promise<void>;
}

const insideProgram = `
const net = require('node:net');
const [path, port] = process.argv.slice(1);
for (const host of ['127.0.0.1', '::1']) {
  net.createServer({ allowHalfOpen: true }, (near) => {
    const far = net.connect({ path, allowHalfOpen: true });
    near.pipe(far).pipe(near);
    for (const [one, other] of [[near, far], [far, near]]) one.on('error', () => other.destroy()).on('close', () => other.destroy());
  }).listen(Number(port), host, () => console.log('listening ' + host));
}
`;

function joinSockets(near: Socket, far: Socket, delayMs: () => number): void {
  const late = (): Transform =>
    new Transform({
      transform: (piece, _encoding, done) => void setTimeout(() => done(null, piece), delayMs()),
    });
  near.pipe(late()).pipe(far).pipe(late()).pipe(near);
  near.on('error', () => far.destroy()).on('close', () => far.destroy());
  far.on('error', () => near.destroy()).on('close', () => near.destroy());
}

export async function relayLocalhost(machine: Namespace, port: number): Promise<LocalhostRelay> {
  const folder = await temporaryFolder('relay');
  const path = join(folder, 'host.sock');
  const open = new Set<Socket>();
  let delayMs = 0;
  const server = createServer({ allowHalfOpen: true }, (near) => {
    open.add(near);
    near.on('close', () => open.delete(near));
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    joinSockets(near, far, () => delayMs);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const inside = await machine.spawn([process.execPath, '-e', insideProgram, path, String(port)]);
  await inside.waitFor(/listening 127[^]*listening ::1|listening ::1[^]*listening 127/, 10_000);
  return {
    slowDown: (ms) => (delayMs = ms),
    stop: async () => {
      await inside.stop('SIGKILL');
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await removeFolder(folder);
    },
  };
}
