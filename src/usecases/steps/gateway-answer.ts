// What a gateway is answered: change lines, and the trailer with which the portal vouches for them.
import { signedAnswer, signedTrailer } from '../../domain/answer-trailer';
import { wasHandedOut } from '../../domain/credential';
import { changeLine, type GatewayChange } from '../../domain/gateway-change';
import { digestField } from '../../domain/http-signature';
import type { GatewayId } from '../../domain/ids';
import type { Ports } from '../ports';
import type { LoggedChange, SnapshotRow } from '../ports-of-gateways';
import type { GatewayIdentity } from '../ports-of-the-installation';

/** A gateway that has proved who it is, with the nonce of its request. */
export type AskingGateway = GatewayIdentity & { readonly nonce: string };
/** For whom, in answer to which request. */
export type Asking = { readonly gatewayId: GatewayId; readonly nonce: string };
export type Stretch = { readonly asking: Asking; readonly from: number; readonly to: number };

export async function sealAnswer(
  { store, clock, pki, ids }: Pick<Ports, 'store' | 'clock' | 'pki' | 'ids'>,
  lines: readonly string[],
  { asking, from, to }: Stretch,
): Promise<string> {
  const { privateKeyPem } = await store.installation.portalKeys(pki.createSigningKey);
  const epoch = await store.installation.epoch();
  return signedAnswer(
    lines,
    { gateway: asking.gatewayId, epoch, from, to, time: clock(), nonce: asking.nonce },
    { sha256: ids.digest, sign: (text) => pki.sign(privateKeyPem, text) },
  );
}

/** Lines as they are read, a page at a time; `to` is asked once all of them have gone by. */
export type LineStretch = {
  readonly pages: AsyncIterable<readonly string[]>;
  readonly asking: Asking;
  readonly from: number;
  readonly to: () => number;
};

/**
 * The same for an answer that is never held whole: each page leaves as soon as it is read. What fails on the way breaks
 * off before the trailer, and without it the agent believes nothing.
 */
export async function sealStream(
  { store, clock, pki, ids }: Pick<Ports, 'store' | 'clock' | 'pki' | 'ids'>,
  { pages, asking, from, to }: LineStretch,
): Promise<AsyncIterable<string>> {
  const { privateKeyPem } = await store.installation.portalKeys(pki.createSigningKey);
  const epoch = await store.installation.epoch();
  const digest = ids.runningDigest();
  async function* sealed(): AsyncGenerator<string> {
    for await (const lines of pages) {
      const text = lines.map((line) => `${line}\n`).join('');
      digest.add(text);
      if (text !== '') yield text;
    }
    const trailer = { gateway: asking.gatewayId, epoch, from, to: to(), time: clock(), nonce: asking.nonce };
    yield signedTrailer({ ...trailer, digest: digestField(digest.end()) }, (text) =>
      pki.sign(privateKeyPem, text),
    );
  }
  return sealed();
}

/** The credential as it is now: usable, or taken back, and then for good or not. */
export function changeFor({
  credential,
  presharedKey,
  profileId: profile,
}: SnapshotRow): GatewayChange | null {
  const { id, state } = credential;
  if (!wasHandedOut(credential)) return null;
  const usable = state === 'active';
  const final = state === 'revoked';
  if (credential.serial !== null) {
    const common = { credential: id, serial: credential.serial };
    if (!usable) {
      const forgetAfter = (credential.notAfter ?? credential.until).toISOString();
      const because = state === 'expired' ? 'ended' : 'suspended';
      return { kind: 'client.remove', ...common, final, forgetAfter, ...(final ? {} : { because }) };
    }
    const { address4, address6, until } = credential;
    return { kind: 'client.set', ...common, address4, address6, until: until.toISOString(), profile };
  }
  if (credential.publicKey === null) return null;
  const common = { credential: id, publicKey: credential.publicKey };
  if (!usable) return { kind: 'peer.remove', ...common, final };
  if (presharedKey === null) return null;
  return {
    kind: 'peer.set',
    ...common,
    presharedKey,
    addresses: hosts(credential),
    until: credential.until.toISOString(),
    profile,
  };
}

/** Null: nothing to send for it any more, a later change says what is true. */
export function lineFor({ revision, credential }: LoggedChange): string | null {
  const change = credential === null ? null : changeFor(credential);
  return change === null ? null : changeLine({ revision, change });
}

function hosts({
  address4,
  address6,
}: {
  readonly address4: string;
  readonly address6: string | null;
}): string[] {
  return address6 === null ? [`${address4}/32`] : [`${address4}/32`, `${address6}/128`];
}
