// Asked before a profile is no longer offered, or offered again: how many it concerns, and what becomes of them.
import type { ShownProfile } from '../../usecases/show-profile';
import type { Confirmation } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import type { FieldSpec } from '../kit/form-view';
import { paths } from '../kit/paths';
import { profileBreadcrumb } from './words';

export function retiring(
  context: PersonContext,
  shown: ShownProfile,
  sent: Parsed<unknown> | null,
): Confirmation {
  const { t } = context;
  const { profile, isLastOffered } = shown;
  return {
    ...common(context, shown, 'retire'),
    title: t('profiles.retire.title', { name: profile.name }),
    consequence: t(isLastOffered ? 'profiles.retire.consequence-last' : 'profiles.retire.consequence'),
    details: [...whatGoesOn(context, shown), t('profiles.retire.drafts'), t('profiles.retire.back')],
    fields: isLastOffered ? [lastField(context)] : [],
    button: t('profiles.retire.button'),
    ...(sent === null ? {} : { sent }),
  };
}

export function takingUp(
  context: PersonContext,
  shown: ShownProfile,
  sent: Parsed<unknown> | null,
): Confirmation {
  const { t } = context;
  return {
    ...common(context, shown, 'take-up'),
    title: t('profiles.take-up.title', { name: shown.profile.name }),
    consequence: t('profiles.take-up.consequence'),
    button: t('profiles.take-up.button'),
    look: 'primary',
    ...(sent === null ? {} : { sent }),
  };
}

function whatGoesOn(
  { t, format }: PersonContext,
  { accesses, openRequests }: ShownProfile,
): readonly string[] {
  const said = (what: 'accesses' | 'requests', count: number): string =>
    count === 0
      ? t(`profiles.retire.${what}-none`)
      : t(`profiles.retire.${what}`, { count, shown: format.count(count) });
  return [said('accesses', accesses), said('requests', openRequests)];
}

function lastField({ t }: PersonContext): FieldSpec {
  return { kind: 'box', name: 'last', label: t('profiles.retire.last') };
}

function common(context: PersonContext, { profile }: ShownProfile, act: 'retire' | 'take-up') {
  const { t, tenant } = context;
  return {
    action: paths.profiles.act(tenant.slug, profile.id, act),
    back: paths.profiles.show(tenant.slug, profile.id),
    breadcrumb: profileBreadcrumb(context, profile, t(`profiles.${act}.here`)),
  };
}
