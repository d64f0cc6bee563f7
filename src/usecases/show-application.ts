// The application that an employee is filling in: what is asked, what was answered, and what would come of it.
import { requireRole, type Actor } from '../domain/actor';
import { judgeDraft, type JudgedDraft } from '../domain/application-draft';
import { leafletQuestion, withLeafletInForce } from '../domain/application-form';
import { yes } from '../domain/question';
import type { Ports } from './ports';
import {
  applicationAtHand,
  lookAt,
  type ApplicationAtHand,
  type LookedAt,
} from './steps/application-at-hand';

export type ShownApplication = ApplicationAtHand &
  LookedAt & {
    /** What would come of it once the leaflet is confirmed; null while it is not known which access it is about. */
    readonly outlook: JudgedDraft | null;
    /** What the identity provider said, offered as an answer. */
    readonly department: string | null;
    readonly supervisor: string | null;
  };

export async function showApplication(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<ShownApplication> {
  requireRole(actor, 'employee');
  const now = clock();
  const records = store.forTenant(actor.tenantId);
  const found = await applicationAtHand(records, actor, now);
  const { tenant } = found;
  const draft = withLeafletInForce(found.draft, tenant);
  const atHand = { ...found, draft };
  const looked = await lookAt(records, atHand, { actor, now });
  const confirmed = {
    answers: { ...draft.answers, [leafletQuestion]: yes },
    leafletVersion: tenant.leafletVersion,
  };
  const outlook = looked.around === null ? null : judgeDraft(confirmed, looked.around);
  const person = await records.persons.find(actor.personId);
  const { department, supervisor } = person ?? { department: null, supervisor: null };
  return { ...atHand, ...looked, outlook, department, supervisor };
}
