/**
 * Makes OpenVPN on a machine of the lab a client that does not leave when it is told to: Debian's own program in which the
 * one word that it would listen to is another. Whoever ends its session has to do so without its help.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun } from '../../support/child-process';
import { temporaryFolder } from '../../support/temporary-folder';
import type { Namespace } from './namespace';

const word = Buffer.from('\0HALT\0');
const deaf = Buffer.from('\0HXLT\0');
/** Found before Debian's own; each machine has its own /usr/local. */
const place = '/usr/local/sbin/openvpn';

export async function makeOpenvpnStubborn(machine: Namespace): Promise<void> {
  const path = (await mustRun(['sh', '-c', 'command -v openvpn'])).trim();
  const bytes = await readFile(path);
  const at = bytes.indexOf(word);
  if (at < 0 || bytes.indexOf(word, at + 1) >= 0) throw new Error('this OpenVPN listens to another word');
  deaf.copy(bytes, at);
  const folder = await temporaryFolder('stubborn');
  await writeFile(join(folder, 'openvpn'), bytes);
  await machine.mustExec(['mkdir', '-p', '/usr/local/sbin']);
  await machine.mustExec(['install', '-m', '755', join(folder, 'openvpn'), place]);
  await rm(folder, { recursive: true });
}
