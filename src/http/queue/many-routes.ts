// Several requests decided at one go: chosen on the list, decided with one reason, then carried out while pages go on.
import type { Actor } from '../../domain/actor';
import { mostAtOnce } from '../../domain/bulk-decision';
import { Refusal } from '../../domain/errors';
import { accessRequestId, bulkDecisionId, type AccessRequestId } from '../../domain/ids';
import { beginBulkDecision, type WantedDecision } from '../../usecases/begin-bulk-decision';
import { chooseManyRequests } from '../../usecases/choose-many-requests';
import { decideManyRequests } from '../../usecases/decide-many-requests';
import type { Ports } from '../../usecases/ports';
import type { QueueItem } from '../../usecases/ports-of-accesses';
import { showBulkDecision } from '../../usecases/show-bulk-decision';
import type { Background } from '../kit/background';
import type { PersonContext } from '../kit/context';
import { readForm, type FormValues } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { filterOf, viewIn } from './filter';
import { choosingForm, manyForm } from './forms';
import { manyModel, manyPage } from './many-page';
import { progressModel, progressPage } from './progress-page';
import { restBetween } from './resting';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>;

export function manyRoutes(ports: Needs, background: Background): readonly PersonRoute[] {
  const deciding = { guard: 'person', permission: ['it-admin'] } as const;
  const { many, decideMany, decidingMany } = paths.queue;
  return [
    {
      ...deciding,
      method: 'post',
      path: many(':tenant'),
      handler: (context) => chosen(ports, context),
    },
    {
      ...deciding,
      method: 'post',
      path: decideMany(':tenant'),
      handler: (context) => decided({ ports, background }, context),
    },
    // Where a reload or the other language leads after a form: what was chosen is not in the address.
    ...[many, decideMany].map((path) => ({
      ...deciding,
      method: 'get' as const,
      path: path(':tenant'),
      handler: async (context: PersonContext) => back(context),
    })),
    {
      ...deciding,
      method: 'get',
      path: decidingMany(':tenant', ':bulk'),
      handler: async (context) => {
        const id = bulkDecisionId(context.params['bulk'] ?? '');
        return show(progressPage, progressModel(context, await showBulkDecision(ports, context.actor, id)));
      },
    },
  ];
}

function back({ tenant, t }: PersonContext, nothing = false): Result {
  const flash = { tone: 'info', title: t('queue.many.none'), lines: [t('queue.many.none-text')] } as const;
  return redirect(paths.queue.list(tenant.slug), nothing ? flash : null);
}

async function chosen(ports: Needs, context: PersonContext): Promise<Result> {
  const sent = readForm(choosingForm, context.body);
  if (!sent.ok) return back(context, true);
  const { all, request } = sent.value;
  const choice = all
    ? ({ kind: 'all', filter: filterOf(viewIn(lastOf(sent.values))) } as const)
    : ({ kind: 'ticked', ids: request.map(accessRequestId) } as const);
  const items = await chooseManyRequests(ports, context.actor, choice);
  return items.length === 0 ? back(context, true) : show(manyPage, manyModel(context, items));
}

/** The filters of the list, as they stood on it. */
function lastOf(values: FormValues): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(values).map(([name, typed]) => [name, typed.at(-1)]));
}

type Deciding = { readonly ports: Needs; readonly background: Background };

async function decided({ ports, background }: Deciding, context: PersonContext): Promise<Result> {
  const { actor, tenant } = context;
  const sent = readForm(manyForm, context.body);
  if (!sent.ok) {
    const items = await chosenBefore(ports, actor, sent.values);
    return items.length === 0
      ? back(context, true)
      : show(manyPage, manyModel(context, items, sent), { status: 422 });
  }
  const { kind, reason, chosen: text } = sent.value;
  const wanted: WantedDecision = { kind, reason, requests: idsIn(text) };
  try {
    const decision = await beginBulkDecision(ports, actor, wanted);
    background((signal) =>
      decideManyRequests(ports, actor, { decision, reason, rest: restBetween(), signal }),
    );
    return redirect(paths.queue.decidingMany(tenant.slug, decision.id));
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'nothing-chosen') return back(context, true);
    throw error;
  }
}

function chosenBefore(ports: Needs, actor: Actor, values: FormValues): Promise<readonly QueueItem[]> {
  return chooseManyRequests(ports, actor, { kind: 'ticked', ids: idsIn(values['chosen']?.at(-1) ?? '') });
}

function idsIn(text: string): readonly AccessRequestId[] {
  return text
    .split(' ')
    .filter((id) => id !== '')
    .slice(0, mostAtOnce + 1)
    .map(accessRequestId);
}
