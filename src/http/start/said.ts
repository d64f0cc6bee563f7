// The words of the start page for each standing: headline, text, and the one button that leads on.
import { awaitsObligations } from '../../domain/access-request';
import type { HeldDevice } from '../../domain/own-access';
import type { RequestQuery } from '../../domain/request-query';
import type { Standing } from '../../domain/standing';
import type { ShownStanding } from '../../usecases/show-standing';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Link } from '../kit/view-models';
import { buttonsOf, type Buttons, type Holding } from './buttons';

/** `strong` is the part of the text that people look for: a date. */
export type Said = {
  readonly headline: string;
  readonly text: { readonly before: string; readonly strong: string; readonly after: string };
  readonly quote: string;
  readonly wayOn: string;
  readonly primary: Link | null;
  readonly secondary: Link | null;
};

type Application<Kind> = Extract<Standing, { readonly kind: Kind }>;

export function saidOf(
  context: PersonContext,
  { standing, openRequest, question, waitsFor, mayApply, draftSavedAt }: ShownStanding,
): Said {
  const { t, tenant, format } = context;
  const href = paths.requests.new(tenant.slug);
  const mayApplyNow = mayApply && openRequest === null;
  const applyAgain = mayApplyNow ? { label: t('start.button.apply-again'), href } : null;
  if (standing.kind === 'waiting')
    return question === null
      ? waitingSaid(context, standing, waitsFor)
      : askedSaid(context, standing, question);
  if (standing.kind === 'denied') return deniedSaid(context, standing, applyAgain);
  if (standing.kind !== 'nothing') return holdingSaid(context, standing, applyAgain);
  if (draftSavedAt !== null)
    return said({
      headline: t('start.title.draft'),
      text: t('start.text.draft', { time: format.dateTime(draftSavedAt) }),
      primary: { label: t('start.button.resume'), href },
    });
  const kind = mayApply ? 'nothing' : 'not-for-you';
  const primary = mayApplyNow ? { label: t('start.button.apply'), href } : null;
  return said({ headline: t(`start.title.${kind}`), text: t(`start.text.${kind}`), primary });
}

/** IT is called by its name; other offices as the steps of the application call them. */
function waitingSaid(
  context: PersonContext,
  { request }: Application<'waiting'>,
  waitsFor: ShownStanding['waitsFor'],
): Said {
  const { t, tenant, format, now } = context;
  const { id, submittedAt } = request;
  const primary = { label: t('start.button.show-request'), href: paths.requests.show(tenant.slug, id) };
  const values = { day: format.longDay(submittedAt), since: format.since(submittedAt, now) };
  if (awaitsObligations(request))
    return said({ headline: t('start.title.obliged'), text: t('start.text.obliged'), primary });
  const isForIt = waitsFor.every((office) => office === 'it-admin');
  if (isForIt)
    return said({ headline: t('start.title.waiting'), text: t('start.text.waiting', values), primary });
  const offices = waitsFor.map((office) => t(`approval.office.${office}`)).join(', ');
  return said({
    headline: t('start.title.waiting-for', { offices }),
    text: t('start.text.waiting-for', values),
    primary,
  });
}

/** Nothing goes on until the person has answered: that is the one thing the page is about. */
function askedSaid(
  { t, tenant, format }: PersonContext,
  { request }: Application<'waiting'>,
  { question }: RequestQuery,
): Said {
  return said({
    headline: t('start.title.query'),
    text: t('start.text.query', { day: format.longDay(request.submittedAt) }),
    quote: question,
    primary: { label: t('start.button.answer'), href: paths.requests.show(tenant.slug, request.id) },
  });
}

function deniedSaid(
  context: PersonContext,
  { request }: Application<'denied'>,
  applyAgain: Link | null,
): Said {
  const { t, tenant, format } = context;
  return said({
    headline: t('start.title.denied'),
    text: t('start.text.denied', { day: format.longDay(request.decidedAt ?? request.submittedAt) }),
    quote: request.decisionReason ?? '',
    wayOn: t('start.text.denied-way-on'),
    primary: applyAgain,
    secondary: { label: t('start.button.show-denied'), href: paths.requests.show(tenant.slug, request.id) },
  });
}

function holdingSaid(context: PersonContext, standing: Holding, applyAgain: Link | null): Said {
  const { t, format, tenant } = context;
  const { kind, grant, request, devices } = standing;
  const until = format.longDay(grant.period.until);
  const day = format.longDay(kind === 'ends-soon' ? grant.period.until : grant.period.from);
  const device = nextDevice(kind, devices)?.device;
  const applied = format.longDay(request?.submittedAt ?? grant.createdAt);
  const textKind = kind === 'device-stopped' && device?.lost === true ? 'device-lost' : kind;
  const deviceHref = device === undefined ? '' : paths.devices.show(tenant.slug, device.id);
  return said({
    headline: t(`start.title.${kind}`, { day, device: device?.name ?? '' }),
    text: t(`start.text.${textKind}`, { day, until, applied, count: grant.maxDevices }),
    strong: until,
    ...buttonsOf(context, standing, { deviceHref, applyAgain }),
  });
}

/** The device that the headline is about. */
function nextDevice(kind: Holding['kind'], devices: readonly HeldDevice[]): HeldDevice | undefined {
  if (kind === 'device-stopped') return devices.find(({ device }) => device.state === 'suspended');
  if (kind === 'device-revoked') return newestRevoked(devices);
  const active = devices.filter(({ device }) => device.state === 'active');
  return active.find(({ credential }) => (kind === 'file-missing') === (credential === null));
}

function newestRevoked(devices: readonly HeldDevice[]): HeldDevice | undefined {
  const revoked = devices.filter(({ device }) => device.state === 'revoked');
  return revoked.toSorted((a, b) => b.device.createdAt.getTime() - a.device.createdAt.getTime())[0];
}

type Words = Buttons & {
  readonly headline: string;
  readonly text: string;
  readonly strong?: string;
  readonly quote?: string;
  readonly wayOn?: string;
};

function said({
  headline,
  text,
  strong = '',
  quote = '',
  wayOn = '',
  primary,
  secondary = null,
}: Words): Said {
  const at = strong === '' ? -1 : text.indexOf(strong);
  const parts =
    at < 0
      ? { before: text, strong: '', after: '' }
      : { before: text.slice(0, at), strong, after: text.slice(at + strong.length) };
  return { headline, text: parts, quote, wayOn, primary, secondary };
}
