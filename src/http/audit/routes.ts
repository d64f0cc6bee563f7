// The audit log, for those who may read it. Opening it is the one GET that writes: an entry about the reading itself.
import { auditReaders } from '../../domain/audit-reading';
import { listAuditEvents } from '../../usecases/list-audit-events';
import type { Ports } from '../../usecases/ports';
import type { PersonContext } from '../kit/context';
import { readNumber } from '../kit/cursor';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { auditForm } from './forms';
import { auditModel, auditPage, unreadableModel } from './pages';

type Needs = Pick<Ports, 'store' | 'clock'>;

export function auditRoutes(ports: Needs): readonly PersonRoute[] {
  return [
    {
      method: 'get',
      path: paths.audit(':tenant'),
      guard: 'person',
      permission: auditReaders,
      handler: (context) => listed(ports, context),
    },
  ];
}

async function listed(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, query } = context;
  const sent = readForm(auditForm, query);
  if (!sent.ok) return show(auditPage, unreadableModel(context, sent), { status: 422 });
  const asked = { view: sent.value, afterSeq: readNumber(query['after']) };
  return show(auditPage, auditModel(context, await listAuditEvents(ports, actor, asked), sent));
}
