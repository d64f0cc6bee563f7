// The inbox of those who are asked about applications of others, and their deputies. Open to everybody who is signed in:
// whether somebody is asked is found for each application.
import { Refusal } from '../../domain/errors';
import { deputyId } from '../../domain/ids';
import { pageSize } from '../../domain/paging';
import { endDeputy } from '../../usecases/end-deputy';
import { listInbox, type Inbox } from '../../usecases/list-inbox';
import { nameDeputy } from '../../usecases/name-deputy';
import type { PersonContext } from '../kit/context';
import { readCursor } from '../kit/cursor';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { ask, concerns, endorse, handOn, itemOf, refuse, remark, type Needs } from './answering';
import { inboxActs, type InboxAct } from './answers';
import { deputiesModel, deputiesPage } from './deputies-page';
import { deputyForm, fieldOfDeputy } from './forms';
import { itemModel, itemPage } from './item-page';
import { listModel, listPage } from './list-page';

type Handler = (ports: Needs, context: PersonContext) => Promise<Result>;

const handlers: Readonly<Record<InboxAct, Handler>> = {
  endorse,
  remark,
  concerns,
  refuse,
  ask,
  'hand-on': handOn,
};

export function inboxRoutes(ports: Needs): readonly PersonRoute[] {
  const own = { guard: 'person', permission: 'signed-in' } as const;
  const { list, show: item, act, deputies, endDeputy: ending } = paths.inbox;
  const ends = { ...own, path: ending(':tenant', ':deputy') } as const;
  return [
    {
      ...own,
      method: 'get',
      path: list(':tenant'),
      handler: async (context) => show(listPage, listModel(context, await inboxOf(ports, context))),
    },
    {
      ...own,
      method: 'get',
      path: deputies(':tenant'),
      handler: async (context) => show(deputiesPage, deputiesModel(context, await inboxOf(ports, context))),
    },
    { ...own, method: 'post', path: deputies(':tenant'), handler: (context) => name(ports, context) },
    { ...ends, method: 'post', handler: (context) => end(ports, context) },
    { ...ends, method: 'get', handler: async ({ tenant }) => redirect(paths.inbox.deputies(tenant.slug)) },
    {
      ...own,
      method: 'get',
      path: item(':tenant', ':request', ':place'),
      handler: async (context) => show(itemPage, itemModel(context, await itemOf(ports, context))),
    },
    ...inboxActs.flatMap((name): readonly PersonRoute[] => {
      const path = act(':tenant', [':request', ':place'], name);
      return [
        { ...own, method: 'post', path, handler: (context) => handlers[name](ports, context) },
        // Where a reload or the other language leads after a form that came back.
        { ...own, method: 'get', path, handler: async (context) => back(context) },
      ];
    }),
  ];
}

function inboxOf(ports: Needs, { actor, query }: PersonContext): Promise<Inbox> {
  return listInbox(ports, actor, { after: readCursor(query['after']), limit: pageSize });
}

function back({ tenant, params }: PersonContext): Result {
  return redirect(paths.inbox.show(tenant.slug, params['request'] ?? '', params['place'] ?? ''));
}

async function name(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, tenant, actor, body } = context;
  const sent = readForm(deputyForm, body);
  const again = async (form: typeof sent): Promise<Result> =>
    show(deputiesPage, deputiesModel(context, await inboxOf(ports, context), form), { status: 422 });
  if (!sent.ok) return again(sent);
  try {
    await nameDeputy(ports, actor, sent.value);
  } catch (error) {
    return again(refusedForm(sent, error, fieldOfDeputy));
  }
  return redirect(paths.inbox.deputies(tenant.slug), { tone: 'success', title: t('inbox.deputies.named') });
}

/** A second click finds it ended, which is what was wanted. */
async function end(ports: Needs, { t, tenant, actor, params }: PersonContext): Promise<Result> {
  const to = paths.inbox.deputies(tenant.slug);
  try {
    await endDeputy(ports, actor, deputyId(params['deputy'] ?? ''));
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'deputy-over') throw error;
    return redirect(to, { tone: 'info', title: t('inbox.deputies.ended-already') });
  }
  return redirect(to, { tone: 'success', title: t('inbox.deputies.ended') });
}
