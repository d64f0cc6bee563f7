// Authorities and orders for the tests of issuing, with fixed dates and fresh keys.
import { randomBytes } from 'node:crypto';
import type { Authority } from '../../../src/adapters/pki/authority';
import { authorityOf } from '../../../src/adapters/pki/authority';
import { createClientKey } from '../../../src/adapters/pki/client-key';
import type { ClientCertificateOrder } from '../../../src/adapters/pki/client-certificate';
import { newSerial } from '../../../src/adapters/pki/serial';
import type { ServerCertificateOrder } from '../../../src/adapters/pki/server-certificate';
import { createTenantAuthorities } from '../../../src/adapters/pki/tenant-authorities';
import type { TenantAuthorities } from '../../../src/usecases/ports-of-things';
import { certificateProfiles, validity } from '../../../src/domain/certificate-profile';
import { threeKeys } from '../../support/authority-keys';

export const now = new Date('2026-07-01T12:00:00.000Z');
export const credentialId = 'mfrggzdfmztwq2lknnwg23tpoa';

export const serial = (): string => newSerial(randomBytes);

export const authoritiesOf = (tenantLabel: string): Promise<TenantAuthorities> =>
  createTenantAuthorities({
    tenantLabel,
    now,
    serials: { root: serial(), clientCa: serial(), serverCa: serial() },
    keys: threeKeys(),
  });

export const signerOf = (authority: TenantAuthorities['root']): Authority =>
  authorityOf(authority.certificatePem, authority.key);

export function clientOrder({ clientCa }: TenantAuthorities): ClientCertificateOrder {
  return {
    authority: signerOf(clientCa),
    publicKey: createClientKey().publicKey,
    credentialId,
    serial: serial(),
    ...validity(certificateProfiles.clientLeaf, now, clientCa.notAfter),
  };
}

export function serverOrder({ serverCa }: TenantAuthorities): ServerCertificateOrder {
  return {
    authority: signerOf(serverCa),
    publicKey: createClientKey().publicKey,
    dnsName: 'vpn.musterstadt.example',
    serial: serial(),
    ...validity(certificateProfiles.serverLeaf, now, serverCa.notAfter),
  };
}
