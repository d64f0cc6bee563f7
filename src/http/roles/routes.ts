// Who gets which role: the rules, tried out on an imagined person and proposed, by the municipality's admin or by the provider.
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
  const { actor } = context;
  if (place.side === 'operator' && typed.reason === '') {
    return again(visit, { sent: withError(sent, 'reason', 'form.error.missing') });
  }
  try {
    const id = await changeSignInValues(ports, actor, {
      tenantId: place.tenantId,
      after: { kind: 'role-rules', rules: typed.rows.map(({ rule }) => rule) },
      seen: typed.seen,
      reason: typed.reason === '' ? null : typed.reason,
    });
    return done(visit, id);
  } catch (error) {
    const meanwhile = error instanceof Refusal && error.reason === 'sign-in-values-changed-meanwhile';
    return again(visit, { sent: refusedForm(sent, error, fieldOf), meanwhile });
  }
}

const fieldOf: FieldOfRefusal = {
  'sign-in-values-changed-meanwhile': 'form',
  'role-rules-replace-all-admins': 'form',
  'sign-in-change-open': 'form',
};

function done({ context: { t }, place }: Visit, id: Awaited<ReturnType<typeof changeSignInValues>>): Result {
  return id === null
    ? redirect(place.editor('roles'), { tone: 'info', title: t('roles.rules.unchanged') })
    : redirect(place.show(id), { tone: 'success', title: t('sign-in-changes.done.proposed') });
}
