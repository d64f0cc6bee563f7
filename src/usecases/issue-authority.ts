// A new generation of an authority, signed by the root in the portal, or a new root: intention stored, signed, result stored.
import {
  authorityEvent,
  type AuthorityKind,
  type CertificateAuthority,
  issuingAmong,
  nextGeneration,
  placeOfKey,
  prepare,
} from '../domain/authority';
import { profileOfAuthority } from '../domain/authority-name';
import { validity, type Validity } from '../domain/certificate-profile';
import { Refusal } from '../domain/errors';
import type { NewAuthorityKey } from './ports-of-authority-keys';
import {
  type AuthorityPorts,
  changeAuthorities,
  orderTrust,
  type Surroundings,
} from './steps/changing-authorities';
import { municipalityBy } from './steps/municipality-by-slug';
import { newAuthorityKey } from './steps/new-authority-keys';

export type AuthorityToIssue = { readonly slug: string; readonly kind: AuthorityKind };

type Intended = Validity & {
  readonly authority: CertificateAuthority;
  readonly tenantLabel: string;
  readonly tenantId: Surroundings['tenant']['id'];
};

/** Trusted by gateways from here on; it issues nothing before it is started. */
export async function issueAuthority(
  ports: AuthorityPorts,
  asked: AuthorityToIssue,
): Promise<CertificateAuthority> {
  const { store, pki } = ports;
  await refuseInVain(ports, asked);
  const made = await newAuthorityKey(ports, `fernamt ${asked.slug} ${asked.kind}`);
  const intended = await changeAuthorities(ports, asked.slug, async (around) => ({
    result: await intend(ports, around, { ...asked, made }),
  }));
  const { authority, tenantId } = intended;
  const { issuerId, kind, generation } = authority;
  const root = issuerId === null ? null : await store.forTenant(tenantId).authorities.toSign(issuerId);
  const { certificatePem } = await pki.issueAuthority({
    ...intended,
    ...made,
    kind,
    generation,
    root,
    serial: serialOf(authority),
  });
  return changeAuthorities(ports, asked.slug, (around) => settle(around, authority, certificatePem));
}

/** What would be refused in the end makes neither a key nor an intention: above all, where the root cannot sign. */
async function refuseInVain(
  { store, pki }: Pick<AuthorityPorts, 'store' | 'pki'>,
  { slug, kind }: AuthorityToIssue,
): Promise<void> {
  const { id } = await municipalityBy(store, slug);
  const { authorities } = store.forTenant(id);
  const all = await authorities.list();
  nextGeneration(all, kind);
  if (kind === 'root') return;
  const { key } = await authorities.toSign(issuingAmong(all, 'root').id);
  await pki.publicKeyOf(key);
}

type Intending = { readonly kind: AuthorityKind; readonly made: NewAuthorityKey };

async function intend(
  { pki }: Pick<AuthorityPorts, 'pki'>,
  { records, tenant, all, now }: Surroundings,
  { kind, made: { key } }: Intending,
): Promise<Intended> {
  const root = kind === 'root' ? null : issuingAmong(all, 'root');
  if (root?.keyPlace === 'offline') throw new Refusal('unavailable', 'authority-offline');
  const { id, generation, interrupted } = nextGeneration(all, kind);
  for (const one of interrupted) await records.authorities.update(one, 'requested');
  const dates = validity(profileOfAuthority(kind), now, root?.notAfter ?? null);
  const authority: CertificateAuthority = {
    id,
    kind,
    generation,
    state: 'requested',
    issuerId: root?.id ?? null,
    ...placeOfKey(key),
    serial: pki.newSerial(),
    notAfter: dates.notAfter,
    requestedAt: now,
    preparedAt: null,
  };
  await records.authorities.insert(authority, { certificatePem: null, key });
  await records.audit.append(
    authorityEvent(authority, { tenantId: tenant.id, action: 'authority.requested' }),
    now,
  );
  return { authority, tenantLabel: tenant.slug, tenantId: tenant.id, ...dates };
}

async function settle(
  { records, tenant, now }: Surroundings,
  requested: CertificateAuthority,
  certificatePem: string,
) {
  const { notAfter, issuerId } = requested;
  if (notAfter === null) throw new Error('the intention has no end');
  const prepared = prepare(requested, { serial: serialOf(requested), notAfter, issuerId }, now);
  await records.authorities.update(prepared, 'requested', certificatePem);
  await records.audit.append(
    authorityEvent(prepared, { tenantId: tenant.id, action: 'authority.prepared' }),
    now,
  );
  return { result: prepared, woken: await orderTrust(records) };
}

function serialOf({ id, serial }: CertificateAuthority): string {
  if (serial === null) throw new Error(`the intention of ${id} has no serial`);
  return serial;
}
