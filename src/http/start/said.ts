// The words of the start page for each standing: headline, text, and the one button that leads on.
import type { HeldDevice } from '../../domain/own-access';
import { obstacleToDevice } from '../../domain/own-access';
import type { Standing } from '../../domain/standing';
import type { ShownStanding } from '../../usecases/show-standing';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Link } from '../kit/view-models';

/** `strong` is the part of the text that people look for: a date. */
export type Said = {
  readonly headline: string;
  readonly text: { readonly before: string; readonly strong: string; readonly after: string };
  readonly quote: string;
  readonly wayOn: string;
  readonly primary: Link | null;
  readonly secondary: Link | null;
};

type Holding = Extract<Standing, { readonly devices: unknown }>;

export function saidOf(context: PersonContext, { standing, openRequest, mayApply }: ShownStanding): Said {
  const { t, tenant, format, now } = context;
  const apply = (text: 'apply' | 'apply-again'): Link | null =>
    mayApply && openRequest === null ? { label: t(`start.button.${text}`), href: paths.requests.new(tenant.slug) } : null;
  if (standing.kind === 'nothing') {
    const kind = mayApply ? 'nothing' : 'not-for-you';
    return said({ headline: t(`start.title.${kind}`), text: t(`start.text.${kind}`), primary: apply('apply') });
  }
  if (standing.kind === 'waiting') {
    const { request } = standing;
    const day = format.longDay(request.submittedAt);
    return said({
      headline: t('start.title.waiting'),
      text: t('start.text.waiting', { day, since: format.since(request.submittedAt, now) }),
      primary: { label: t('start.button.show-request'), href: paths.requests.show(tenant.slug, request.id) },
    });
  }
  if (standing.kind === 'denied') {
    const { request } = standing;
    return said({
      headline: t('start.title.denied'),
      text: t('start.text.denied', { day: format.longDay(request.decidedAt ?? request.submittedAt) }),
      quote: request.decisionReason ?? '',
      wayOn: t('start.text.denied-way-on'),
      primary: apply('apply-again'),
      secondary: { label: t('start.button.show-denied'), href: paths.requests.show(tenant.slug, request.id) },
    });
  }
  return holdingSaid(context, standing, apply('apply-again'));
}

function holdingSaid(context: PersonContext, standing: Holding, applyAgain: Link | null): Said {
  const { t, format, tenant } = context;
  const { kind, grant, request, devices } = standing;
  const until = format.longDay(grant.period.until);
  const day = format.longDay(kind === 'ends-soon' ? grant.period.until : grant.period.from);
  const device = nextDevice(kind, devices)?.device;
  const applied = format.longDay(request?.submittedAt ?? grant.createdAt);
  const textKind = kind === 'device-stopped' && device?.lost === true ? 'device-lost' : kind;
  return said({
    headline: t(`start.title.${kind}`, { day, device: device?.name ?? '' }),
    text: t(`start.text.${textKind}`, { day, until, applied, count: grant.maxDevices }),
    strong: until,
    ...buttonsOf(context, standing, device === undefined ? '' : paths.devices.show(tenant.slug, device.id), applyAgain),
  });
}

type Buttons = { readonly primary: Link | null; readonly secondary?: Link | null };

function buttonsOf(context: PersonContext, { kind, grant, devices }: Holding, deviceHref: string, applyAgain: Link | null): Buttons {
  const { t, tenant, now } = context;
  const access = { label: t('start.button.my-access'), href: paths.access(tenant.slug) };
  const hasPlace = obstacleToDevice(grant, devices.map(({ device }) => device), now) === null;
  const adding = (text: 'add-device' | 'another-device'): Link => ({
    label: t(`start.button.${text}`),
    href: paths.devices.new(tenant.slug, grant.id),
  });
  switch (kind) {
    case 'ready':
      return { primary: adding('add-device') };
    case 'file-missing':
      return { primary: { label: t('start.button.make-file'), href: deviceHref } };
    case 'unconnected':
      return { primary: { label: t('start.button.check-connection'), href: deviceHref }, secondary: access };
    case 'working':
      return { primary: access, secondary: hasPlace ? adding('another-device') : null };
    case 'device-stopped':
      return { primary: { label: t('start.button.show-device'), href: deviceHref }, secondary: hasPlace ? adding('another-device') : null };
    case 'ends-soon':
      return { primary: applyAgain === null ? access : { ...applyAgain, label: t('start.button.apply-after') }, secondary: applyAgain === null ? null : access };
    case 'ended':
    case 'revoked':
      return { primary: applyAgain ?? access };
    case 'not-begun':
    case 'suspended':
      return { primary: access };
  }
}

/** The device that the headline is about. */
function nextDevice(kind: Holding['kind'], devices: readonly HeldDevice[]): HeldDevice | undefined {
  if (kind === 'device-stopped') return devices.find(({ device }) => device.state === 'suspended');
  const active = devices.filter(({ device }) => device.state === 'active');
  return active.find(({ credential }) => (kind === 'file-missing') === (credential === null));
}

type Words = { readonly headline: string; readonly text: string; readonly strong?: string; readonly quote?: string; readonly wayOn?: string } & Buttons;

function said({ headline, text, strong = '', quote = '', wayOn = '', primary, secondary = null }: Words): Said {
  const at = strong === '' ? -1 : text.indexOf(strong);
  const parts =
    at < 0
      ? { before: text, strong: '', after: '' }
      : { before: text.slice(0, at), strong, after: text.slice(at + strong.length) };
  return { headline, text: parts, quote, wayOn, primary, secondary };
}
