// What somebody reads whose sign-in waits until people have said whose it is: calm, and with a number to call.
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { show } from '../kit/result';
import type { PublicRoute } from '../kit/route';
import { tenantRoute } from '../kit/tenant-route';

type AwaitingModel = {
  readonly title: string;
  readonly signInHref: string;
  readonly hotline: HotlineCard;
};
const awaitingPage = page<AwaitingModel>('sign-in/awaiting');

export const awaitingRoute: PublicRoute = tenantRoute(
  paths.awaitingAssignment(':tenant'),
  async ({ t, tenant }) =>
    show(awaitingPage, {
      title: t('assignments.waiting.title'),
      signInHref: paths.signIn(tenant.slug),
      hotline: hotlineCard(t, tenant),
    }),
);
