/**
 * The OpenVPN server's process, where the agent starts it itself. It outlives the agent (fail static): a new agent finds
 * it by its management socket and takes it over, and restarts it only when its configuration is another one.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, rmSync, statSync, truncateSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenvpnSettings } from '../../domain/gateway-change';
import type { HostPath } from '../../domain/host-fields';
import { readIfThere } from '../host/files';
import { withManagement } from './management';

export type OpenvpnProcess = {
  readonly socket: string;
  isRunning(): Promise<boolean>;
  start(settings: OpenvpnSettings): Promise<void>;
  stop(): Promise<void>;
  /** Empties the log when it has grown: even at its quietest it names addresses of whoever knocks. */
  trimLog(): void;
};

const maxLogBytes = 256 * 1024;
export const startTries = 500;
export const stopTries = 300;
export const pauseMs = 20;

export function openvpnProcess(folder: HostPath): OpenvpnProcess {
  const socket = `${folder}/management/socket`;
  const logPath = `${folder}/openvpn.log`;
  const isRunning = async (): Promise<boolean> => (await answers(socket)) || isAlive(pidIn(folder), folder);
  return {
    socket,
    isRunning,
    trimLog: () => {
      if (existsSync(logPath) && statSync(logPath).size > maxLogBytes) truncateSync(logPath);
    },
    start: async () => {
      rmSync(logPath, { force: true });
      const log = openSync(logPath, 'a', 0o600);
      const child = spawn('openvpn', ['--config', `${folder}/server.conf`], {
        detached: true,
        stdio: ['ignore', log, log],
      });
      closeSync(log);
      // Listened to, or a missing program would end the agent.
      child.on('error', () => undefined);
      child.unref();
      for (
        let tries = 0;
        tries < startTries && child.exitCode === null && child.pid !== undefined;
        tries += 1
      ) {
        if (await answers(socket)) return;
        await sleep(pauseMs);
      }
      throw new Error(`OpenVPN does not start, see ${logPath}`);
    },
    stop: async () => {
      const pid = pidIn(folder);
      if (isAlive(pid, folder)) process.kill(pid, 'SIGTERM');
      for (let tries = 0; (await isRunning()) && tries < stopTries; tries += 1) await sleep(pauseMs);
      if (isAlive(pid, folder)) process.kill(pid, 'SIGKILL');
    },
  };
}

export async function answers(socket: string): Promise<boolean> {
  return withManagement(socket, (management) => management.command('pid')).then(
    () => true,
    () => false,
  );
}

export function pidIn(folder: HostPath): number {
  return Number(readIfThere(`${folder}/management/pid`)?.trim() ?? '0');
}

/** A number alone may by now be somebody else's: the command line must name our configuration. */
export function isAlive(pid: number, folder: HostPath): boolean {
  if (!Number.isInteger(pid) || pid < 2) return false;
  return readIfThere(`/proc/${pid}/cmdline`)?.includes(`${folder}/server.conf`) === true;
}
