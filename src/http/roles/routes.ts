// Who gets which role: the rules, tried out before they count; changed by the municipality's admin, proposed by the provider.
import { Refusal } from '../../domain/errors';
import { roleRuleFaults } from '../../domain/role-rules';
import { changeSignInValues } from '../../usecases/change-sign-in-values';
import { showRoleRules, type ShownRoleRules } from '../../usecases/show-role-rules';
import { withError, type Parsed } from '../kit/form';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { signedInSince } from '../kit/sign-in-place';
import { twoSidedRoutes, type PartPorts, type Visit as AnyVisit } from '../kit/two-sided-routes';
import { readRules, type SentRules } from './forms';
import { rulesModel, rulesPage } from './rules-page';

type Visit = AnyVisit<ShownRoleRules>;

export function roleRoutes(ports: PartPorts): readonly PersonRoute[] {
  return twoSidedRoutes(ports, { name: 'roles', read: showRoleRules, shown, sentIn });
}

async function shown({ context, place, present }: Visit): Promise<Result> {
  return (
    signedInSince(context, place, present.since) ??
    show(rulesPage, rulesModel(context, { place, present }, { sent: null }))
  );
}

/** Trying out changes nothing and keeps nothing: the page comes back with what would be. */
async function sentIn(visit: Visit): Promise<Result> {
  const { context, present } = visit;
  const sent = readRules(context.body);
  if (!sent.ok) return again(visit, { sent });
  if (!sent.value.saves) {
    return show(rulesPage, rulesModel(context, visit, { sent, tried: sent.value }));
  }
  const faulty = withFaults(sent, sent.value, present.kind);
  return faulty.ok ? saved(visit, sent, sent.value) : again(visit, { sent: faulty });
}

type Again = { readonly sent: Parsed<SentRules>; readonly meanwhile?: boolean };

function again(visit: Visit, { sent, meanwhile }: Again): Result {
  return show(rulesPage, rulesModel(visit.context, visit, { sent, meanwhile: meanwhile === true }), {
    status: 422,
  });
}

function withFaults(
  sent: Parsed<SentRules>,
  { rows }: SentRules,
  kind: ShownRoleRules['kind'],
): Parsed<SentRules> {
  const faults = roleRuleFaults(
    rows.map(({ rule }) => rule),
    kind,
  );
  if (faults.length === 0) return sent;
  const errors = faults.map(({ index, part, reason }) => ({
    field: index === null ? 'form' : `${part}-${rows[index]?.number ?? 1}`,
    reason: `refusal.${reason}`,
    values: {},
  }));
  return { ok: false, errors, values: sent.values };
}

async function saved(visit: Visit, sent: Parsed<SentRules>, typed: SentRules): Promise<Result> {
  const { ports, context, place } = visit;
  const { actor, person } = context;
  if (place.side === 'operator' && typed.reason === '') {
    return again(visit, { sent: withError(sent, 'reason', 'form.error.missing') });
  }
  try {
    const change = await changeSignInValues(ports, actor, {
      tenantId: place.tenantId,
      after: { kind: 'role-rules', rules: typed.rows.map(({ rule }) => rule) },
      seen: typed.seen,
      reason: typed.reason === '' ? null : typed.reason,
      signedInAt: new Date(person.signedInAt),
    });
    return done(visit, change);
  } catch (error) {
    const meanwhile = error instanceof Refusal && error.reason === 'sign-in-values-changed-meanwhile';
    return again(visit, { sent: refusedForm(sent, error, fieldOf), meanwhile });
  }
}

const fieldOf: FieldOfRefusal = {
  'sign-in-values-changed-meanwhile': 'form',
  'role-rules-replace-all-admins': 'form',
  'sign-in-change-open': 'form',
  'sign-in-again-first': 'form',
};

function done({ context, place }: Visit, change: Awaited<ReturnType<typeof changeSignInValues>>): Result {
  const { t } = context;
  if (change === null) {
    return redirect(place.editor('roles'), { tone: 'info', title: t('roles.rules.unchanged') });
  }
  if (change.state === 'open') {
    const title = t('sign-in-changes.done.proposed');
    return redirect(place.show(change.id), { tone: 'success', title });
  }
  return redirect(place.editor('roles'), {
    tone: 'success',
    title: t('roles.rules.saved'),
    lines: [t('roles.rules.saved-text')],
  });
}
