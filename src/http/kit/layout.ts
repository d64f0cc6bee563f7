// What surrounds a page: header, menu, footer and the message of the last act, ready to print.
import type { Closing } from '../../domain/closing';
import type { DocumentVersion } from '../../domain/document';
import { hasColours } from '../../domain/look';
import type { SignInChange } from '../../domain/sign-in-change';
import type { Translate } from '../../texts/translate';
import type { TenantFace } from '../../usecases/read-tenant-face';
import type { PublicContext } from './context';
import { closingNotices } from './closing-notice';
import { phoneHref } from './hotline';
import { logoView, type LogoView } from './logo-view';
import { menuFor } from './navigation';
import { sessionEnd } from './session';
import { paths, safeReturnPath, withQuery } from './paths';
import { signInNotices } from './sign-in-notice';
import type { Alert, Flash, Link } from './view-models';

export type Layout = {
  readonly language: string;
  readonly tabTitle: string;
  readonly name: string;
  readonly product: string;
  readonly homeHref: string;
  /** The municipality's own colours; null: the portal's. */
  readonly stylesHref: string | null;
  /** Null: the portal's own sign. */
  readonly logo: LogoView | null;
  readonly languageLink: Link & { readonly language: string };
  readonly person: string;
  readonly ownAccess: Link | null;
  /** Where the menu has no room for it. */
  readonly inbox: Link | null;
  readonly signOutAction: string;
  readonly signIn: Link | null;
  readonly menu: readonly MenuItem[];
  readonly footer: readonly Link[];
  readonly hotline: string;
  /** Until when somebody signed in may take their time; null for others. */
  readonly session: {
    readonly text: string;
    readonly longer: Link | null;
    /** What is said shortly before the end, by the script that counts down from here. */
    readonly soon: string;
    readonly secondsLeft: string;
  } | null;
  readonly hotlineHref: string;
  readonly flash: Alert | null;
  /** Stands on every page as long as it is so. */
  readonly notice: Alert | null;
  readonly notices: readonly Alert[];
};

type MenuItem = Link & { readonly current: boolean; readonly count: string; readonly countText: string };

export type LayoutInput = {
  readonly context: PublicContext;
  /** Null where the context knows no municipality. */
  readonly face: TenantFace | null;
  readonly title: string;
  readonly flash: Flash | null;
  readonly notices: readonly SignInChange[];
  readonly emergencyIsOn: boolean;
  readonly closing: Closing | null;
  /** Requests that wait for a decision; null for those who decide none. */
  readonly waiting: number | null;
  /** Asked, now or ever, about applications of others. */
  readonly hasInbox: boolean;
};

export function layoutFor(input: LayoutInput): Layout {
  const { context, face, title, flash, waiting, hasInbox } = input;
  const { tenant, person, t, language } = context;
  return {
    language,
    tabTitle: t('shell.title-with-tenant', { title, tenant: face?.shortName ?? t('shell.product') }),
    name: tenant?.name ?? t('shell.product'),
    product: tenant === null ? '' : t('shell.product'),
    homeHref: tenant === null ? paths.home : paths.tenant(tenant.slug),
    ...lookOf(tenant, face),
    languageLink: {
      label: t('shell.header.other-language'),
      href: withQuery(context.path, { ...context.query, lang: language === 'de' ? 'en' : 'de' }),
      language: language === 'de' ? 'en' : 'de',
    },
    person: person?.displayName ?? '',
    ...signInAndOut(context, hasInbox),
    menu: menuOf(context, { waiting, hasInbox }),
    session: sessionOf(context),
    ...footerOf(context, face?.documents ?? []),
    flash,
    notice: withheldNotice(context),
    notices: noticesOf(input),
  };
}

function noticesOf({ context, emergencyIsOn, closing, notices }: LayoutInput): readonly Alert[] {
  return [
    ...(emergencyIsOn ? [emergencyNotice(context.t)] : []),
    ...closingNotices(context, closing),
    ...signInNotices(context, notices),
  ];
}

function emergencyNotice(t: Translate): Alert {
  return { tone: 'danger', title: t('emergency.notice.title'), lines: [t('emergency.notice.text')] };
}

function lookOf(
  tenant: PublicContext['tenant'],
  face: TenantFace | null,
): Pick<Layout, 'stylesHref' | 'logo'> {
  if (tenant === null || face === null) return { stylesHref: null, logo: null };
  const { version, colours, logo } = face.look;
  return {
    stylesHref: hasColours(colours)
      ? withQuery(paths.look.styles(tenant.slug), { v: String(version) })
      : null,
    logo: logo === null ? null : logoView(tenant.slug, version, logo),
  };
}

/** Somebody misses pages they know: they learn why, and what to do. */
function withheldNotice({ person, t }: PublicContext): Alert | null {
  const withheld = person?.withheld ?? [];
  if (withheld.length === 0) return null;
  const roles = withheld.map((role) => t(`settings.role.${role}`)).join(', ');
  return {
    tone: 'warning',
    title: t('assurance.withheld', { roles }),
    lines: [t('assurance.withheld-text')],
  };
}

function signInAndOut(
  { tenant, home, actor, person, query, t }: PublicContext,
  hasInbox: boolean,
): Pick<Layout, 'ownAccess' | 'inbox' | 'signOutAction' | 'signIn'> {
  if (tenant === null || tenant.closedAt !== null)
    return { ownAccess: null, inbox: null, signOutAction: '', signIn: null };
  const signIn = {
    label: t('shell.header.sign-in'),
    href: withQuery(paths.signIn(tenant.slug), { return: safeReturnPath(tenant.slug, query['return']) }),
  };
  if (actor === null) return { ownAccess: null, inbox: null, signOutAction: '', signIn };
  const menu = menuFor(actor, tenant.kind, hasInbox);
  const inMenu = menu.some(({ path }) => path === paths.access);
  const inboxInMenu = menu.some(({ path }) => path === paths.inbox.list);
  return {
    ownAccess:
      inMenu || tenant.kind === 'operator' || actor.external === true
        ? null
        : { label: t('shell.header.my-access'), href: paths.access(tenant.slug) },
    inbox:
      !hasInbox || inboxInMenu
        ? null
        : { label: t('shell.navigation.inbox'), href: paths.inbox.list(tenant.slug) },
    signOutAction: person?.emergency === undefined ? paths.signOut(home) : paths.operator.emergencyEnd,
    signIn: null,
  };
}

/** WCAG 2.2.1: nobody is to be surprised by the end, and making it later loses nothing typed: it opens beside the page. */
function sessionOf({ tenant, person, now, t, format }: PublicContext): Layout['session'] {
  if (tenant === null || person === null || person.emergency !== undefined) return null;
  const { at, canBeLater } = sessionEnd(person, now);
  const time = format.dateTime(at);
  const secondsLeft = String(Math.floor((at.getTime() - now.getTime()) / 1000));
  return canBeLater
    ? {
        text: t('shell.session.ends-unless', { time }),
        longer: { label: t('shell.session.longer'), href: paths.session(tenant.slug) },
        soon: t('shell.session.ends-soon'),
        secondsLeft,
      }
    : { text: t('shell.session.ends', { time }), longer: null, soon: t('shell.session.last'), secondsLeft };
}

function menuOf(
  { tenant, actor, path, t, format }: PublicContext,
  { waiting, hasInbox }: Pick<LayoutInput, 'waiting' | 'hasInbox'>,
): readonly MenuItem[] {
  if (tenant === null || actor === null) return [];
  const entries = menuFor(actor, tenant.kind, hasInbox).map((entry) => ({
    ...entry,
    href: entry.path(tenant.slug),
  }));
  const current = longestMatch(
    entries.map(({ href }) => href),
    path,
  );
  return entries.map(({ text, href, counts }) => ({
    label: t(text),
    href,
    current: href === current,
    ...(counts === undefined || !waiting
      ? { count: '', countText: '' }
      : countOf(t, waiting, format.count(waiting))),
  }));
}

function countOf(t: Translate, waiting: number, shown: string): Pick<MenuItem, 'count' | 'countText'> {
  return { count: shown, countText: t('shell.navigation.queue-waiting', { count: waiting }) };
}

/** A page below an entry belongs to it: /people/devices/1 to /people. */
function longestMatch(candidates: readonly string[], path: string): string | undefined {
  return candidates
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .toSorted((a, b) => b.length - a.length)[0];
}

/** For those who work here; the privacy notice stands on the page about privacy, for everybody. */
function leafletOf(
  { tenant, actor, t }: PublicContext,
  documents: readonly DocumentVersion[],
): readonly Link[] {
  const isThere = documents.some(({ kind }) => kind === 'leaflet');
  if (tenant === null || actor === null || actor.external === true || !isThere) return [];
  return [{ label: t('documents.kind.leaflet'), href: paths.documents.inForce(tenant.slug, 'leaflet') }];
}

function footerOf(
  context: PublicContext,
  documents: readonly DocumentVersion[],
): Pick<Layout, 'footer' | 'hotline' | 'hotlineHref'> {
  const { tenant, t } = context;
  if (tenant === null) return { footer: [], hotline: '', hotlineHref: '' };
  const { slug, hotline } = tenant;
  const footer = [
    { label: t('shell.footer.imprint'), href: paths.information.imprint(slug) },
    { label: t('shell.footer.privacy'), href: paths.information.privacy(slug) },
    ...leafletOf(context, documents),
    { label: t('shell.footer.accessibility'), href: paths.information.accessibility(slug) },
    { label: t('shell.footer.barrier'), href: paths.information.barrier(slug) },
    { label: t('shell.footer.easy-language'), href: paths.information.easyLanguage(slug) },
    { label: t('shell.footer.sign-language'), href: paths.information.signLanguage(slug) },
    ...(tenant.kind === 'operator' ? [] : [{ label: t('shell.footer.help'), href: paths.help(slug) }]),
  ];
  const phone = hotline?.phone ?? '';
  if (phone === '') return { footer, hotline: '', hotlineHref: '' };
  const hours = hotline?.hours ?? '';
  return {
    footer,
    hotline:
      hours === ''
        ? t('shell.footer.hotline', { phone })
        : t('shell.footer.hotline-with-hours', { phone, hours }),
    hotlineHref: phoneHref(phone),
  };
}
