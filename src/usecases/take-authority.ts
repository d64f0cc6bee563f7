// The certificate that an offline root has signed comes back: taken when it is exactly what our profile makes.
import { authorityEvent, type CertificateAuthority, isTrusted, prepare } from '../domain/authority';
import { Refusal } from '../domain/errors';
import {
  type AuthorityPorts,
  changeAuthorities,
  orderTrust,
  type Surroundings,
} from './steps/changing-authorities';

export type CertificateToTake = { readonly slug: string; readonly certificatePem: string };

/** It belongs to the one whose key is in it. */
export async function takeAuthority(
  ports: AuthorityPorts,
  { slug, certificatePem }: CertificateToTake,
): Promise<CertificateAuthority> {
  return changeAuthorities(ports, slug, async (around) => {
    const { records, tenant, all, now } = around;
    const awaited = all.filter(({ state, serial }) => state === 'requested' && serial === null);
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

type Fitting = { readonly awaited: readonly CertificateAuthority[]; readonly certificatePem: string };

/** One of each kind may be awaited, and there may be two roots: the refusal that is given is the most telling one. */
async function firstFit(
  { pki }: Pick<AuthorityPorts, 'pki'>,
  { records, tenant, all, now }: Surroundings,
  { awaited, certificatePem }: Fitting,
) {
  const refusals: Refusal[] = [];
  for (const authority of awaited) {
    const publicKey = await pki.publicKeyOf(await records.authorities.keyOf(authority.id));
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
