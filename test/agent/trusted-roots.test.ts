// When another file of authorities asks for a new start of the OpenVPN server, which cuts everybody, and when not.
import { randomBytes } from 'node:crypto';
import { newSerial } from '../../src/adapters/pki/serial';
import { createTenantAuthorities } from '../../src/adapters/pki/tenant-authorities';
import { threeKeys } from '../support/authority-keys';
import { trustsSameRoots } from '../../src/agent/openvpn/trusted-roots';

const serial = (): string => newSerial(randomBytes);
const made = async () => {
  const serials = { root: serial(), clientCa: serial(), serverCa: serial() };
  const now = new Date('2026-11-26T12:00:00.000Z');
  const { root, clientCa } = await createTenantAuthorities({
    tenantLabel: 'musterstadt',
    now,
    serials,
    keys: threeKeys(),
  });
  return { root: root.certificatePem, clientCa: clientCa.certificatePem };
};

it('starts anew for another root only, never for what comes or goes below one', async () => {
  const [one, other] = [await made(), await made()];
  const before = one.clientCa + one.root;
  expect(trustsSameRoots(before, before)).toBe(true);
  expect(trustsSameRoots(before, one.clientCa + other.clientCa + one.root)).toBe(true);
  expect(trustsSameRoots(before, one.root)).toBe(true);
  expect(trustsSameRoots(one.root + other.root, other.root + one.root)).toBe(true);
  expect(trustsSameRoots(before, before + other.root)).toBe(false);
  expect(trustsSameRoots(before + other.root, before)).toBe(false);
  expect(trustsSameRoots(before, other.clientCa + other.root)).toBe(false);
});

it('takes nothing that it cannot read for the same', async () => {
  const { root, clientCa } = await made();
  expect(trustsSameRoots(null, root)).toBe(false);
  expect(trustsSameRoots('', '')).toBe(false);
  expect(trustsSameRoots(clientCa, clientCa)).toBe(false);
  const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  expect(trustsSameRoots(root + broken, root + broken)).toBe(false);
});
