// Changes to a sign-in that is live: proposed, compared, tried out, confirmed, rejected, withdrawn; for the municipality and the provider.
import type { Ports } from '../../usecases/ports';
import { listSignInChanges, showSignInChange } from '../../usecases/read-sign-in-changes';
import { stopSignInChange } from '../../usecases/stop-sign-in-change';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { placed, type PlacedHandler, type PlaceOf } from '../kit/placed';
import { redirect, show, type Result } from '../kit/result';
import { metadataUpload, type PersonRoute } from '../kit/route';
import { askToConfirm, confirm } from './confirming';
import { changeIdIn, rejectForm } from './forms';
import { listModel, listPage } from './list-page';
import { breadcrumbTo, placeInTenant, placeOfOperator, questionAt, type Place } from '../kit/sign-in-place';
import { propose, proposing } from './proposing';
import { showModel, showPage } from './show-page';
import { tryOut } from './trying';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki' | 'metadata'>;
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
    route(['post', at.act('try')], at.deciders, tryOut),
    ...essential(at.act('confirm'), askToConfirm, confirm),
    ...essential(at.act('reject'), askToReject, reject),
    route(['post', at.act('withdraw')], at.deciders, withdraw),
  ];
}

const list: Handler = async ({ ports, context, place }) =>
  show(listPage, listModel(context, place, await listSignInChanges(ports, context.actor, place.tenantId)));

const showOne: Handler = async ({ ports, context, place }) => {
  const shown = await showSignInChange(ports, context.actor, {
    tenantId: place.tenantId,
    id: changeIdIn(context),
  });
  return show(showPage, showModel(context, place, shown));
};

const askToReject: Handler = async ({ ports, context, place }) => {
  await showSignInChange(ports, context.actor, { tenantId: place.tenantId, id: changeIdIn(context) });
  return askForReason(context, place, null);
};

const reject: Handler = async ({ ports, context, place }) => {
  const sent = readForm(rejectForm, context.body);
  if (!sent.ok) return askForReason(context, place, sent);
  const stop = { tenantId: place.tenantId, id: changeIdIn(context), how: 'reject', ...sent.value } as const;
  await stopSignInChange(ports, context.actor, stop);
  return redirect(place.list, { tone: 'success', title: context.t('sign-in-changes.done.rejected') });
};

function askForReason(context: PersonContext, place: Place, sent: Parsed<unknown> | null): Result {
  const { t } = context;
  const title = t('sign-in-changes.reject.title');
  return askFirst(context, {
    title: questionAt(place, title),
    breadcrumb: breadcrumbTo(context, place, title),
    consequence: t('sign-in-changes.reject.consequence'),
    action: place.act(changeIdIn(context), 'reject'),
    button: t('sign-in-changes.reject.button'),
    back: place.show(changeIdIn(context)),
    fields: [{ kind: 'paragraph', name: 'reason', label: t('sign-in-changes.reject.reason') }],
    ...(sent === null ? {} : { sent }),
  });
}

const withdraw: Handler = async ({ ports, context, place }) => {
  const stop = { tenantId: place.tenantId, id: changeIdIn(context), how: 'withdraw' } as const;
  await stopSignInChange(ports, context.actor, stop);
  return redirect(place.list, { tone: 'success', title: context.t('sign-in-changes.done.withdrawn') });
};
