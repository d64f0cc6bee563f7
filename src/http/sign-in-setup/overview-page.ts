// How far a municipality's sign-in is: the steps with their state, the next one as the button.
import { isTested, readySignIn, type SignInDraft } from '../../domain/sign-in-draft';
import type { SignInSetup } from '../../usecases/show-sign-in-setup';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import { signInLinks } from '../kit/operator-links';
import type { Badge, Breadcrumb, Link, Task } from '../kit/view-models';
import { setupSteps, stepPath, stepTitle, type SetupStep } from './step-page';

type OverviewModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly state: Badge;
  readonly lead: string;
  /** Where a live one is looked after. */
  readonly links: readonly Link[];
  readonly tasks: readonly Task[];
  readonly next: Link | null;
};
export const overviewPage = page<OverviewModel>('sign-in-setup/overview');

export function overviewModel(context: PersonContext, setup: SignInSetup): OverviewModel {
  const { t } = context;
  const { tenant, draft, isLive } = setup;
  const next = isLive ? undefined : setupSteps.find((step) => !isDone(step, draft));
  return {
    title: t('sign-in-setup.title', { name: tenant.name }),
    breadcrumb: {
      links: [
        { label: t('tenants.title'), href: paths.operator.tenants },
        { label: tenant.name, href: paths.operator.tenant(tenant.slug) },
      ],
      here: t('sign-in-setup.here'),
    },
    state: isLive
      ? badge(t('sign-in-setup.state.live'), 'success')
      : badge(t('sign-in-setup.state.draft'), 'neutral'),
    lead: t(isLive ? 'sign-in-setup.lead-live' : 'sign-in-setup.lead'),
    links: isLive ? signInLinks(context, tenant.slug, isLive) : [],
    tasks: isLive ? [] : setupSteps.map((step) => taskOf(context, setup, step)),
    next: next === undefined ? null : { label: t(stepTitle(next)), href: stepPath(tenant.slug, next) },
  };
}

function taskOf({ t }: PersonContext, { tenant, draft }: SignInSetup, step: SetupStep): Task {
  const done = isDone(step, draft);
  return {
    label: t(stepTitle(step)),
    href: stepPath(tenant.slug, step),
    badge: done
      ? badge(t('sign-in-setup.step-done'), 'success')
      : badge(t('sign-in-setup.step-open'), 'neutral'),
  };
}

/** Ours is told as soon as they have told us theirs; roles may be left as they are. */
function isDone(step: SetupStep, draft: SignInDraft): boolean {
  switch (step) {
    case 'maker':
      return draft.maker !== null;
    case 'ours':
    case 'theirs':
      return draft.idp !== null;
    case 'recognition':
      return draft.recognition !== null;
    case 'roles':
      return draft.roleRules.length > 0;
    case 'test':
      return readySignIn(draft) !== null && isTested(draft);
    case 'live':
      return false;
  }
}
