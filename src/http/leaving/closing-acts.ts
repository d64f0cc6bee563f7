// What is done about a closing, on either side: each act is asked for first, with its consequence in one sentence.
import { Refusal } from '../../domain/errors';
import { announceClosing } from '../../usecases/announce-closing';
import { confirmClosing } from '../../usecases/confirm-closing';
import { forceErasure } from '../../usecases/force-erasure';
import type { Ports } from '../../usecases/ports';
import { withdrawClosing } from '../../usecases/withdraw-closing';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import type { PlacedHandler, PlacedVisit } from '../kit/placed';
import { refusedForm } from '../kit/refused-form';
import { redirect, type Result } from '../kit/result';
import { minNoticeDays } from '../../domain/closing';
import { announceForm, reasonForm } from './forms';
import { breadcrumbTo, type Place } from './place';

export type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;
type Visit = PlacedVisit<Needs, Place>;
export type Handler = PlacedHandler<Needs, Place>;

export const askToAnnounce: Handler = async (visit) => announcing(visit, null);

export const announce: Handler = async (visit) => {
  const { ports, context, place } = visit;
  const sent = readForm(announceForm, context.body);
  if (!sent.ok) return announcing(visit, sent);
  try {
    await announceClosing(ports, context.actor, { slug: place.shown.tenant.slug, ...sent.value });
  } catch (error) {
    return announcing(
      visit,
      refusedForm(sent, error, ({ kind }) => (kind === 'invalid' ? 'onDay' : undefined)),
    );
  }
  return done(visit, 'announced');
};

function announcing({ context, place }: Visit, sent: Parsed<unknown> | null): Result {
  const { t } = context;
  return asked(
    { context, place, act: 'announce' },
    {
      fields: [
        {
          kind: 'date',
          name: 'onDay',
          label: t('leaving.announce.day'),
          hint: t('leaving.announce.day-hint', { days: String(minNoticeDays) }),
        },
        reasonField(context, 'announce'),
      ],
      sent,
    },
  );
}

export const askToConfirm: Handler = async ({ context, place }) =>
  asked({ context, place, act: 'confirm' }, { fields: [], sent: null });

export const confirm: Handler = async (visit) => {
  const { ports, context, place } = visit;
  const { actor, person } = context;
  const input = { tenantId: place.tenantId, signedInAt: new Date(person.signedInAt) };
  const state = await confirmClosing(ports, actor, input);
  return done(visit, state === 'announced' ? 'seconded' : 'confirmed');
};

export const askToWithdraw: Handler = async (visit) => withReason(visit, 'withdraw', null);

export const withdraw: Handler = async (visit) => {
  const { ports, context, place } = visit;
  const sent = readForm(reasonForm, context.body);
  if (!sent.ok) return withReason(visit, 'withdraw', sent);
  await withdrawClosing(ports, context.actor, { tenantId: place.tenantId, ...sent.value });
  return done(visit, 'withdrawn');
};

export const askToForce: Handler = async (visit) => withReason(visit, 'force', null);

export const force: Handler = async (visit) => {
  const { ports, context, place } = visit;
  const sent = readForm(reasonForm, context.body);
  if (!sent.ok) return withReason(visit, 'force', sent);
  await forceErasure(ports, context.actor, { tenantId: place.tenantId, ...sent.value });
  return done(visit, 'forced');
};

function withReason(
  { context, place }: Visit,
  act: 'withdraw' | 'force',
  sent: Parsed<unknown> | null,
): Result {
  return asked({ context, place, act }, { fields: [reasonField(context, act)], sent });
}

function reasonField({ t }: PersonContext, act: 'announce' | 'withdraw' | 'force') {
  return {
    kind: 'paragraph',
    name: 'reason',
    label: t('leaving.closing.fact.reason'),
    hint: t(`leaving.${act}.reason-hint`),
  } as const;
}

type Asking = {
  readonly context: PersonContext;
  readonly place: Place;
  readonly act: 'announce' | 'confirm' | 'withdraw' | 'force';
};
type Asked = {
  readonly fields: NonNullable<Parameters<typeof askFirst>[1]['fields']>;
  readonly sent: Parsed<unknown> | null;
};

/** Only while there is something to be done to: the page of the closing says it all. */
function asked({ context, place, act }: Asking, { fields, sent }: Asked): Result {
  const { t, format } = context;
  const { closing, tenant } = place.shown;
  if (act !== 'announce' && closing === null) throw new Refusal('not-found', 'no-such-closing');
  const title = t(`leaving.${act}.title`);
  const button = act === 'confirm' ? t(`leaving.confirm.button-${place.side}`) : t(`leaving.${act}.button`);
  return askFirst(context, {
    title,
    breadcrumb: breadcrumbTo(context, place, title),
    consequence: t(`leaving.${act}.consequence`, {
      name: tenant.name,
      day: closing === null ? '' : format.longDay(closing.onDay),
    }),
    details: [t(`leaving.${act}.detail`)],
    action: place.act(act),
    button,
    back: place.show,
    fields,
    ...(sent === null ? {} : { sent }),
    look: act === 'withdraw' ? 'primary' : 'danger',
  });
}

function done(
  { context, place }: Visit,
  what: 'announced' | 'seconded' | 'confirmed' | 'withdrawn' | 'forced',
): Result {
  return redirect(place.show, { tone: 'success', title: context.t(`leaving.done.${what}`) });
}
