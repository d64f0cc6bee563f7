// How staff sign in, to read: our address for the identity provider, whose word counts, until when, and who gets which role.
import { hasRole } from '../../domain/actor';
import type { SignInSettings } from '../../usecases/show-sign-in-settings';
import { ageingAlerts } from '../kit/ageing';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Alert, Breadcrumb, Cell, Description, Table } from '../kit/view-models';
import { settingsBreadcrumb } from './general-page';

type SignInModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly alerts: readonly Alert[];
  readonly missing: Alert | null;
  readonly own: readonly Description[];
  readonly idp: readonly Description[];
  readonly roles: Table;
  /** Empty for those who may not change them. */
  readonly rolesHref: string;
  readonly attributesHref: string;
  readonly changesHref: string;
  readonly upkeepHref: string;
};
export const signInPage = page<SignInModel>('settings/sign-in');

export function signInModel(context: PersonContext, settings: SignInSettings): SignInModel {
  const { t, tenant, publicUrl } = context;
  const title = t('settings.sign-in.title');
  const changes = hasRole(context.actor, 'tenant-admin');
  const metadata = new URL(paths.metadata(tenant.slug), publicUrl).href;
  return {
    title,
    breadcrumb: settingsBreadcrumb(context, title),
    alerts: ageingAlerts(context, settings.ageing),
    missing:
      settings.idp === null
        ? {
            tone: 'warning',
            title: t('settings.sign-in.missing'),
            lines: [t('settings.sign-in.missing-text')],
          }
        : null,
    own: [
      { term: t('settings.sign-in.metadata'), value: { text: metadata, href: metadata } },
      { term: t('settings.sign-in.own-certificate'), value: endCell(context, settings.ownCertificateEnd) },
    ],
    idp: settings.idp === null ? [] : idpDescriptions(context, settings, settings.idp),
    roles: roleTable(context, settings),
    rolesHref: changes ? paths.settingsPart(tenant.slug, 'roles') : '',
    attributesHref: changes && settings.idp !== null ? paths.settingsPart(tenant.slug, 'attributes') : '',
    changesHref: paths.signInChanges.list(tenant.slug),
    upkeepHref: paths.signInUpkeep.show(tenant.slug),
  };
}

function idpDescriptions(
  context: PersonContext,
  settings: SignInSettings,
  idp: NonNullable<SignInSettings['idp']>,
): readonly Description[] {
  const { t } = context;
  const { identity } = settings;
  const one = settings.idpCertificateEnds.length === 1;
  const certificates = settings.idpCertificateEnds.map((end, index) => ({
    term: one
      ? t('settings.sign-in.certificate')
      : t('settings.sign-in.certificate-number', { number: String(index + 1) }),
    value: endCell(context, end),
  }));
  return [
    { term: t('settings.sign-in.entity-id'), value: { text: idp.entityId } },
    { term: t('settings.sign-in.sign-in-address'), value: { text: idp.ssoUrl } },
    { term: t('settings.sign-in.sign-out-address'), value: { text: idp.sloUrl ?? t('settings.not-given') } },
    ...certificates,
    {
      term: t('settings.sign-in.identity'),
      value: {
        text: identity.kind === 'name-id' ? 'NameID' : identity.name,
        note: t('settings.sign-in.identity-note'),
      },
    },
    { term: t('settings.sign-in.signed'), value: { text: signedText(context, settings) } },
  ];
}

function signedText(
  { t }: PersonContext,
  { wantAssertionsSigned, wantResponseSigned }: SignInSettings,
): string {
  if (wantAssertionsSigned && wantResponseSigned) return t('settings.sign-in.signed-both');
  return t(wantResponseSigned ? 'settings.sign-in.signed-response' : 'settings.sign-in.signed-assertion');
}

const warningMs = 30 * 86_400_000;

function endCell({ t, format, now }: PersonContext, end: Date | null): Cell {
  if (end === null) return { badge: badge(t('settings.sign-in.unreadable'), 'danger') };
  const leftMs = end.getTime() - now.getTime();
  const text = format.day(end);
  if (leftMs <= 0) return { text, badge: badge(t('settings.sign-in.ended'), 'danger') };
  return leftMs < warningMs ? { text, badge: badge(t('settings.sign-in.ends-soon'), 'warning') } : { text };
}

function roleTable({ t }: PersonContext, { roleRules }: SignInSettings): Table {
  return {
    caption: t('settings.roles.caption'),
    captionHidden: true,
    columns: (['role', 'attribute', 'value'] as const).map((column) => ({
      label: t(`settings.roles.${column}`),
    })),
    rows: roleRules.map(({ role, attribute, value }) => [
      { text: t(`settings.role.${role}`) },
      { text: attribute },
      { text: value },
    ]),
    empty: { title: t('settings.roles.empty'), text: t('settings.roles.empty-text') },
  };
}
