// The first steps: whose product it is, what its administrators must know of us, and the clicks there.
import { identityProviderMakers, identityProviderPresets } from '../../domain/identity-provider-presets';
import type { IdentityProviderMaker } from '../../domain/identity-provider-presets';
import { findText } from '../../texts/translate';
import { changeSignInDraft } from '../../usecases/change-sign-in-draft';
import type { SignInSetup } from '../../usecases/show-sign-in-setup';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { formView } from '../kit/form-view';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import { claimRules } from './claim-rules';
import { ownAddresses, ownFacts } from './facts';
import { makerForm } from './forms';
import type { Handler } from './handler';
import { nextLink, stepModel, stepPage, stepPath, type Instructions, type StepModel } from './step-page';

export const showMaker: Handler = async (_, context, setup) => makerStep(context, setup, null);

export const chooseMaker: Handler = async (ports, context, setup) => {
  const sent = readForm(makerForm, context.body);
  if (!sent.ok) return makerStep(context, setup, sent);
  const { maker } = sent.value;
  const { slug } = setup.tenant;
  await changeSignInDraft(ports, context.actor, { slug, change: () => ({ maker }) });
  return redirect(stepPath(slug, 'ours'));
};

function makerStep(
  context: PersonContext,
  { tenant, draft }: SignInSetup,
  sent: Parsed<unknown> | null,
): Result {
  const { t, language } = context;
  const form = formView({
    language,
    action: stepPath(tenant.slug, 'maker'),
    fields: [
      {
        kind: 'radios',
        name: 'maker',
        label: t('sign-in-setup.maker.label'),
        options: identityProviderMakers.map((maker) => ({
          value: maker,
          label: t(`identity-providers.maker.${maker}`),
        })),
      },
    ],
    submit: t('sign-in-setup.save-and-on'),
    sent,
    initial: { maker: draft.maker ?? '' },
  });
  return show(stepPage, stepModel(context, { tenant, step: 'maker' }, { form }), {
    status: sent === null ? 200 : 422,
  });
}

export const showOurs: Handler = async (ports, context, { tenant, draft, ownCertificatePem }) => {
  const { t } = context;
  const { slug } = tenant;
  const maker = draft.maker ?? 'other';
  const parts: Partial<StepModel> = {
    facts: [
      {
        heading: t('sign-in-setup.ours.heading'),
        descriptions: ownFacts(context, slug, ports.metadata.certificate(ownCertificatePem)),
      },
    ],
    links: [{ label: t('sign-in-setup.ours.download'), href: paths.operator.signInStep(slug, 'metadata') }],
    instructions: clicksFor(context, maker, slug),
    copy: maker === 'ad-fs' ? { heading: t('sign-in-setup.ours.claim-rules'), text: claimRules } : null,
    next: nextLink(context, slug, 'ours'),
  };
  return show(stepPage, stepModel(context, { tenant, step: 'ours' }, parts));
};

/** As many sentences as the catalogue has for this maker, then what to know about it. */
function clicksFor(context: PersonContext, maker: IdentityProviderMaker, slug: string): Instructions {
  const { t, language } = context;
  const values = ownAddresses(context, slug);
  const steps: string[] = [];
  for (let number = 1; ; number += 1) {
    const text = findText(language, `sign-in-makers.${maker}.step-${number}`, values);
    if (text === null) break;
    steps.push(text);
  }
  const notes = identityProviderPresets[maker].notes.map((note) => t(`identity-providers.note.${note}`));
  return {
    heading: t('sign-in-setup.ours.clicks', { maker: t(`identity-providers.maker.${maker}`) }),
    steps: [...steps, ...notes],
  };
}
