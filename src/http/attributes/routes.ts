// What sign-ins must carry and how they are read: proposed, by the municipality's admin or by the provider.
import { Refusal } from '../../domain/errors';
import type { Reading } from '../../domain/sign-in-values';
import { changeSignInValues } from '../../usecases/change-sign-in-values';
import { showReading, type ShownReading } from '../../usecases/show-reading';
import { readForm, withError, type Parsed } from '../kit/form';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { signedInSince } from '../kit/sign-in-place';
import { twoSidedRoutes, type PartPorts, type Visit as AnyVisit } from '../kit/two-sided-routes';
import { readingForm, readingIn, type SentReading } from './forms';
import { readingModel, readingPage } from './reading-page';

type Visit = AnyVisit<ShownReading>;

export function attributeRoutes(ports: PartPorts): readonly PersonRoute[] {
  return twoSidedRoutes(ports, { name: 'attributes', read: showReading, shown, sentIn });
}

async function shown({ context, place, present }: Visit): Promise<Result> {
  return (
    signedInSince(context, place, present.since) ??
    show(readingPage, readingModel(context, { place, present }, { sent: null }))
  );
}

async function sentIn(visit: Visit): Promise<Result> {
  const { context, place } = visit;
  const sent = readForm(readingForm, context.body);
  if (!sent.ok) return again(visit, sent);
  try {
    const reading = readingIn(sent.value);
    if (sent.value.act !== 'save') {
      const tried = { reading, sample: sent.value.sample };
      return show(readingPage, readingModel(context, visit, { sent, tried }));
    }
    if (place.side === 'operator' && sent.value.reason === '') {
      return again(visit, withError(sent, 'reason', 'form.error.missing'));
    }
    return await saved(visit, sent.value, reading);
  } catch (error) {
    const meanwhile = error instanceof Refusal && error.reason === 'sign-in-values-changed-meanwhile';
    return again(visit, refusedForm(sent, error, fieldOf), meanwhile);
  }
}

const fieldOf: FieldOfRefusal = {
  'required-attribute-incomplete': 'requiredName',
  'attribute-names-unusable': 'form',
  'identity-by-mail': 'email',
  'sign-in-values-changed-meanwhile': 'form',
  'sign-in-change-open': 'form',
};

function again(visit: Visit, sent: Parsed<SentReading>, meanwhile = false): Result {
  return show(readingPage, readingModel(visit.context, visit, { sent, meanwhile }), { status: 422 });
}

async function saved({ ports, context, place }: Visit, sent: SentReading, reading: Reading): Promise<Result> {
  const { t, actor } = context;
  const id = await changeSignInValues(ports, actor, {
    tenantId: place.tenantId,
    after: { kind: 'attributes', ...reading },
    seen: sent.seen,
    reason: sent.reason === '' ? null : sent.reason,
  });
  return id === null
    ? redirect(place.editor('attributes'), { tone: 'info', title: t('roles.rules.unchanged') })
    : redirect(place.show(id), { tone: 'success', title: t('sign-in-changes.done.proposed') });
}
