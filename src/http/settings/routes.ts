// What a municipality sets for itself: contact and limits, leaflet, WireGuard; and what it can look up: sign-in, profiles.
import { Refusal } from '../../domain/errors';
import { changeTenantSettings } from '../../usecases/change-tenant-settings';
import { decideWireguard } from '../../usecases/decide-wireguard';
import type { Ports } from '../../usecases/ports';
import { showSettings } from '../../usecases/show-settings';
import { showSignInSettings } from '../../usecases/show-sign-in-settings';
import { hotlineOf } from '../kit/contact-input';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm, withError } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { Flash } from '../kit/view-models';
import type { PersonRoute } from '../kit/route';
import { generalForm, leafletForm, wireguardForm } from './forms';
import { generalModel, generalPage } from './general-page';
import { leafletModel, leafletPage } from './leaflet-page';
import { overviewModel, overviewPage } from './overview-page';
import { signInModel, signInPage } from './sign-in-page';
import { switchingOff, wireguardModel, wireguardPage } from './wireguard-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'pki'>;
type Handler = (ports: Needs, context: PersonContext) => Promise<Result>;

const managers = ['it-admin', 'tenant-admin'] as const;
const readers = ['it-admin', 'tenant-admin', 'security-officer'] as const;
const deciders = ['tenant-admin', 'security-officer'] as const;

export function settingsRoutes(ports: Needs): readonly PersonRoute[] {
  const route = (
    method: PersonRoute['method'],
    part: string | null,
    use: Pick<PersonRoute, 'permission' | 'freshSignIn'> & { readonly handler: Handler },
  ): PersonRoute => ({
    method,
    path: part === null ? paths.settings(':tenant') : paths.settingsPart(':tenant', part),
    guard: 'person',
    permission: use.permission,
    ...(use.freshSignIn === undefined ? {} : { freshSignIn: use.freshSignIn }),
    handler: (context) => use.handler(ports, context),
  });
  return [
    route('get', null, { permission: readers, handler: overview }),
    route('get', 'general', { permission: managers, handler: generalForms }),
    route('post', 'general', { permission: managers, handler: changeGeneral }),
    route('get', 'leaflet', { permission: managers, handler: leafletForms }),
    route('post', 'leaflet', { permission: managers, handler: changeLeaflet }),
    route('get', 'wireguard', { permission: readers, freshSignIn: deciders, handler: wireguard }),
    route('post', 'wireguard', { permission: deciders, freshSignIn: true, handler: switchOn }),
    route('get', 'wireguard-off', { permission: deciders, freshSignIn: true, handler: askToSwitchOff }),
    route('post', 'wireguard-off', { permission: deciders, freshSignIn: true, handler: switchOff }),
    route('get', 'sign-in', { permission: managers, handler: signIn }),
  ];
}

const overview: Handler = async (ports, context) =>
  show(overviewPage, overviewModel(context, await showSettings(ports, context.actor)));

const generalForms: Handler = async (ports, context) =>
  show(generalPage, generalModel(context, (await showSettings(ports, context.actor)).tenant, null));

const changeGeneral: Handler = async (ports, context) => {
  const sent = readForm(generalForm, context.body);
  if (!sent.ok) {
    const { tenant } = await showSettings(ports, context.actor);
    return show(generalPage, generalModel(context, tenant, sent), { status: 422 });
  }
  const { maxGrantDays, handOverMinutes, federalState } = sent.value;
  const hotline = hotlineOf(sent.value);
  await changeTenantSettings(ports, context.actor, { hotline, maxGrantDays, handOverMinutes, federalState });
  return toOverview(context, { tone: 'success', title: context.t('settings.saved') });
};

const leafletForms: Handler = async (ports, context) =>
  show(leafletPage, leafletModel(context, (await showSettings(ports, context.actor)).tenant, { sent: null }));

const changeLeaflet: Handler = async (ports, context) => {
  const { actor, t } = context;
  const sent = readForm(leafletForm, context.body);
  const { tenant } = await showSettings(ports, actor);
  if (!sent.ok) return show(leafletPage, leafletModel(context, tenant, { sent }), { status: 422 });
  const { text, seen } = sent.value;
  try {
    const after = await changeTenantSettings(ports, actor, { leafletText: text, leafletSeen: seen });
    const version = String(after.leafletVersion);
    const same = after.leafletVersion === tenant.leafletVersion;
    const title = t(same ? 'settings.leaflet.unchanged' : 'settings.leaflet.saved', { version });
    return toOverview(context, { tone: same ? 'info' : 'success', title });
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'leaflet-changed-meanwhile') throw error;
    const again = withError(sent, 'text', 'refusal.leaflet-changed-meanwhile');
    const present = (await showSettings(ports, actor)).tenant;
    return show(leafletPage, leafletModel(context, present, { sent: again, meanwhile: true }), {
      status: 422,
    });
  }
};

const wireguard: Handler = async (ports, context) =>
  show(wireguardPage, wireguardModel(context, (await showSettings(ports, context.actor)).tenant, null));

const switchOn: Handler = async (ports, context) => {
  const { actor, t } = context;
  const again = async (sent: Parameters<typeof wireguardModel>[2]): Promise<Result> => {
    const { tenant } = await showSettings(ports, actor);
    return show(wireguardPage, wireguardModel(context, tenant, sent), { status: 422 });
  };
  const sent = readForm(wireguardForm, context.body);
  if (!sent.ok) return again(sent);
  try {
    await decideWireguard(ports, actor, sent.value);
  } catch (error) {
    return again(refusedForm(sent, error, fieldOf));
  }
  const title = t('settings.wireguard.done');
  return toWireguard(context, { tone: 'success', title, lines: [t('settings.wireguard.done-text')] });
};

function fieldOf({ reason }: Refusal): string | undefined {
  return reason.startsWith('review-day-') ? 'reviewOn' : undefined;
}

const askToSwitchOff: Handler = async (ports, context) => {
  const { tenant } = await showSettings(ports, context.actor);
  return tenant.wireguard === null ? alreadyOff(context) : askFirst(context, switchingOff(context));
};

/** A second click finds it switched off already, which is what was wanted. */
const switchOff: Handler = async (ports, context) => {
  const { actor, t } = context;
  const { tenant } = await showSettings(ports, actor);
  if (tenant.wireguard === null) return alreadyOff(context);
  await decideWireguard(ports, actor, null);
  const lines = [t('settings.wireguard-off.existing')];
  return toWireguard(context, { tone: 'success', title: t('settings.wireguard-off.done'), lines });
};

const signIn: Handler = async (ports, context) =>
  show(signInPage, signInModel(context, await showSignInSettings(ports, context.actor)));

function toOverview({ tenant }: PersonContext, flash: Flash): Result {
  return redirect(paths.settings(tenant.slug), flash);
}

function toWireguard({ tenant }: PersonContext, flash: Flash): Result {
  return redirect(paths.settingsPart(tenant.slug, 'wireguard'), flash);
}

function alreadyOff(context: PersonContext): Result {
  return toWireguard(context, { tone: 'info', title: context.t('settings.wireguard-off.already') });
}
