// How near our issuing of a certificate comes to what cannot be avoided: one signature and one verification.
import { createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import { authorityOf } from '../../src/adapters/pki/authority';
import { readCertificateRequest } from '../../src/adapters/pki/certificate-request';
import { issueClientCertificate } from '../../src/adapters/pki/client-certificate';
import { createClientKey } from '../../src/adapters/pki/client-key';
import { createAuthorityKey } from '../../src/adapters/pki/issuing-authority';
import { newSerial } from '../../src/adapters/pki/serial';
import { createTenantAuthorities } from '../../src/adapters/pki/tenant-authorities';
import { randomBase32 } from '../../src/adapters/system/ids';
import { certificateRequest } from '../../src/agent/identity/certificate-request';
import { pemOf } from '../../src/domain/authority-key';
import { certificateProfiles, validity } from '../../src/domain/certificate-profile';
import { compare, timed, type Timed } from './comparison';
import type { Round, Suite } from './suite';

/** Code that has run less often than this is still being compiled. */
const warmUpPairs = 1_500;
const perBlock = 10;

export const certificates: Suite = {
  names: ['certificate-limit'],
  run: async (round) => {
    const compared = await measure(round);
    return [
      {
        name: 'certificate-limit',
        limit: 0.75,
        bound: 'at-least',
        cases: [{ of: 'node:crypto alone to ours', ...compared }],
      },
    ];
  },
};

async function measure({ pairs, blocks }: Round) {
  const now = new Date();
  const serial = (): string => newSerial(randomBytes);
  const { clientCa } = await createTenantAuthorities({
    tenantLabel: 'musterstadt',
    now,
    serials: { root: serial(), clientCa: serial(), serverCa: serial() },
    keys: { root: createAuthorityKey(), clientCa: createAuthorityKey(), serverCa: createAuthorityKey() },
  });
  const authority = authorityOf(clientCa.certificatePem, clientCa.key);
  const dates = validity(certificateProfiles.clientLeaf, now, clientCa.notAfter);
  const nextRequest = requests();
  return compare({
    a: cryptographyAlone(),
    b: () => {
      const csr = nextRequest();
      return timed(async () => {
        const { publicKey } = readCertificateRequest(csr);
        const order = { authority, publicKey, credentialId: randomBase32(), serial: serial(), ...dates };
        return issueClientCertificate(order);
      });
    },
    blocks: Math.ceil(pairs / perBlock),
    perBlock,
    warmUp: Math.min(warmUpPairs, pairs * blocks),
  });
}

/** As many bytes as a certificate and a request have to sign; keys read beforehand. */
export function cryptographyAlone(): Timed {
  const bytes = randomBytes(500);
  const caKey = createPrivateKey(pemOf(createAuthorityKey().key));
  const deviceKey = createPrivateKey(createClientKey().privateKeyPem);
  const publicKey = createPublicKey(deviceKey);
  const proof = sign('sha256', bytes, { key: deviceKey, dsaEncoding: 'der' });
  return () =>
    timed(async () => {
      sign('sha384', bytes, { key: caKey, dsaEncoding: 'der' });
      if (!verify('sha256', bytes, { key: publicKey, dsaEncoding: 'der' }, proof))
        throw new Error('not verified');
    });
}

/** Many different devices, since a key that was read before is read faster. */
function requests(): () => string {
  const made = Array.from({ length: 200 }, () => certificateRequest(createClientKey().privateKeyPem));
  let next = 0;
  return () => {
    next = (next + 1) % made.length;
    return made[next] ?? '';
  };
}
