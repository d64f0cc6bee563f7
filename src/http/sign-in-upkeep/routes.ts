// The upkeep of a sign-in that is live: its metadata watched, its certificates' ends, our own key changed; for the
// municipality and for the provider.
import { Refusal } from '../../domain/errors';
import { pollMetadataNow } from '../../usecases/poll-metadata-now';
import type { Ports } from '../../usecases/ports';
import { showSignInUpkeep } from '../../usecases/show-sign-in-upkeep';
import { turnOwnKey, type KeyTurn } from '../../usecases/turn-own-key';
import { unwatchMetadata } from '../../usecases/unwatch-metadata';
import { watchMetadata } from '../../usecases/watch-metadata';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { placed, type PlacedHandler, type PlacedVisit, type PlaceOf } from '../kit/placed';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import { questionAt } from '../kit/sign-in-place';
import type { Flash } from '../kit/view-models';
import type { PersonRoute } from '../kit/route';
import { addressForm, stepForm } from './forms';
import { placeInTenant, placeOfOperator, type Place } from './place';
import { titleOf, upkeepModel, upkeepPage } from './upkeep-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki' | 'metadata'>;
type Visit = PlacedVisit<Needs, Place>;
type Handler = PlacedHandler<Needs, Place>;
type Outcome = Awaited<ReturnType<typeof pollMetadataNow>>;

type Addresses = {
  readonly placeOf: PlaceOf<Needs, Place>;
  readonly page: string;
  readonly act: (act: string) => string;
  readonly readers: PersonRoute['permission'];
  readonly admins: PersonRoute['permission'];
};

export function signInUpkeepRoutes(ports: Needs): readonly PersonRoute[] {
  const { signInUpkeep, operator } = paths;
  return [
    ...routesAt(ports, {
      placeOf: placeInTenant,
      page: signInUpkeep.show(':tenant'),
      act: (act) => signInUpkeep.act(':tenant', act),
      readers: ['tenant-admin', 'it-admin'],
      admins: ['tenant-admin'],
    }),
    ...routesAt(ports, {
      placeOf: placeOfOperator,
      page: operator.tenantPart(':slug', 'sign-in-upkeep'),
      act: (act) => operator.signInUpkeepAct(':slug', act),
      readers: ['operator-admin'],
      admins: ['operator-admin'],
    }),
  ];
}

function routesAt(ports: Needs, at: Addresses): readonly PersonRoute[] {
  const served = placed(ports, at.placeOf);
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
  return [
    route(['get', at.page], at.readers, (visit) => upkeep(visit, null)),
    route(['post', at.act('address')], at.admins, setAddress),
    route(['post', at.act('address-remove')], at.admins, removeAddress),
    route(['post', at.act('poll')], at.admins, pollNow),
    { ...route(['get', at.act('key-next')], at.admins, askForNext), freshSignIn: true },
    { ...route(['post', at.act('key-next')], at.admins, (visit) => turn(visit, 'next')), freshSignIn: true },
    // No fresh sign-in: perhaps nobody can sign in with the new key.
    route(['post', at.act('key-back')], at.admins, (visit) => turn(visit, 'back')),
  ];
}

async function upkeep({ ports, context, place }: Visit, sent: Parsed<unknown> | null): Promise<Result> {
  const shown = { upkeep: await showSignInUpkeep(ports, context.actor, place.tenantId), sent };
  return show(upkeepPage, upkeepModel(context, place, shown), { status: sent === null ? 200 : 422 });
}

const setAddress: Handler = async (visit) => {
  const { ports, context, place } = visit;
  const sent = readForm(addressForm, context.body);
  if (!sent.ok) return upkeep(visit, sent);
  try {
    const { tenantId } = place;
    const outcome = await watchMetadata(ports, context.actor, { tenantId, ...sent.value });
    return toPage(visit, lookFlash(context, outcome));
  } catch (error) {
    return upkeep(visit, refusedForm(sent, error, fieldOf));
  }
};

function fieldOf({ kind }: Refusal): string | undefined {
  return kind === 'conflict' || kind === 'forbidden' ? undefined : 'address';
}

const removeAddress: Handler = async (visit) => {
  const { ports, context, place } = visit;
  await unwatchMetadata(ports, context.actor, place.tenantId);
  return toPage(visit, { tone: 'success', title: context.t('sign-in-upkeep.done.removed') });
};

const pollNow: Handler = async (visit) => {
  const { ports, context, place } = visit;
  return toPage(visit, lookFlash(context, await pollMetadataNow(ports, context.actor, place.tenantId)));
};

/** What came of a look; that it failed stands on the page itself. */
function lookFlash({ t }: PersonContext, outcome: Outcome): Flash {
  const found = outcome ?? 'same';
  const calm = found === 'same';
  return { tone: calm ? 'success' : 'warning', title: t(`sign-in-upkeep.done.look-${found}`) };
}

const askForNext: Handler = async ({ ports, context, place }) => {
  const { t } = context;
  const { own } = await showSignInUpkeep(ports, context.actor, place.tenantId);
  const { step } = own;
  const title = t(`sign-in-upkeep.own.ask-${step}`);
  return askFirst(context, {
    title: questionAt(place, title),
    breadcrumb: {
      links: [...place.above, { label: titleOf(context, place), href: place.page }],
      here: title,
    },
    consequence: t(`sign-in-upkeep.own.consequence-${step}`),
    action: place.upkeep('key-next'),
    button: t(`sign-in-upkeep.own.next-${step}`),
    back: place.page,
    hidden: [{ name: 'step', value: step }],
    look: step === 'signing' ? 'danger' : 'primary',
  });
};

async function turn(visit: Visit, way: KeyTurn['way']): Promise<Result> {
  const { ports, context, place } = visit;
  const { tenantId } = place;
  const sent = readForm(stepForm, context.body);
  if (!sent.ok) throw new Refusal('conflict', 'key-rotation-moved');
  const from = sent.value.step;
  const input: KeyTurn = way === 'back' ? { tenantId, from, way } : { tenantId, from, way, emergency: null };
  await turnOwnKey(ports, context.actor, input);
  const title = context.t(way === 'back' ? 'sign-in-upkeep.done.back' : `sign-in-upkeep.done.next-${from}`);
  return toPage(visit, { tone: 'success', title });
}

function toPage({ place }: Visit, flash: Flash): Result {
  return redirect(place.page, flash);
}
