// Who gets which role: the rules, tried out before they count.
import { Refusal } from '../../domain/errors';
import { roleRuleFaults } from '../../domain/role-rules';
import { changeRoleRules } from '../../usecases/change-role-rules';
import type { Ports } from '../../usecases/ports';
import { showRoleRules, type ShownRoleRules } from '../../usecases/show-role-rules';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { readRules, type SentRules } from './forms';
import { rulesModel, rulesPage } from './rules-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

export function roleRoutes(ports: Needs): readonly PersonRoute[] {
  const path = paths.settingsPart(':tenant', 'roles');
  const route = { path, guard: 'person', permission: ['tenant-admin'], freshSignIn: true } as const;
  return [
    { ...route, method: 'get', handler: (context) => shown(ports, context) },
    { ...route, method: 'post', handler: (context) => sentIn(ports, context) },
  ];
}

async function shown(ports: Needs, context: PersonContext): Promise<Result> {
  const present = await showRoleRules(ports, context.actor);
  return show(rulesPage, rulesModel(context, present, { sent: null }));
}

/** Trying out changes nothing and keeps nothing: the page comes back with what would be. */
async function sentIn(ports: Needs, context: PersonContext): Promise<Result> {
  const present = await showRoleRules(ports, context.actor);
  const sent = readRules(context.body);
  if (!sent.ok) return again(context, present, { sent });
  if (!sent.value.saves) return show(rulesPage, rulesModel(context, present, { sent, tried: sent.value }));
  const faulty = withFaults(sent, sent.value, present.kind);
  return faulty.ok
    ? saved(ports, context, { present, sent, rules: sent.value })
    : again(context, present, { sent: faulty });
}

type Again = { readonly sent: Parsed<SentRules>; readonly meanwhile?: boolean };

function again(context: PersonContext, present: ShownRoleRules, { sent, meanwhile }: Again): Result {
  return show(rulesPage, rulesModel(context, present, { sent, meanwhile: meanwhile === true }), {
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

type Saving = {
  readonly present: ShownRoleRules;
  readonly sent: Parsed<SentRules>;
  readonly rules: SentRules;
};

async function saved(
  ports: Needs,
  context: PersonContext,
  { present, sent, rules }: Saving,
): Promise<Result> {
  const { t, tenant, actor } = context;
  try {
    const change = { rules: rules.rows.map(({ rule }) => rule), seen: rules.seen };
    const isNew = await changeRoleRules(ports, actor, change);
    return redirect(paths.settingsPart(tenant.slug, 'roles'), {
      tone: isNew ? 'success' : 'info',
      title: t(isNew ? 'roles.rules.saved' : 'roles.rules.unchanged'),
      lines: isNew ? [t('roles.rules.saved-text')] : [],
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'role-rules-changed-meanwhile') throw error;
    const errors = [{ field: 'form', reason: `refusal.${error.reason}`, values: {} }];
    return again(context, present, { sent: { ok: false, errors, values: sent.values }, meanwhile: true });
  }
}
