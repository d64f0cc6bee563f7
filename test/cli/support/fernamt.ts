// The command line for a test, on a database of its own: what it ends with, says and complains of.
import path from 'node:path';
import { runCommandLine } from '../../../src/cli/command-line';
import { openPorts } from '../../../src/compose';
import { readConfig } from '../../../src/config';
import type { Ports } from '../../../src/usecases/ports';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';

export type Ran = { readonly code: number; readonly said: string; readonly complained: string };
export type Around = {
  readonly env?: Record<string, string>;
  readonly untilTold?: Promise<void>;
  readonly input?: string;
};

export const musterstadt = [
  ...['tenant', 'create', '--slug', 'musterstadt', '--name', 'Stadt Musterstadt', '--case-code', 'MU'],
  ...['--server-name', 'vpn.musterstadt.example', '--openvpn-pool', '10.90.64.0/20', 'fd00:90::/64'],
  ...['--role', 'it-admin:groups=vpn-it'],
];

export function useCommandLine(name: string) {
  let folder = '';
  let environment: Record<string, string> = {};
  beforeAll(async () => {
    folder = await temporaryFolder(name);
    environment = {
      PUBLIC_URL: 'https://fernamt.example',
      DATABASE_URL: path.join(folder, 'fernamt.sqlite'),
      MASTER_KEYS: 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
      SESSION_SECRETS: '0123456789abcdef0123456789abcdef',
      PORT: '0',
      LOG_LEVEL: 'silent',
    };
  });
  afterAll(() => removeFolder(folder));

  const fernamt = async (args: readonly string[], around: Around = {}): Promise<Ran> => {
    const said: string[] = [];
    const complained: string[] = [];
    const code = await runCommandLine({
      args: ['node', 'fernamt', ...args],
      environment: { ...environment, ...around.env },
      print: (line) => said.push(line),
      complain: (line) => complained.push(line),
      input: () => Promise.resolve(around.input ?? ''),
      untilTold: () => around.untilTold ?? Promise.resolve(),
    });
    return { code, said: said.join('\n'), complained: complained.join('\n') };
  };
  const inPorts = async <Value>(
    work: (ports: Ports) => Promise<Value>,
    env: Record<string, string> = {},
  ): Promise<Value> => {
    const { ports, close } = await openPorts(readConfig({ ...environment, ...env }));
    try {
      return await work(ports);
    } finally {
      await close();
    }
  };
  return { fernamt, inPorts, fileAt: (file: string): string => path.join(folder, file) };
}

/** Code 1 and one sentence behind its key; never a stack. */
export function refused(reason: string) {
  return {
    code: 1,
    complained: expect.stringMatching(new RegExp(`^fernamt: refused: ${reason}: [A-Z][^\\n]*\\.$`)),
  };
}
