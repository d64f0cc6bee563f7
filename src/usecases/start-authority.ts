// A prepared authority begins to issue, and the one before it retires.
import {
  authorityEvent,
  type CertificateAuthority,
  findAuthority,
  issuingAmong,
  startIssuing,
} from '../domain/authority';
import { type AuthorityPorts, changeAuthorities, type Surroundings } from './steps/changing-authorities';

export type AuthorityToStart = {
  readonly slug: string;
  readonly id: string;
  /** Why it begins although not everybody has confirmed; null: it does not. */
  readonly emergency: string | null;
};

export async function startAuthority(
  ports: AuthorityPorts,
  { slug, id, emergency }: AuthorityToStart,
): Promise<readonly CertificateAuthority[]> {
  return changeAuthorities(ports, slug, async (around) => {
    const { records, tenant, all, now } = around;
    const gateways = await records.gateways.list();
    const facts = { gateways, emergency, filesWithoutItsRoot: await filesWithoutRoot(around, id) };
    const changed = startIssuing(all, id, facts);
    for (const authority of changed) {
      await records.authorities.update(authority, findAuthority(all, authority.id).state);
      const action = authority.id === id ? 'authority.started' : 'authority.retiring';
      await records.audit.append(authorityEvent(authority, { tenantId: tenant.id, action, emergency }), now);
    }
    return { result: changed };
  });
}

/** Files carry the roots that were trusted when they were made. */
async function filesWithoutRoot({ records, all }: Surroundings, id: string): Promise<number> {
  const next = findAuthority(all, id);
  if (next.kind !== 'server-ca' || next.issuerId === null) return 0;
  if (next.issuerId === issuingAmong(all, 'server-ca').issuerId) return 0;
  const { preparedAt } = findAuthority(all, next.issuerId);
  return preparedAt === null ? 0 : records.authorities.filesMadeBefore(preparedAt);
}
