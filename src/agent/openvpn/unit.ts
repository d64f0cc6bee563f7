/**
 * The OpenVPN server as a unit of systemd's, for an agent that is not root. Systemd starts it as soon as the file `run` is
 * there and keeps it running; the agent makes its interface, asks it to end, and never commands systemd.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { cidr4, cidr6 } from '../../domain/config-fields';
import type { OpenvpnSettings } from '../../domain/gateway-change';
import type { HostPath, InterfaceName, SystemUser } from '../../domain/host-fields';
import {
  firstAddress4,
  firstAddress6,
  interfaceLength6,
  prefixLength,
} from '../../domain/openvpn-server-file';
import type { RunCommand } from '../host/command';
import { dressInterface, interfaceExists } from '../host/interfaces';
import { withManagement } from './management';
import { answers, isAlive, pauseMs, pidIn, startTries, stopTries, type OpenvpnProcess } from './process';

export type OpenvpnUnit = {
  readonly folder: HostPath;
  readonly device: InterfaceName;
  /** Whose the interface is: nobody else can attach to it. */
  readonly user: SystemUser;
  readonly run: RunCommand;
};

export function openvpnUnit({ folder, device, user, run }: OpenvpnUnit): OpenvpnProcess {
  const socket = `${folder}/management/socket`;
  const order = `${folder}/run`;
  const isRunning = async (): Promise<boolean> => (await answers(socket)) || isAlive(pidIn(folder), folder);
  return {
    socket,
    isRunning,
    // It has a journal of its own, which forgets by itself.
    trimLog: () => undefined,
    start: async (settings) => {
      if (!interfaceExists(device)) {
        await run('ip', ['tuntap', 'add', 'dev', device, 'mode', 'tun', 'user', user]);
      }
      await dress(device, settings, run);
      writeFileSync(order, '');
      for (let tries = 0; tries < startTries; tries += 1) {
        if (await answers(socket)) return;
        await sleep(pauseMs);
      }
      throw new Error('OpenVPN does not start, see journalctl --namespace=fernamt');
    },
    stop: async () => {
      rmSync(order, { force: true });
      await withManagement(socket, (management) => management.command('signal SIGTERM')).catch(
        () => undefined,
      );
      for (let tries = 0; (await isRunning()) && tries < stopTries; tries += 1) await sleep(pauseMs);
      // Also where it does not listen: without the interface nobody gets through it any more.
      if (interfaceExists(device)) await run('ip', ['link', 'del', 'dev', device]);
    },
  };
}

async function dress(device: InterfaceName, settings: OpenvpnSettings, run: RunCommand): Promise<void> {
  const network4 = cidr4(settings.network4);
  const network6 = settings.network6 === null ? null : cidr6(settings.network6);
  const addresses = [
    `${firstAddress4(network4)}/${prefixLength(network4)}`,
    ...(network6 === null ? [] : [`${firstAddress6(network6)}/${interfaceLength6(network6)}`]),
  ];
  await dressInterface(device, { addresses, mtu: 1500 }, run);
  if (network6 !== null && prefixLength(network6) < 64) {
    await run('ip', ['-6', 'route', 'replace', network6, 'dev', device]);
  }
}
