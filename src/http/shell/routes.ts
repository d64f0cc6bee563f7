// The pages around signing in, which belong to no concept: choice of municipality, welcome, sign-out, help.
import { requireNotClosed } from '../../domain/tenant';
import { firstPath } from '../kit/navigation';
import { paths, safeReturnPath } from '../kit/paths';
import { redirect, show, signOut, type Result } from '../kit/result';
import type { Route } from '../kit/route';
import type { AppServices } from '../kit/services';
import { tenantRoute, type TenantContext } from '../kit/tenant-route';
import {
  helpModel,
  helpPage,
  homeModel,
  homePage,
  sessionModel,
  sessionPage,
  signedOutModel,
  signedOutPage,
  welcomeModel,
  welcomePage,
} from './pages';

type Needs = Pick<AppServices, 'listTenants' | 'findOperator' | 'singleLogoutUrl'>;

export function shellRoutes({ listTenants, findOperator, singleLogoutUrl }: Needs): readonly Route[] {
  return [
    {
      method: 'get',
      path: paths.home,
      guard: 'public',
      permission: 'anyone',
      handler: async (context) =>
        show(homePage, homeModel(context, { all: await listTenants(), operator: await findOperator() })),
    },
    tenantRoute(paths.tenant(':tenant'), welcome),
    tenantRoute(paths.signedOut(':tenant'), async (context) => show(signedOutPage, signedOutModel(context))),
    tenantRoute(paths.help(':tenant'), async (context) => show(helpPage, helpModel(context))),
    {
      method: 'get',
      path: paths.session(':tenant'),
      guard: 'person',
      permission: 'signed-in',
      handler: async (context) => show(sessionPage, sessionModel(context)),
    },
    {
      method: 'post',
      path: paths.signOut(':tenant'),
      guard: 'person',
      permission: 'signed-in',
      handler: async ({ person, tenant }) =>
        signOut((await singleLogoutUrl(tenant.slug, person)) ?? paths.signedOut(tenant.slug)),
    },
  ];
}

/** Whoever is signed in already goes on to where they wanted, or to their own first page. */
async function welcome(context: TenantContext): Promise<Result> {
  const { tenant, actor, query } = context;
  requireNotClosed(tenant);
  const wanted = safeReturnPath(tenant.slug, query['return']);
  if (actor !== null) return redirect(wanted ?? firstPath(tenant, actor));
  return show(welcomePage, welcomeModel(context, wanted));
}
