// All rows that one person with a device leaves in the database, as the store itself would have written them.
import { createUuidV7, randomBase32 } from '../../../src/adapters/system/ids';
import { boundsOf } from '../../../src/domain/access-request';
import { credentialId, deviceId, grantId, identityRef, personId } from '../../../src/domain/ids';
import type { CredentialId, DeviceId, GrantId, IdentityRef, PersonId } from '../../../src/domain/ids';
import { addDays, localDay } from '../../../src/domain/local-day';
import { accessRows } from './access-rows';
import { auditRows } from './audit-rows';
import { credentialMaker } from './credential-rows';
import { identityRows } from './identity-rows';
import type { Row } from './insert-rows';
import type { Place, Subject, SubjectIds } from './subject';

export type Seeded = {
  readonly personId: PersonId;
  readonly ref: IdentityRef;
  readonly grantId: GrantId;
  readonly deviceId: DeviceId;
  readonly credentialId: CredentialId;
};

export type PersonRows = {
  readonly seeded: Seeded;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
};

/** One after the other has come, four minutes apart: a hundred thousand in nine months. */
const apartMs = 4 * 60_000;

export function personMaker(place: Place): (index: number) => Promise<PersonRows> {
  const { count, now, town } = place;
  const dates = datesFor(now);
  const credentialRows = credentialMaker(place);
  let time = 0;
  const uuid = createUuidV7(() => time);
  return async (index) => {
    time = now.getTime() - (count - index) * apartMs;
    const subject: Subject = { index, at: new Date(time).toISOString(), ids: newIds(uuid), dates };
    return {
      seeded: seededOf(subject.ids),
      tables: {
        ...identityRows(place, subject),
        ...accessRows(town, subject),
        ...(await credentialRows(subject)),
        ...auditRows(town, subject),
      },
    };
  };
}

function datesFor(now: Date): Subject['dates'] {
  const today = localDay(now);
  const period = { from: addDays(today, -30), until: addDays(today, 180) };
  const { startsAt, endsAt } = boundsOf(period, 'Europe/Berlin');
  return {
    from_day: period.from,
    until_day: period.until,
    starts_at: startsAt.toISOString(),
    ends_at: endsAt.toISOString(),
  };
}

function newIds(uuid: () => string): SubjectIds {
  return {
    person: uuid(),
    ref: uuid(),
    asked: uuid(),
    asking: uuid(),
    grant: uuid(),
    device: uuid(),
    credential: randomBase32(),
  };
}

function seededOf(ids: SubjectIds): Seeded {
  return {
    personId: personId(ids.person),
    ref: identityRef(ids.ref),
    grantId: grantId(ids.grant),
    deviceId: deviceId(ids.device),
    credentialId: credentialId(ids.credential),
  };
}
