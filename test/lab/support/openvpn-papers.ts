// Certificates and keys of a municipality for OpenVPN in the lab: the portal's own authorities issue them, without a portal.
import { createPublicKey, randomBytes } from 'node:crypto';
import { newServerKey } from '../../../src/agent/identity/agent-crypto';
import { authorityOf } from '../../../src/adapters/pki/authority';
import { issueClientCertificate } from '../../../src/adapters/pki/client-certificate';
import { createClientKey } from '../../../src/adapters/pki/client-key';
import { newSerial } from '../../../src/adapters/pki/serial';
import { issueServerCertificate } from '../../../src/adapters/pki/server-certificate';
import { createTenantAuthorities } from '../../../src/adapters/pki/tenant-authorities';
import {
  createTlsCryptV2ClientKey,
  createTlsCryptV2ServerKey,
} from '../../../src/adapters/pki/tls-crypt-v2-key';
import { certificateProfiles, validity } from '../../../src/domain/certificate-profile';
import type { AuthorityMaterial } from '../../../src/usecases/ports-of-things';
import { threeKeys } from '../../support/authority-keys';

export const serverHost = 'vpn.musterstadt.example';

export type Papers = {
  readonly name: string;
  readonly certificate: string;
  readonly key: string;
  readonly serial: string;
};

export interface OpenvpnAuthorities {
  /** Authorities as the server trusts them, and as the clients do. */
  readonly serverTrusts: string;
  readonly clientsTrust: string;
  readonly clientCa: AuthorityMaterial;
  /** The server's certificate with the authority above it. */
  readonly server: Papers;
  readonly tlsCryptV2ServerKey: string;
  client(): Promise<Papers>;
  /** For a key that a gateway has made itself: its certificate with the authority above it. */
  serverChain(publicKey: Uint8Array): Promise<string>;
  tlsCryptV2ClientKey(): string;
}

const serial = (): string => newSerial(randomBytes);

/** As the portal names credentials: 26 characters of base32. */
function credentialName(): string {
  return Array.from(randomBytes(26), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('');
}

export async function openvpnAuthorities(): Promise<OpenvpnAuthorities> {
  const now = new Date();
  const serials = { root: serial(), clientCa: serial(), serverCa: serial() };
  const made = await createTenantAuthorities({ tenantLabel: 'musterstadt', now, serials, keys: threeKeys() });
  const { root, clientCa, serverCa } = made;
  // As an agent makes it.
  const key = newServerKey();
  const issue = (publicKey: Uint8Array) =>
    issueServerCertificate({
      authority: authorityOf(serverCa.certificatePem, serverCa.key),
      publicKey,
      dnsName: serverHost,
      serial: serial(),
      ...validity(certificateProfiles.serverLeaf, now, serverCa.notAfter),
    });
  const issued = await issue(createPublicKey(key).export({ type: 'spki', format: 'der' }));
  const tlsCryptV2ServerKey = createTlsCryptV2ServerKey();
  return {
    serverTrusts: clientCa.certificatePem + root.certificatePem,
    clientsTrust: root.certificatePem,
    clientCa,
    server: {
      name: serverHost,
      certificate: issued.certificatePem + serverCa.certificatePem,
      key,
      serial: issued.serial,
    },
    tlsCryptV2ServerKey,
    client: () => clientPapers(clientCa, now),
    serverChain: async (publicKey) => (await issue(publicKey)).certificatePem + serverCa.certificatePem,
    tlsCryptV2ClientKey: () => createTlsCryptV2ClientKey(tlsCryptV2ServerKey),
  };
}

async function clientPapers(clientCa: AuthorityMaterial, now: Date): Promise<Papers> {
  const { privateKeyPem, publicKey } = createClientKey();
  const name = credentialName();
  const { certificatePem, serial: number } = await issueClientCertificate({
    authority: authorityOf(clientCa.certificatePem, clientCa.key),
    publicKey,
    credentialId: name,
    serial: serial(),
    ...validity(certificateProfiles.clientLeaf, now, clientCa.notAfter),
  });
  return { name, certificate: certificatePem, key: privateKeyPem, serial: number };
}
