// An agent's OpenVPN server as seen on its host: its folder, its clients' entries, its log, and how to freeze it.
import type { AgentPlace } from './lab-gateway';
import type { Namespace } from './namespace';

export interface OpenvpnServer {
  readonly folder: string;
  /** Names of the clients that may come in. */
  entries(): Promise<readonly string[]>;
  read(fileName: string): Promise<string>;
  write(fileName: string, content: string): Promise<void>;
  /** Stops the process where it is: it answers nobody, and its sessions stand. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
}

export async function openvpnServerOf(machine: Namespace, { state }: AgentPlace): Promise<OpenvpnServer> {
  const identity = await machine.mustExec(['cat', `${state}/identity.json`]);
  const runtime = /"runtime": "([^"]+)"/.exec(identity)?.[1];
  if (runtime === undefined) throw new Error(`${state} belongs to no gateway`);
  const folder = `${runtime}/openvpn`;
  const signal = async (name: 'STOP' | 'CONT'): Promise<void> => {
    await machine.mustExec(['sh', '-c', `kill -${name} "$(cat ${folder}/management/pid)"`]);
  };
  return {
    folder,
    entries: async () => (await machine.mustExec(['ls', `${folder}/ccd`])).split('\n').filter(Boolean),
    read: (fileName) => machine.mustExec(['cat', `${folder}/${fileName}`]),
    write: async (fileName, content) => {
      await machine.mustExec(['tee', `${folder}/${fileName}`], { input: content });
    },
    freeze: () => signal('STOP'),
    thaw: () => signal('CONT'),
  };
}
