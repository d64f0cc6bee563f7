// Who becomes what: the rules that are kept, and one more.
import { Refusal } from '../../domain/errors';
import { identityProviderPresets, type IdentityProviderPreset } from '../../domain/identity-provider-presets';
import { isGrantableByRule, type RoleRule } from '../../domain/role-rules';
import { isRole, roles, type Role } from '../../domain/roles';
import type { SignInDraft } from '../../domain/sign-in-draft';
import type { TenantKind } from '../../domain/tenant';
import { changeSignInDraft } from '../../usecases/change-sign-in-draft';
import type { SignInSetup } from '../../usecases/show-sign-in-setup';
import type { PersonContext } from '../kit/context';
import { readForm, withError, type Parsed } from '../kit/form';
import { formView, type FieldSpec, type Option } from '../kit/form-view';
import { redirect, show, type Result } from '../kit/result';
import { rolesForm } from './forms';
import type { Handler } from './handler';
import { nextLink, stepModel, stepPage, stepPath } from './step-page';

export const showRoles: Handler = async (_, context, setup) => rolesStep(context, setup, null);

export const takeRoles: Handler = async (ports, context, setup) => {
  const { slug } = setup.tenant;
  const sent = readForm(rolesForm, context.body);
  if (!sent.ok) return rolesStep(context, setup, sent);
  const { role, attribute, value, keep, seen } = sent.value;
  const isTyped = role !== '' || value !== '';
  if (isTyped && (!isRole(role) || attribute === '' || value === '')) {
    return rolesStep(context, setup, withError(sent, 'value', 'sign-in-setup.roles.incomplete'));
  }
  const added: readonly RoleRule[] = isTyped && isRole(role) ? [{ role, attribute, value }] : [];
  await changeSignInDraft(ports, context.actor, {
    slug,
    change: ({ roleRules, version }) => {
      if (version !== seen) throw new Refusal('conflict', 'changed-meanwhile');
      return { roleRules: [...roleRules.filter((_, index) => keep.includes(String(index))), ...added] };
    },
  });
  return redirect(stepPath(slug, 'roles'), {
    tone: 'success',
    title: context.t('sign-in-setup.roles.saved'),
  });
};

function rolesStep(context: PersonContext, setup: SignInSetup, sent: Parsed<unknown> | null): Result {
  const { tenant, draft } = setup;
  const { t } = context;
  const parts = {
    alert: hasAdmin(draft, tenant.kind)
      ? null
      : {
          tone: 'warning' as const,
          title: t('sign-in-setup.roles.nobody'),
          lines: [t('sign-in-setup.roles.nobody-text')],
        },
    form: rolesFormView(context, setup, sent),
    next: nextLink(context, tenant.slug, 'roles'),
  };
  const model = stepModel(context, { tenant, step: 'roles' }, parts);
  return show(stepPage, model, { status: sent === null ? 200 : 422 });
}

function hasAdmin({ roleRules }: SignInDraft, kind: TenantKind): boolean {
  const admins: readonly Role[] = kind === 'operator' ? ['operator-admin'] : ['it-admin', 'tenant-admin'];
  return roleRules.some(({ role }) => admins.includes(role));
}

/** What the steps for this maker let it send: groups, or roles of its own where those are better. */
function attributeFor({ groups, roles: ofItsOwn, notes }: IdentityProviderPreset): string {
  const preferred = notes.includes('prefer-app-roles') ? ofItsOwn : groups?.attribute;
  return preferred ?? ofItsOwn ?? '';
}

function rolesFormView(context: PersonContext, { tenant, draft }: SignInSetup, sent: Parsed<unknown> | null) {
  const { t, language } = context;
  const preset = identityProviderPresets[draft.maker ?? 'other'];
  return formView({
    language,
    action: stepPath(tenant.slug, 'roles'),
    fields: [...keptFields(context, draft.roleRules), ...addedFields(context, tenant.kind)],
    submit: t('kit.save'),
    sent,
    initial: {
      keep: draft.roleRules.map((_, index) => String(index)),
      attribute: attributeFor(preset),
    },
    hidden: [{ name: 'seen', value: String(draft.version) }],
  });
}

function keptFields({ t }: PersonContext, rules: readonly RoleRule[]): readonly FieldSpec[] {
  if (rules.length === 0) return [];
  const options = rules.map(({ role, attribute, value }, index) => ({
    value: String(index),
    label: t(`settings.role.${role}`),
    hint: t('sign-in-setup.roles.rule', { attribute, value }),
  }));
  const label = t('sign-in-setup.roles.kept');
  return [{ kind: 'boxes', name: 'keep', label, hint: t('sign-in-setup.roles.kept-hint'), options }];
}

function addedFields({ t }: PersonContext, kind: TenantKind): readonly FieldSpec[] {
  const optional = true;
  const options: readonly Option[] = roles
    .filter((role) => role !== 'employee' && isGrantableByRule(role, kind))
    .map((role) => ({ value: role, label: t(`settings.role.${role}`) }));
  return [
    {
      kind: 'select',
      name: 'role',
      label: t('sign-in-setup.roles.role'),
      optional,
      options: [{ value: '', label: t('sign-in-setup.roles.choose') }, ...options],
    },
    {
      kind: 'text',
      name: 'attribute',
      label: t('sign-in-setup.roles.attribute'),
      hint: t('sign-in-setup.roles.attribute-hint'),
      optional,
    },
    {
      kind: 'text',
      name: 'value',
      label: t('sign-in-setup.roles.value'),
      hint: t('sign-in-setup.roles.value-hint'),
      optional,
    },
  ];
}
