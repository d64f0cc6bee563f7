// What a municipality sets for itself: contact and limits, leaflet, decisions; and what it can look up: sign-in.
import { Refusal } from '../../domain/errors';
import { changeTenantSettings } from '../../usecases/change-tenant-settings';
import type { Ports } from '../../usecases/ports';
import { showSettings } from '../../usecases/show-settings';
import { showSignInSettings } from '../../usecases/show-sign-in-settings';
import { hotlineOf } from '../kit/contact-input';
import type { PersonContext } from '../kit/context';
import { readForm, withError } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { Flash } from '../kit/view-models';
import type { PersonRoute } from '../kit/route';
import { choose, lookAtContactLimit } from './contact-limit';
import { deciding } from './deciding';
import { generalForm, leafletForm } from './forms';
import { generalModel, generalPage } from './general-page';
import { leafletModel, leafletPage } from './leaflet-page';
import { overviewModel, overviewPage } from './overview-page';
import { signInModel, signInPage } from './sign-in-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'pki' | 'wakeups'>;
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
    ...(['wireguard', 'server-keys'] as const).flatMap((name) => {
      const { look, switchOn, askToSwitchOff, switchOff } = deciding(name);
      const decides = { permission: deciders, freshSignIn: true } as const;
      return [
        route('get', name, { permission: readers, freshSignIn: deciders, handler: look }),
        route('post', name, { ...decides, handler: switchOn }),
        route('get', `${name}-off`, { ...decides, handler: askToSwitchOff }),
        route('post', `${name}-off`, { ...decides, handler: switchOff }),
      ];
    }),
    route('get', 'contact-limit', {
      permission: readers,
      freshSignIn: deciders,
      handler: lookAtContactLimit,
    }),
    route('post', 'contact-limit', { permission: deciders, freshSignIn: true, handler: choose }),
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
  const { maxGrantDays, handOverMinutes, confirmWithinSeconds, federalState } = sent.value;
  await changeTenantSettings(ports, context.actor, {
    hotline: hotlineOf(sent.value),
    maxGrantDays,
    handOverMinutes,
    confirmWithinSeconds,
    federalState,
  });
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

const signIn: Handler = async (ports, context) =>
  show(signInPage, signInModel(context, await showSignInSettings(ports, context.actor)));

function toOverview({ tenant }: PersonContext, flash: Flash): Result {
  return redirect(paths.settings(tenant.slug), flash);
}
