// Whether what a mail is about to say still holds: it may have waited for a day, and things change meanwhile.
import { awaitsObligations } from '../../domain/access-request';
import { localDay } from '../../domain/local-day';
import type { PersonId } from '../../domain/ids';
import type { Tenant } from '../../domain/tenant';
import type { TenantRecords } from '../ports';
import type { NewMail } from '../ports-of-mails';
import { askedFor, askedOf } from './asked-for';
import { invitedAddress } from './invited-address';

/** Extended, revoked, renewed, decided meanwhile: then it is not said any more. What has happened stays said. */
export async function isStillSo(
  records: TenantRecords,
  { content, to }: NewMail,
  { timeZone, now }: Pick<Tenant, 'timeZone'> & { readonly now: Date },
): Promise<boolean> {
  const { kind, fields } = content;
  switch (kind) {
    case 'access-ends': {
      const grants = await records.grants.ofPerson(to.personId);
      return grants.some(({ state, period }) => state === 'active' && period.until === fields.until);
    }
    case 'certificate-ends': {
      const ends = await certificateEnds(records, to.personId);
      return ends.some((end) => localDay(end, timeZone) === fields.until);
    }
    case 'application-question': {
      const requests = await records.requests.ofPerson(to.personId);
      return requests.some(({ state, caseNumber }) => state === 'query' && caseNumber === fields.caseNumber);
    }
    case 'endorsement-asked':
    case 'need-asked':
    case 'opinion-asked':
    case 'stand-in-asked':
    case 'inbox-still-waits':
      return isAskedAnything(records, to.personId, localDay(now, timeZone));
    case 'endorsement-invited':
      return (await invitedAddress(records, to.personId, fields)) !== null;
    case 'application-approved': {
      const requests = await records.requests.ofPerson(to.personId);
      return requests.some((one) => awaitsObligations(one) && one.caseNumber === fields.caseNumber);
    }
    case 'application-waits':
    case 'applications-still-wait':
    case 'step-waits-too-long':
      return records.requests.isAnyUndecided(to.personId);
    case 'loosening-proposed':
      return (await records.catalogues.openProposal()) !== null;
    case 'sign-in-change-proposed':
      return (await records.signInChanges.open()).length > 0;
    case 'orders-overdue':
      return (await records.unconfirmedOrders.lastTold()) !== null;
    case 'application-received':
    case 'access-released':
    case 'application-refused':
    case 'access-suspended':
    case 'access-resumed':
    case 'access-revoked':
    case 'application-lapsed':
    case 'closing-announced':
    case 'crypto-waiver-ended':
      return true;
    case 'crypto-waiver-proposed':
      return (await records.cryptoWaivers.proposed()).length > 0;
  }
}

async function isAskedAnything(records: TenantRecords, person: PersonId, today: string): Promise<boolean> {
  const asking = await askedFor(records, { personId: person }, today);
  const asked = askedOf({ personId: person, roles: asking.rolesNow }, asking);
  return (await records.requestSteps.countAskedUpTo(asked, 1)) > 0;
}

async function certificateEnds(records: TenantRecords, person: PersonId): Promise<readonly Date[]> {
  const ends: Date[] = [];
  for (const device of await records.devices.ofPerson(person)) {
    for (const { state, notAfter, retireAt } of await records.credentials.ofDevice(device.id)) {
      if (state === 'active' && notAfter !== null && retireAt === null) ends.push(notAfter);
    }
  }
  return ends;
}
