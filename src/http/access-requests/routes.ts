// The person's own requests: list, form, detail, withdrawal.
import { isOpen, type AccessRequest } from '../../domain/access-request';
import { Refusal } from '../../domain/errors';
import { accessProfileId, accessRequestId } from '../../domain/ids';
import { listOwnRequests } from '../../usecases/list-own-requests';
import type { Ports } from '../../usecases/ports';
import { profilesToApplyFor, type ProfilesToApplyFor } from '../../usecases/profiles-to-apply-for';
import { showOwnRequest } from '../../usecases/show-own-request';
import { submitAccessRequest } from '../../usecases/submit-access-request';
import { withdrawAccessRequest } from '../../usecases/withdraw-access-request';
import type { PersonContext } from '../kit/context';
import { askFirst } from '../kit/confirm';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { applicationForm, fieldErrorOf, leafletChanged, refused, type ApplicationForm } from './forms';
import { listModel, listPage, withdrawal } from './pages';
import { newModel, newPage } from './new-page';
import { showModel, showPage } from './show-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

type Sent = Extract<Parsed<ApplicationForm>, { readonly ok: true }>;

const { requests } = paths;

export function accessRequestRoutes(ports: Needs): readonly PersonRoute[] {
  const own = { guard: 'person', permission: 'signed-in' } as const;
  const applying = { guard: 'person', permission: ['employee'] } as const;
  return [
    {
      ...own,
      method: 'get',
      path: requests.list(':tenant'),
      handler: async (context) => show(listPage, listModel(context, await listOwnRequests(ports, context.actor))),
    },
    {
      ...applying,
      method: 'get',
      path: requests.new(':tenant'),
      handler: async (context) => show(newPage, newModel(context, await profilesToApplyFor(ports, context.actor), null)),
    },
    { ...applying, method: 'post', path: requests.new(':tenant'), handler: (context) => submitted(ports, context) },
    {
      ...own,
      method: 'get',
      path: requests.show(':tenant', ':request'),
      handler: async (context) => show(showPage, showModel(context, await ownRequest(ports, context))),
    },
    { ...own, method: 'get', path: requests.withdraw(':tenant', ':request'), handler: (context) => askToWithdraw(ports, context) },
    { ...own, method: 'post', path: requests.withdraw(':tenant', ':request'), handler: (context) => withdrawn(ports, context) },
  ];
}

function ownRequest(ports: Needs, { actor, params }: PersonContext) {
  return showOwnRequest(ports, actor, accessRequestId(params['request'] ?? ''));
}

async function submitted(ports: Needs, context: PersonContext): Promise<Result> {
  const offer = await profilesToApplyFor(ports, context.actor);
  const sent = withLeafletInForce(readForm(applicationForm, context.body), offer);
  if (!sent.ok) return again(context, offer, sent);
  try {
    return await submit(ports, context, sent.value);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fieldError = fieldErrorOf(error);
    if (fieldError !== null) return again(context, offer, refused(sent, fieldError));
    if (error.reason === 'request-already-open') return alreadyOpen(ports, context, sent);
    throw error;
  }
}

/** A second click finds its own request and is led to it; another one is shown above the form. */
async function alreadyOpen(ports: Needs, context: PersonContext, sent: Sent): Promise<Result> {
  const offer = await profilesToApplyFor(ports, context.actor);
  const open = offer.choices.find(({ profile }) => profile.id === sent.value.profile)?.openRequest ?? null;
  const same =
    open !== null &&
    open.purpose === sent.value.purpose &&
    open.period.from === sent.value.from &&
    open.period.until === sent.value.until;
  return same ? toRequest(context, open) : again(context, offer, sent);
}

async function submit(ports: Needs, context: PersonContext, form: ApplicationForm): Promise<Result> {
  const { profile, purpose, from, until, deviceKind, leafletVersion } = form;
  const application = { purpose, deviceKind, leafletVersion, period: { from, until } };
  return toRequest(context, await submitAccessRequest(ports, context.actor, { profileId: accessProfileId(profile), application }));
}

function toRequest({ t, tenant }: PersonContext, { id, caseNumber }: AccessRequest): Result {
  return redirect(requests.show(tenant.slug, id), {
    tone: 'success',
    title: t('access-requests.new.submitted'),
    lines: [t('access-requests.new.submitted-text', { caseNumber })],
  });
}

/** Said together with whatever else is wrong, and before anything is stored. */
function withLeafletInForce(sent: Parsed<ApplicationForm>, { leaflet }: ProfilesToApplyFor): Parsed<ApplicationForm> {
  const version = sent.values['leafletVersion']?.at(-1);
  return version === undefined || version === String(leaflet.version) ? sent : refused(sent, leafletChanged);
}

function again(context: PersonContext, offer: ProfilesToApplyFor, sent: Parsed<ApplicationForm>): Result {
  return show(newPage, newModel(context, offer, sent), { status: 422 });
}

async function askToWithdraw(ports: Needs, context: PersonContext): Promise<Result> {
  const { request } = await ownRequest(ports, context);
  return isOpen(request) ? askFirst(context, withdrawal(context, request)) : tooLate(context, request.id);
}

/** A second click finds the request withdrawn already, which is what was wanted. */
async function withdrawn(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, tenant, actor } = context;
  const { request } = await ownRequest(ports, context);
  const done = { tone: 'success', title: t('access-requests.withdraw.done', { caseNumber: request.caseNumber }) } as const;
  const href = requests.show(tenant.slug, request.id);
  if (request.state === 'withdrawn') return redirect(href, done);
  if (!isOpen(request)) return tooLate(context, request.id);
  try {
    await withdrawAccessRequest(ports, actor, request.id);
    return redirect(href, done);
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return tooLate(context, request.id);
    throw error;
  }
}

function tooLate({ t, tenant }: PersonContext, id: string): Result {
  const lines = [t('access-requests.withdraw.late-text')];
  return redirect(requests.show(tenant.slug, id), { tone: 'info', title: t('access-requests.withdraw.late'), lines });
}
