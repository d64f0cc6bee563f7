// Whether OpenVPN's user could read who is revoked, told by owner, group and mode alone.
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readerByModes } from '../../src/agent/openvpn/reader';
import { systemUser } from '../../src/domain/host-fields';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';

let folder: string;
let revoked: string;
let canary: string;

beforeEach(async () => {
  folder = await temporaryFolder('reader');
  revoked = join(folder, 'openvpn/revoked');
  mkdirSync(revoked, { recursive: true });
  canary = join(revoked, '0');
  writeFileSync(canary, '');
  for (const path of [folder, dirname(revoked)]) chmodSync(path, 0o711);
  chmodSync(revoked, 0o750);
  chmodSync(canary, 0o640);
});
afterEach(() => removeFolder(folder));

const own = (): number => statSync(canary).gid;
const reader = (groupId = own()) => readerByModes(systemUser('openvpn-fernamt'), () => groupId);

it('reads what its group may', async () => {
  await expect(reader().canRead([canary])).resolves.toBe(true);
});

it.each([
  ['a file for its owner only', () => chmodSync(canary, 0o600)],
  ['a folder that its group may not enter', () => chmodSync(revoked, 0o700)],
  ['a folder above that nobody may enter', () => chmodSync(folder, 0o700)],
  ['a group that may less than everybody else', () => chmodSync(canary, 0o604)],
])('does not read: %s', async (_, spoil) => {
  spoil();
  await expect(reader().canRead([canary])).resolves.toBe(false);
});

it('does not read what is not there, nor as a stranger', async () => {
  await expect(reader().canRead([canary, join(revoked, '771')])).resolves.toBe(false);
  await expect(reader(own() + 1).canRead([canary])).resolves.toBe(false);
});
