// The people behind an audience. Who has no address gets no mail, and nothing else changes for them.
import { catalogueReaders } from '../../domain/adaptation-proposal';
import { waiverRoles } from '../../domain/crypto-waiver';
import { isInForce } from '../../domain/delegation';
import type { IdentityRef } from '../../domain/ids';
import type { MailRecipient } from '../../domain/mail';
import type { MailAudience } from '../../domain/mails-after-acts';
import type { Person } from '../../domain/person';
import type { TenantRecords } from '../ports';

export const ofMunicipality = ({ id, ref }: Person): MailRecipient => ({
  side: 'municipality',
  personId: id,
  ref,
});

type Concerned = {
  readonly subject: IdentityRef | null;
  /** Whoever acted. */
  readonly actor?: IdentityRef | null;
  readonly now: Date;
};

export async function recipientsOf(
  records: TenantRecords,
  audience: MailAudience,
  { subject, actor = null, now }: Concerned,
): Promise<readonly MailRecipient[]> {
  switch (audience) {
    case 'subject': {
      const person = subject === null ? null : await records.mails.findByRef(subject);
      return person === null || person.mail === null ? [] : [ofMunicipality(person)];
    }
    case 'tenant-admins':
      return (await records.mails.holdersOf('tenant-admin')).map(ofMunicipality);
    case 'loosening-confirmers':
      return (await looseningConfirmers(records)).filter(({ ref }) => ref !== actor);
    case 'security':
      return security(records);
    case 'deciders':
      return (await deciders(records, now)).filter(({ ref }) => ref !== subject);
  }
}

/** Each once, whichever of the two roles they hold. */
async function security(records: TenantRecords): Promise<readonly MailRecipient[]> {
  const found = new Map<string, MailRecipient>();
  for (const role of waiverRoles) {
    for (const person of await records.mails.holdersOf(role)) found.set(person.id, ofMunicipality(person));
  }
  return [...found.values()];
}

/** Its IT admins and the provider's people who act as such; where there are none, those who can change that. */
async function deciders(records: TenantRecords, now: Date): Promise<readonly MailRecipient[]> {
  const own = (await records.mails.holdersOf('it-admin')).map(ofMunicipality);
  const delegates = (await records.delegations.list())
    .map(({ delegation }) => delegation)
    .filter((delegation) => delegation.role === 'it-admin' && isInForce(delegation, now))
    .map(({ operatorPersonId, ref }): MailRecipient => ({
      side: 'provider',
      personId: operatorPersonId,
      ref,
    }));
  const all = [...own, ...delegates];
  return all.length > 0 ? all : (await records.mails.holdersOf('tenant-admin')).map(ofMunicipality);
}

/** Each once, whatever they hold. */
async function looseningConfirmers(records: TenantRecords): Promise<readonly MailRecipient[]> {
  const people: Person[] = [];
  for (const role of catalogueReaders) people.push(...(await records.mails.holdersOf(role)));
  return people.filter(({ id }, at) => people.findIndex((one) => one.id === id) === at).map(ofMunicipality);
}
