// The step that finds the colleague somebody has named, by mail address or login name: known here, or to be invited where
// mails may go. More than one, or none, is nobody.
import { mailDomainOf, type ApprovalSettings } from '../../domain/approval-chain';
import { isMailAddress } from '../../domain/mail';
import { isReleased, type Person } from '../../domain/person';
import { typedAddress } from '../../domain/person-marks';
import type { TenantRecords } from '../ports';

export type Colleague =
  | { readonly is: 'known'; readonly person: Person }
  | { readonly is: 'invitable'; readonly address: string }
  | { readonly is: 'unknown' }
  /** Several have this address. */
  | { readonly is: 'unclear' };

const mostLookedAt = 5;

type Inviting = Pick<ApprovalSettings, 'mailDomains'> & {
  /** Of whoever names: their address comes from the municipality's identity provider. */
  readonly ownMail: string | null;
};

/** `typed` is untrusted; the portal writes to no address outside of the municipality's own domains. */
export async function findColleague(
  records: TenantRecords,
  typed: string,
  { mailDomains, ownMail }: Inviting,
): Promise<Colleague> {
  const address = typedAddress(typed);
  if (address === null) return { is: 'unknown' };
  const [person, ...others] = await knownUnder(records, address);
  if (others.length > 0) return { is: 'unclear' };
  if (person !== undefined) return { is: 'known', person };
  const domain = mailDomainOf(address);
  const isOurs = domain !== '' && (domain === mailDomainOf(ownMail) || mailDomains.includes(domain));
  return isOurs && isMailAddress(address) ? { is: 'invitable', address } : { is: 'unknown' };
}

/** Nobody whose key has gone to somebody else: they cannot sign in any more. */
async function knownUnder(records: TenantRecords, address: string): Promise<readonly Person[]> {
  const found: Person[] = [];
  for (const person of await records.personMarks.withAddress([address], mostLookedAt)) {
    const key = await records.persons.keyOf(person.id);
    if (key !== null && !isReleased(key)) found.push(person);
  }
  return found;
}
