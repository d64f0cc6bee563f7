// What the pages around signing in print.
import type { PersonContext, PublicContext } from '../kit/context';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths, withQuery } from '../kit/paths';
import { sessionEnd } from '../kit/session';
import type { TenantContext } from '../kit/tenant-route';
import type { TenantName, TenantView } from '../kit/tenant-view';
import type { Alert, Link } from '../kit/view-models';
import { folded } from './folded';

type HomeModel = {
  readonly title: string;
  readonly search: string;
  readonly searched: boolean;
  readonly hits: string;
  readonly last: Link | null;
  readonly tenants: readonly Link[];
  readonly noneAtAll: boolean;
  readonly allHref: string;
  /** Where people of the provider sign in. */
  readonly operator: Link | null;
};
export const homePage = page<HomeModel>('shell/home');

type ToChoose = { readonly all: readonly TenantName[]; readonly operator: TenantView | null };

export function homeModel({ t, query, lastTenant }: PublicContext, { all, operator }: ToChoose): HomeModel {
  const search = (query['q'] ?? '').trim().slice(0, 100);
  const words = folded(search).split(' ');
  const found = all.filter(({ name }) => words.every((word) => folded(name).includes(word)));
  const last = all.find(({ slug }) => slug === lastTenant);
  return {
    title: t('shell.home.title'),
    search,
    searched: search !== '',
    hits: t('shell.home.hits', { count: found.length }),
    last: last === undefined || search !== '' ? null : linkTo(last),
    tenants: found.map(linkTo),
    noneAtAll: all.length === 0,
    allHref: paths.home,
    operator:
      operator === null
        ? null
        : { label: t('shell.home.operator', { name: operator.name }), href: paths.tenant(operator.slug) },
  };
}

const linkTo = ({ name, slug }: TenantName): Link => ({ label: name, href: paths.tenant(slug) });

type WelcomeModel = {
  readonly title: string;
  readonly ended: Alert | null;
  readonly signInHref: string;
  readonly hasReturn: boolean;
  /** The provider's people work on the portal, not by it: no way to an access. */
  readonly isOperator: boolean;
  readonly homeHref: string;
  readonly hotline: HotlineCard;
};
export const welcomePage = page<WelcomeModel>('shell/welcome');

export function welcomeModel({ t, tenant, query }: TenantContext, wanted: string | null): WelcomeModel {
  const isOperator = tenant.kind === 'operator';
  const ended: Alert = {
    tone: 'warning',
    title: t('shell.session-ended.title'),
    lines: [t('shell.session-ended.text')],
  };
  return {
    title: t(isOperator ? 'shell.welcome.operator-title' : 'shell.welcome.title'),
    ended: query['ended'] === undefined ? null : ended,
    signInHref: withQuery(paths.signIn(tenant.slug), { return: wanted }),
    hasReturn: wanted !== null,
    isOperator,
    homeHref: paths.home,
    hotline: hotlineCard(t, tenant),
  };
}

type SignedOutModel = { readonly title: string; readonly signInHref: string };
export const signedOutPage = page<SignedOutModel>('shell/signed-out');

export function signedOutModel({ t, tenant }: TenantContext): SignedOutModel {
  return { title: t('shell.signed-out.title'), signInHref: paths.signIn(tenant.slug) };
}

type SessionModel = { readonly title: string; readonly text: string };
export const sessionPage = page<SessionModel>('shell/session');

export function sessionModel({ t, format, person, now }: PersonContext): SessionModel {
  const { at, canBeLater } = sessionEnd(person, now);
  const time = format.dateTime(at);
  return canBeLater
    ? { title: t('shell.session.title'), text: t('shell.session.now-until', { time }) }
    : { title: t('shell.session.title-last'), text: t('shell.session.now-last', { time }) };
}

type HelpModel = { readonly title: string; readonly hotline: HotlineCard };
export const helpPage = page<HelpModel>('shell/help');

export function helpModel({ t, tenant }: TenantContext): HelpModel {
  return { title: t('shell.help.title'), hotline: hotlineCard(t, tenant) };
}
