// The last steps: somebody of the municipality tries it out by a link, then it is switched on.
import { isTested, readySignIn, type SignInDraft } from '../../domain/sign-in-draft';
import { makeSignInTestLink } from '../../usecases/make-sign-in-test-link';
import { switchSignInOn } from '../../usecases/switch-sign-in-on';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { formView } from '../kit/form-view';
import { paths } from '../kit/paths';
import { redirect, show } from '../kit/result';
import type { Alert } from '../kit/view-models';
import type { Handler } from './handler';
import { nextLink, stepModel, stepPage, stepPath } from './step-page';

export const showTest: Handler = async (_, context, { tenant, draft }) => {
  const { slug } = tenant;
  const { t, language } = context;
  const isReady = readySignIn(draft) !== null;
  const form = formView({
    language,
    action: stepPath(slug, 'test'),
    fields: [],
    submit: t('sign-in-setup.test.submit'),
    look: isTested(draft) ? 'secondary' : 'primary',
    sent: null,
  });
  const parts = {
    alert: testAlert(context, draft),
    form: isReady ? form : null,
    next: isReady && isTested(draft) ? nextLink(context, slug, 'test') : null,
  };
  return show(stepPage, stepModel(context, { tenant, step: 'test' }, parts));
};

function testAlert({ t, format }: PersonContext, draft: SignInDraft): Alert {
  if (readySignIn(draft) === null) {
    return { tone: 'warning', title: t('sign-in-setup.test.incomplete') };
  }
  if (draft.tested === null) return { tone: 'info', title: t('sign-in-setup.test.not-yet') };
  const time = format.dateTime(draft.tested.at);
  return isTested(draft)
    ? { tone: 'success', title: t('sign-in-setup.test.succeeded', { time }) }
    : {
        tone: 'warning',
        title: t('sign-in-setup.test.outdated'),
        lines: [t('sign-in-setup.test.outdated-text', { time })],
      };
}

/** The link stands on this one page only: what is stored of it is a hash. */
export const makeLink: Handler = async (ports, context, { tenant }) => {
  const { slug } = tenant;
  const { token, endsAt } = await makeSignInTestLink(ports, context.actor, slug);
  const { t, format, publicUrl } = context;
  const parts = {
    lead: t('sign-in-setup.test.send'),
    alert: {
      tone: 'info' as const,
      title: t('sign-in-setup.test.once', { time: format.dateTime(endsAt) }),
      lines: [t('sign-in-setup.test.once-text')],
    },
    copy: {
      heading: t('sign-in-setup.test.link'),
      text: new URL(paths.signInTest(slug, token), publicUrl).href,
    },
    next: { label: t('sign-in-setup.test.look'), href: stepPath(slug, 'test') },
  };
  return show(stepPage, stepModel(context, { tenant, step: 'test' }, parts));
};

export const askToSwitchOn: Handler = async (_, context, { tenant, draft }) => {
  const { slug } = tenant;
  const { t } = context;
  if (!isTested(draft)) {
    return redirect(stepPath(slug, 'test'), { tone: 'warning', title: t('sign-in-setup.live.test-first') });
  }
  const frame = stepModel(context, { tenant, step: 'live' });
  return askFirst(context, {
    title: t('sign-in-setup.live.ask', { name: tenant.name }),
    breadcrumb: frame.breadcrumb,
    consequence: t('sign-in-setup.live.consequence'),
    details: [t('sign-in-setup.live.detail')],
    action: stepPath(slug, 'live'),
    button: t('sign-in-setup.live.button'),
    back: paths.operator.tenantPart(slug, 'sign-in'),
    look: 'primary',
  });
};

export const switchOn: Handler = async (ports, context, { tenant }) => {
  const { slug } = tenant;
  await switchSignInOn(ports, context.actor, slug);
  const { t } = context;
  return redirect(paths.operator.tenantPart(slug, 'sign-in'), {
    tone: 'success',
    title: t('sign-in-setup.live.done'),
    lines: [t('sign-in-setup.live.done-text')],
  });
};
