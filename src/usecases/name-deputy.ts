// Somebody names a colleague who answers for them while they are away, from one day to another.
import type { Actor } from '../domain/actor';
import { nameDeputy as name } from '../domain/deputy';
import { Refusal } from '../domain/errors';
import { deputyId } from '../domain/ids';
import { localDay } from '../domain/local-day';
import type { Ports } from './ports';
import { findColleague } from './steps/find-colleague';

type Naming = {
  /** Mail address or login name, as typed. */
  readonly colleague: string;
  readonly from: string;
  readonly until: string;
};

export async function nameDeputy(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  { colleague, from, until }: Naming,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const found = await findColleague(records, colleague, { mailDomains: [], ownMail: null });
    if (found.is === 'unclear') throw new Refusal('invalid', 'supervisor-unclear');
    if (found.is !== 'known') throw new Refusal('invalid', 'colleague-unknown');
    const { timeZone } = await records.tenant.get();
    const { state, event } = name(actor, {
      id: deputyId(ids.uuid()),
      colleague: found.person,
      from,
      until,
      named: (await records.deputies.namedBy(actor.personId)).map(({ deputy }) => deputy),
      today: localDay(now, timeZone),
      now,
    });
    await records.deputies.insert(state);
    await records.audit.append(event, now);
  });
}
