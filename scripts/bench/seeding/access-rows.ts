// What a person may: an application that was approved, the grant and its device, and a second application that still waits.
import { caseNumber } from '../../../src/domain/access-request';
import type { BenchTown } from './bench-town';
import { inventoryNumber, type Subject } from './subject';

export function accessRows(town: BenchTown, subject: Subject) {
  const { index, at, ids } = subject;
  const holder = { tenant_id: town.tenantId, person_id: ids.person, person_ref: ids.ref };
  return {
    access_requests: [
      {
        ...holder,
        id: ids.asked,
        ...application(town, subject, 2 * index + 1),
        state: 'approved',
        decided_at: at,
      },
      {
        ...holder,
        id: ids.asking,
        ...application(town, subject, 2 * index + 2),
        state: 'submitted',
        decided_at: null,
      },
    ],
    grants: [{ ...holder, id: ids.grant, request_id: ids.asked, ...grant(town, subject) }],
    devices: [
      {
        ...holder,
        id: ids.device,
        grant_id: ids.grant,
        name: 'Notebook',
        system: 'windows',
        inventory_number: inventoryNumber(subject),
        state: 'active',
        lost: 0,
        created_at: at,
      },
    ],
  };
}

function application({ profile }: BenchTown, { at, dates }: Subject, number: number) {
  return {
    case_number: caseNumber('MU', at.slice(0, 4), number),
    profile_id: profile.id,
    from_day: dates.from_day,
    until_day: dates.until_day,
    purpose: 'Bauanträge von zu Hause bearbeiten',
    device_kind: 'managed',
    leaflet_version: 1,
    submitted_at: at,
    decision_reason: null,
  };
}

function grant({ profile }: BenchTown, { at, dates }: Subject) {
  return {
    profile_id: profile.id,
    ...dates,
    max_devices: profile.maxDevices,
    device_places_taken: 1,
    state: 'active',
    created_at: at,
  };
}
