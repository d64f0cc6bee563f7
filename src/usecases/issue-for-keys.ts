// The holder hands in public keys that were made elsewhere, in the page or by other means, and receives what a file needs
// besides: one kind of VPN or both at once. No private key comes near the portal.
import type { Actor } from '../domain/actor';
import type { KeyOrigin } from '../domain/credential';
import { Refusal } from '../domain/errors';
import type { CredentialId, DeviceId } from '../domain/ids';
import type { TenantRecords } from './ports';
import { makeCredentials, type IssuePorts, type Made } from './steps/making-a-credential';
import { partOfRequest, partOfWireguardKey, type PublicPart } from './steps/public-part';
import { replacing } from './steps/replacing-files';

export type HandedInKeys = {
  /** PKCS #10 in PEM or DER, for OpenVPN. */
  readonly request: string | Uint8Array | null;
  /** Base64, as `wg pubkey` prints it. */
  readonly wireguardKey: string | null;
  readonly origin: Exclude<KeyOrigin, 'server'>;
};

export type IssuingForKeys = {
  readonly deviceId: DeviceId;
  readonly keys: HandedInKeys;
  /** As for keys of the server: what the page showed. */
  readonly replaces: CredentialId | null;
};

/** `key-seen-before` where either key was ever handed in, in whatever municipality: nobody learns in which. */
export async function issueForKeys(
  ports: IssuePorts,
  actor: Actor,
  { deviceId, keys, replaces }: IssuingForKeys,
): Promise<Made> {
  const parts = publicParts(ports, keys);
  return makeCredentials(ports, actor, {
    deviceId,
    parts,
    endsNothing: replaces === null,
    plan: async (records, credentials) => {
      await refuseGatewayKey(records, keys.wireguardKey);
      return replacing(credentials, replaces);
    },
  });
}

/** A gateway with itself as a peer would lose its way; said like any other key that is known. */
async function refuseGatewayKey(records: TenantRecords, key: string | null): Promise<void> {
  if (key === null) return;
  const gateways = await records.gateways.list();
  if (gateways.some(({ wireguardPublicKey }) => wireguardPublicKey === key))
    throw new Refusal('conflict', 'key-seen-before');
}

function publicParts({ pki, ids }: IssuePorts, keys: HandedInKeys): readonly PublicPart[] {
  const { request, wireguardKey, origin } = keys;
  const parts = [
    ...(request === null ? [] : [partOfRequest(pki, request, origin)]),
    ...(wireguardKey === null ? [] : [partOfWireguardKey(pki, ids, { publicKey: wireguardKey, origin })]),
  ];
  if (parts.length === 0) throw new Refusal('invalid', 'key-missing');
  return parts;
}
