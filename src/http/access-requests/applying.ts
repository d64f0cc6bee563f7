// Handlers: the form for an application, shown, sent, and shown again with what was typed when something is wrong.
import type { AccessRequest } from '../../domain/access-request';
import { Refusal } from '../../domain/errors';
import { accessProfileId } from '../../domain/ids';
import type { Ports } from '../../usecases/ports';
import { profilesToApplyFor, type ProfilesToApplyFor } from '../../usecases/profiles-to-apply-for';
import { submitAccessRequest } from '../../usecases/submit-access-request';
import { filledIn } from '../../demo/filled-in-application';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import { applicationForm, fieldErrorOf, leafletChanged, refused, type ApplicationForm } from './forms';
import { newModel, newPage } from './new-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;
type Sent = Extract<Parsed<ApplicationForm>, { readonly ok: true }>;

export async function showForm(ports: Needs, context: PersonContext): Promise<Result> {
  return show(newPage, newModel(context, await profilesToApplyFor(ports, context.actor), null));
}

export async function submitForm(ports: Needs, context: PersonContext): Promise<Result> {
  const offer = await profilesToApplyFor(ports, context.actor);
  const sent = withLeafletInForce(readForm(applicationForm, context.body), offer);
  if (!sent.ok) return again(context, offer, sent);
  try {
    return await submit(ports, context, sent.value);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fieldError = fieldErrorOf(error);
    const offerNow = await profilesToApplyFor(ports, context.actor);
    if (fieldError !== null) return again(context, offerNow, refused(sent, fieldError));
    if (error.reason === 'request-already-open') return alreadyOpen(context, offerNow, sent);
    throw error;
  }
}

/** A second click finds its own request and is led to it; another one is shown above the form. */
function alreadyOpen(context: PersonContext, offer: ProfilesToApplyFor, sent: Sent): Result {
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
  const draft = {
    ...filledIn({
      personId: context.actor.personId,
      profileId: accessProfileId(profile),
      leafletVersion,
      savedAt: ports.clock(),
      from,
      until,
      purpose,
    }),
  };
  const geraet = deviceKind === 'private' ? 'privat' : 'dienstlich_verwaltet';
  await ports.store
    .forTenant(context.actor.tenantId)
    .applicationDrafts.save({ ...draft, answers: { ...draft.answers, geraet } });
  return toRequest(context, await submitAccessRequest(ports, context.actor, { shownEdition: 1 }));
}

function toRequest({ t, tenant }: PersonContext, { id, caseNumber }: AccessRequest): Result {
  return redirect(paths.requests.show(tenant.slug, id), {
    tone: 'success',
    title: t('access-requests.new.submitted'),
    lines: [t('access-requests.new.submitted-text', { caseNumber })],
  });
}

/** Said together with whatever else is wrong, and before anything is stored. */
function withLeafletInForce(
  sent: Parsed<ApplicationForm>,
  { leaflet }: ProfilesToApplyFor,
): Parsed<ApplicationForm> {
  const version = sent.values['leafletVersion']?.at(-1);
  return version === undefined || version === String(leaflet.version) ? sent : refused(sent, leafletChanged);
}

function again(context: PersonContext, offer: ProfilesToApplyFor, sent: Parsed<ApplicationForm>): Result {
  return show(newPage, newModel(context, offer, sent), { status: 422 });
}
