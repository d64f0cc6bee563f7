// A municipality's decisions for everybody, which rules may ask for.
import { z } from 'zod';
import { usualPolicy } from '../../domain/application-edition';
import { privateDevicePolicies } from '../../domain/policy-changes';
import type { ShownCatalogue } from '../../usecases/show-catalogue';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { box, choice } from '../kit/form-input';
import { formView } from '../kit/form-view';
import { paths } from '../kit/paths';
import type { Alert } from '../kit/view-models';
import { revisionInput } from './revision-input';
import { breadcrumb, optionsOf, questionsModel, type QuestionsModel } from './view';

type Sent = { readonly sent: Parsed<unknown> | null; readonly alerts?: readonly Alert[] };

export const policyForm = z.object({
  privateDevices: choice(privateDevicePolicies),
  vsNfdProduct: box(),
  unsupported: z.preprocess((value) => value ?? [], z.array(z.string().max(40)).max(60)),
  revision: revisionInput,
});

export function policyModel(
  context: PersonContext,
  shown: ShownCatalogue,
  { sent, alerts = [] }: Sent,
): QuestionsModel {
  const { t, tenant, language } = context;
  const title = t('questions.policy.title');
  const policy = { ...usualPolicy, ...shown.draft.adaptation.policy };
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title),
    lead: t('questions.policy.lead'),
    alerts,
    form: formView({
      language,
      action: paths.questions.part(tenant.slug, 'policy'),
      fields: [
        {
          kind: 'radios',
          name: 'privateDevices',
          label: t('questions.policy.private-devices'),
          options: privateDevicePolicies.map((value) => ({
            value,
            label: t(`questions.private-devices.${value}`),
          })),
        },
        {
          kind: 'box',
          name: 'vsNfdProduct',
          label: t('questions.policy.vs-nfd-product'),
          hint: t('questions.policy.vs-nfd-hint'),
        },
        {
          kind: 'boxes',
          name: 'unsupported',
          label: t('questions.policy.unsupported-systems'),
          hint: t('questions.policy.unsupported-hint'),
          optional: true,
          options: optionsOf(context, shown, 'os'),
        },
      ],
      hidden: [{ name: 'revision', value: String(shown.draft.revision) }],
      submit: t('questions.save-draft'),
      sent,
      initial: {
        privateDevices: policy['private-devices'],
        ...(policy['vs-nfd-product'] ? { vsNfdProduct: 'yes' } : {}),
        unsupported: policy['unsupported-systems'],
      },
      cancel: { label: t('kit.cancel'), href: paths.questions.overview(tenant.slug) },
    }),
  });
}
