// The approval chain of a municipality: who confirms the need, for how long applications may wait.
import { necessities } from '../../domain/approval-chain';
import type { ShownApprovalSettings } from '../../usecases/show-approval-settings';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';
import { profileField } from './forms';

type SettingsModel = { readonly title: string; readonly breadcrumb: Breadcrumb; readonly form: FormView };
export const settingsPage = page<SettingsModel>('approval/settings');

export function settingsModel(
  context: PersonContext,
  shown: ShownApprovalSettings,
  sent: Parsed<unknown> | null = null,
): SettingsModel {
  const { t, tenant, language } = context;
  const { settings, profiles } = shown;
  const ofProfiles = profiles.map(
    (profile) => [profileField(profile), settings.ofProfiles[profile.id] ?? ''] as const,
  );
  return {
    title: t('approval.title'),
    breadcrumb: {
      links: [{ label: t('settings.title'), href: paths.settings(tenant.slug) }],
      here: t('approval.title'),
    },
    form: formView({
      language,
      action: paths.settingsPart(tenant.slug, 'approval'),
      fields: fieldsOf(context, shown),
      submit: t('kit.save'),
      cancel: { label: t('kit.cancel'), href: paths.settings(tenant.slug) },
      sent,
      initial: {
        necessity: settings.necessity,
        lapseDays: String(settings.lapseDays),
        mailDomains: settings.mailDomains.join('\n'),
        ...Object.fromEntries(ofProfiles),
      },
    }),
  };
}

function fieldsOf({ t }: PersonContext, { profiles }: ShownApprovalSettings): readonly FieldSpec[] {
  const options = necessities.map((value) => ({ value, label: t(`approval.necessity.${value}`) }));
  const usual = { value: '', label: t('approval.as-usual') };
  return [
    { kind: 'radios', name: 'necessity', label: t('approval.necessity-label'), options },
    {
      kind: 'number',
      name: 'lapseDays',
      label: t('approval.lapse-days-label'),
      hint: t('approval.lapse-days-hint'),
    },
    {
      kind: 'paragraph',
      name: 'mailDomains',
      label: t('approval.domains-label'),
      hint: t('approval.domains-hint'),
      optional: true,
      short: true,
    },
    ...profiles.map((profile, at): FieldSpec => ({
      kind: 'select',
      name: profileField(profile),
      label: t('approval.of-profile-label', { profile: profile.name }),
      ...(profile.state === 'retired' ? { hint: t('profiles.state.retired') } : {}),
      options: [usual, ...options],
      ...(at === 0 ? { section: t('approval.of-profile-section') } : {}),
    })),
  ];
}
