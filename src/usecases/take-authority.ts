// The certificate that an offline root has signed comes back: taken when it is exactly what our profile makes.
import {
  authorityEvent,
  type CertificateAuthority,
  isAwaited,
  isTrusted,
  prepare,
} from '../domain/authority';
import { Refusal } from '../domain/errors';
import type { AuthorityId } from '../domain/ids';
import {
  type AuthorityPorts,
  changeAuthorities,
  orderTrust,
  type Surroundings,
} from './steps/changing-authorities';
import { municipalityBy } from './steps/municipality-by-slug';

export type CertificateToTake = { readonly slug: string; readonly certificatePem: string };

/** It belongs to the one whose key is in it. */
export async function takeAuthority(
  ports: AuthorityPorts,
  { slug, certificatePem }: CertificateToTake,
): Promise<CertificateAuthority> {
  const publicKeys = await awaitedKeys(ports, slug);
  return changeAuthorities(ports, slug, async (around) => {
    const { records, tenant, all, now } = around;
    const awaited = all.filter(isAwaited).flatMap((authority) => {
      const publicKey = publicKeys.get(authority.id);
      return publicKey === undefined ? [] : [{ authority, publicKey }];
    });
    if (awaited.length === 0) throw new Refusal('conflict', 'authority-not-requested');
    const { authority, checked, issuerId } = await firstFit(ports, around, { awaited, certificatePem });
    if (all.some(({ serial }) => serial === checked.serial))
      throw new Refusal('conflict', 'authority-serial-known');
    const { serial, notAfter } = checked;
    const prepared = prepare(authority, { serial, notAfter, issuerId }, now);
    await records.authorities.update(prepared, 'requested', checked.certificatePem);
    const occasion = { tenantId: tenant.id, action: 'authority.prepared' } as const;
    await records.audit.append(authorityEvent(prepared, occasion), now);
    return { result: prepared, woken: await orderTrust(records) };
  });
}

/** Before the database is held: only a token can say the public half of a key in it, and it may hang. */
async function awaitedKeys(
  { store, pki }: Pick<AuthorityPorts, 'store' | 'pki'>,
  slug: string,
): Promise<ReadonlyMap<AuthorityId, Uint8Array>> {
  const { id: tenant } = await municipalityBy(store, slug);
  const { authorities } = store.forTenant(tenant);
  const keys = new Map<AuthorityId, Uint8Array>();
  for (const { id } of (await authorities.list()).filter(isAwaited))
    keys.set(id, await pki.publicKeyOf(await authorities.keyOf(id)));
  return keys;
}

type Awaited = { readonly authority: CertificateAuthority; readonly publicKey: Uint8Array };
type Fitting = { readonly awaited: readonly Awaited[]; readonly certificatePem: string };

/** One of each kind may be awaited, and there may be two roots: the refusal that is given is the most telling one. */
async function firstFit(
  { pki }: Pick<AuthorityPorts, 'pki'>,
  { records, tenant, all, now }: Surroundings,
  { awaited, certificatePem }: Fitting,
) {
  const refusals: Refusal[] = [];
  for (const { authority, publicKey } of awaited) {
    for (const root of all.filter((one) => one.kind === 'root' && isTrusted(one))) {
      const rootPem = (await records.authorities.face(root.id)).certificatePem;
      const given = { ...authority, tenantLabel: tenant.slug, certificatePem, rootPem, publicKey, now };
      try {
        return { authority, checked: pki.checkAuthority(given), issuerId: root.id };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refusals.push(error);
      }
    }
  }
  const general = ['authority-other-key', 'authority-other-root'];
  throw (
    refusals.find(({ reason }) => !general.includes(reason)) ??
    refusals.at(-1) ??
    new Refusal('unavailable', 'authority-missing')
  );
}
