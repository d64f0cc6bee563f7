// Another crypto profile for a gateway group: what that does, and the choice.
import { cryptoProfileIds } from '../../domain/crypto-profile';
import type { GatewayGroup } from '../../domain/gateway';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';
import { cryptoBreadcrumb } from './overview-page';

type ChooseModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lines: readonly string[];
  readonly form: FormView;
};
export const choosePage = page<ChooseModel>('crypto/choose');

export function chooseModel(
  context: PersonContext,
  group: GatewayGroup,
  sent: Parsed<unknown> | null,
): ChooseModel {
  const { t, tenant, language } = context;
  return {
    title: t('crypto.choose.title', { group: group.name }),
    breadcrumb: cryptoBreadcrumb(context, t('crypto.choose.here')),
    lines: [t('crypto.choose.consequence'), t('crypto.choose.strict'), t('crypto.choose.files')],
    form: formView({
      language,
      action: paths.crypto.choose(tenant.slug, group.id),
      fields: [
        {
          kind: 'radios',
          name: 'profile',
          label: t('crypto.choose.field'),
          options: cryptoProfileIds.map((id) => ({
            value: id,
            label: t(`crypto.profile.${id}`),
            hint: t(`crypto.profile-text.${id}`),
          })),
        },
      ],
      submit: t('crypto.choose.submit'),
      sent,
      initial: { profile: group.cryptoProfile },
      cancel: { label: t('kit.cancel'), href: paths.crypto.overview(tenant.slug) },
    }),
  };
}
