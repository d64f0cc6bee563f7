// Changes to a sign-in that is live: proposed, compared, confirmed, rejected, withdrawn; for the municipality and the provider.
import type { IdentityRule } from '../../domain/identity-attributes';
import { Refusal } from '../../domain/errors';
import { signInChangeId } from '../../domain/ids';
import type { IdentityProvider } from '../../domain/saml-settings';
import { confirmSignInChange } from '../../usecases/confirm-sign-in-change';
import type { Ports } from '../../usecases/ports';
import { proposeSignInChange } from '../../usecases/propose-sign-in-change';
import {
  readProposedProvider,
  type ProposedProvider,
  type ProposedSource,
} from '../../usecases/read-proposed-provider';
import { listSignInChanges, showSignInChange } from '../../usecases/read-sign-in-changes';
import { stopSignInChange } from '../../usecases/stop-sign-in-change';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm, withError, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { placed, type PlacedHandler, type PlacedVisit, type PlaceOf } from '../kit/placed';
import { redirect, show, type Result } from '../kit/result';
import { metadataUpload, type PersonRoute } from '../kit/route';
import { proposalForm, rejectForm } from './forms';
import { listModel, listPage } from './list-page';
import { newModel, newPage, type Present } from './new-page';
import { breadcrumbTo, placeInTenant, placeOfOperator, type Place } from '../kit/sign-in-place';
import { newPeopleLines, showModel, showPage } from './show-page';
import { aboutText } from './words';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki' | 'metadata'>;
type Visit = PlacedVisit<Needs, Place>;
type Handler = PlacedHandler<Needs, Place>;

const readers = ['tenant-admin', 'it-admin'] as const;
const admins = ['tenant-admin'] as const;
const operators = ['operator-admin'] as const;

export function signInChangeRoutes(ports: Needs): readonly PersonRoute[] {
  const inTenant = paths.signInChanges;
  const ofOperator = paths.operator;
  return [
    ...routesAt(ports, placeInTenant, {
      list: inTenant.list(':tenant'),
      new: inTenant.new(':tenant'),
      show: inTenant.show(':tenant', ':change'),
      act: (act) => inTenant.act(':tenant', ':change', act),
      readers,
      deciders: admins,
    }),
    ...routesAt(ports, placeOfOperator, {
      list: ofOperator.tenantPart(':slug', 'sign-in-changes'),
      new: ofOperator.signInChange(':slug', 'new'),
      show: ofOperator.signInChange(':slug', ':change'),
      act: (act) => ofOperator.signInChangeAct(':slug', ':change', act),
      readers: operators,
      deciders: operators,
    }),
  ];
}

type Addresses = {
  readonly list: string;
  readonly new: string;
  readonly show: string;
  readonly act: (act: string) => string;
  readonly readers: PersonRoute['permission'];
  readonly deciders: PersonRoute['permission'];
};

function routesAt(ports: Needs, placeOf: PlaceOf<Needs, Place>, at: Addresses): readonly PersonRoute[] {
  const served = placed(ports, placeOf);
  const route = (
    [method, path]: readonly [PersonRoute['method'], string],
    permission: PersonRoute['permission'],
    handler: Handler,
  ): PersonRoute => ({
    method,
    path,
    guard: 'person',
    permission,
    handler: served(handler),
  });
  /** Whoever changes whose word counts proves once more who they are, before they type or decide anything. */
  const essential = (path: string, asked: Handler, done: Handler): readonly PersonRoute[] => [
    { ...route(['get', path], at.deciders, asked), freshSignIn: true },
    { ...route(['post', path], at.deciders, done), freshSignIn: true },
  ];
  return [
    route(['get', at.list], at.readers, list),
    ...essential(at.new, proposing, propose).map((one) =>
      one.method === 'post' ? { ...one, upload: metadataUpload } : one,
    ),
    route(['get', at.show], at.readers, showOne),
    ...essential(at.act('confirm'), askToConfirm, confirm),
    ...essential(at.act('reject'), askToReject, reject),
    route(['post', at.act('withdraw')], at.deciders, withdraw),
  ];
}

const list: Handler = async ({ ports, context, place }) =>
  show(listPage, listModel(context, place, await listSignInChanges(ports, context.actor, place.tenantId)));

const showOne: Handler = async ({ ports, context, place }) => {
  const shown = await showSignInChange(ports, context.actor, { tenantId: place.tenantId, id: idOf(context) });
  return show(showPage, showModel(context, place, shown));
};

const proposing: Handler = async (visit) => formAgain(visit, null);

const propose: Handler = async (visit) => {
  const { ports, context, place } = visit;
  const sent = readForm(proposalForm, context.body);
  if (!sent.ok) return formAgain(visit, sent);
  const { identity, signed, reason } = sent.value;
  const source = sourceIn(sent.value);
  if (source === null) {
    return formAgain(visit, withError(sent, 'address', 'sign-in-changes.error.one-source'));
  }
  const { tenantId } = place;
  try {
    const read = await readProposedProvider(ports, context.actor, { tenantId, source });
    if (read.kind === 'several') return await chooseAmong(visit, sent, read);
    const after = valuesOf(read.idp, { identity, signed });
    const id = await proposeSignInChange(ports, context.actor, { tenantId, after, reason });
    return redirect(place.show(id), { tone: 'success', title: context.t('sign-in-changes.done.proposed') });
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'forbidden') throw error;
    const field = error.reason.startsWith('identity-') ? 'identity' : source.field;
    return formAgain(visit, withError(sent, field, `refusal.${error.reason}`));
  }
};

type Typed = Readonly<Record<'address' | 'file' | 'metadata' | 'entityId', string>>;
type Source = ProposedSource & { readonly field: 'address' | 'file' | 'metadata' };

/** Exactly one of the three; none, or two that may contradict each other, are asked about again. */
function sourceIn({ address, file, metadata, entityId }: Typed): Source | null {
  const given = { address, file, metadata };
  const fields = (['address', 'file', 'metadata'] as const).filter((name) => given[name].trim() !== '');
  const [field, ...others] = fields;
  if (field === undefined || others.length > 0) return null;
  const from = field === 'address' ? { address } : { text: given[field] };
  return { field, from, entityId: entityId === '' ? null : entityId };
}

/** A file cannot be shown again, so what it held stands in the text field the second time. */
function chooseAmong(
  visit: Visit,
  sent: Parsed<unknown>,
  { entityIds, text }: Extract<ProposedProvider, { kind: 'several' }>,
): Promise<Result> {
  const values = { ...sent.values, metadata: [text], address: [''], file: [''] };
  const again = withError({ ...sent, values }, 'entityId', 'refusal.metadata-entity-choose');
  return formAgain(visit, again, entityIds);
}

function valuesOf(idp: IdentityProvider, { identity, signed }: Present) {
  const rule: IdentityRule = identity === '' ? { kind: 'name-id' } : { kind: 'attribute', name: identity };
  return {
    kind: 'identity-provider' as const,
    idp,
    identity: rule,
    wantAssertionsSigned: signed !== 'response',
    wantResponseSigned: signed !== 'assertion',
  };
}

async function formAgain(
  { ports, context, place }: Visit,
  sent: Parsed<unknown> | null,
  entityIds: readonly string[] = [],
): Promise<Result> {
  const settings = await ports.store.forTenant(place.tenantId).tenant.samlSettings();
  const both = settings.wantAssertionsSigned && settings.wantResponseSigned;
  const present: Present = {
    identity: settings.identity.kind === 'name-id' ? '' : settings.identity.name,
    signed: both ? 'both' : settings.wantResponseSigned ? 'response' : 'assertion',
  };
  return show(newPage, newModel(context, place, { present, sent, entityIds }), {
    status: sent === null ? 200 : 422,
  });
}

const askToConfirm: Handler = async ({ ports, context, place }) => {
  const { t, actor } = context;
  const shown = await showSignInChange(ports, actor, { tenantId: place.tenantId, id: idOf(context) });
  const { change } = shown;
  if (change.state !== 'open') return redirect(place.show(change.id));
  const title = t('sign-in-changes.confirm.title');
  return askFirst(context, {
    title,
    breadcrumb: breadcrumbTo(context, place, title),
    consequence: t(`sign-in-changes.confirm.consequence-${place.side}`, { what: aboutText(context, change) }),
    details: [...newPeopleLines(context, shown), t(`sign-in-changes.show.advice-${place.side}`)],
    action: place.act(change.id, 'confirm'),
    button: t(`sign-in-changes.show.confirm-${place.side}`),
    back: place.show(change.id),
    look: 'primary',
  });
};

const confirm: Handler = async ({ ports, context, place }) => {
  const { actor, person, t } = context;
  const input = { tenantId: place.tenantId, id: idOf(context), signedInAt: new Date(person.signedInAt) };
  const state = await confirmSignInChange(ports, actor, input);
  const title = t(state === 'open' ? 'sign-in-changes.done.seconded' : 'sign-in-changes.done.applied');
  return redirect(place.show(input.id), { tone: 'success', title });
};

const askToReject: Handler = async ({ ports, context, place }) => {
  await showSignInChange(ports, context.actor, { tenantId: place.tenantId, id: idOf(context) });
  return askForReason(context, place, null);
};

const reject: Handler = async ({ ports, context, place }) => {
  const sent = readForm(rejectForm, context.body);
  if (!sent.ok) return askForReason(context, place, sent);
  const stop = { tenantId: place.tenantId, id: idOf(context), how: 'reject', ...sent.value } as const;
  await stopSignInChange(ports, context.actor, stop);
  return redirect(place.list, { tone: 'success', title: context.t('sign-in-changes.done.rejected') });
};

function askForReason(context: PersonContext, place: Place, sent: Parsed<unknown> | null): Result {
  const { t } = context;
  const title = t('sign-in-changes.reject.title');
  return askFirst(context, {
    title,
    breadcrumb: breadcrumbTo(context, place, title),
    consequence: t('sign-in-changes.reject.consequence'),
    action: place.act(idOf(context), 'reject'),
    button: t('sign-in-changes.reject.button'),
    back: place.show(idOf(context)),
    fields: [{ kind: 'paragraph', name: 'reason', label: t('sign-in-changes.reject.reason') }],
    ...(sent === null ? {} : { sent }),
  });
}

const withdraw: Handler = async ({ ports, context, place }) => {
  const stop = { tenantId: place.tenantId, id: idOf(context), how: 'withdraw' } as const;
  await stopSignInChange(ports, context.actor, stop);
  return redirect(place.list, { tone: 'success', title: context.t('sign-in-changes.done.withdrawn') });
};

function idOf({ params }: PersonContext) {
  return signInChangeId(params['change'] ?? '');
}
