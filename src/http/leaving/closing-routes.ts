// The closing of a municipality, announced and confirmed: in its own settings, and in the provider's area.
import { paths } from '../kit/paths';
import { placed, type PlaceOf } from '../kit/placed';
import { show } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import {
  announce,
  askToAnnounce,
  askToConfirm,
  askToForce,
  askToWithdraw,
  confirm,
  force,
  withdraw,
  type Handler,
  type Needs,
} from './closing-acts';
import { closingModel, closingPage } from './closing-page';
import { placeInTenant, placeOfOperator, type ClosingAct, type Place } from './place';

export function closingRoutes(ports: Needs): readonly PersonRoute[] {
  return [
    ...routesAt(ports, placeInTenant, {
      show: paths.leaving.closing(':tenant'),
      act: (act) => paths.leaving.closingAct(':tenant', act),
      acts: ['confirm', 'withdraw'],
      readers: ['tenant-admin', 'it-admin'],
      deciders: ['tenant-admin'],
    }),
    ...routesAt(ports, placeOfOperator, {
      show: paths.operator.tenantPart(':slug', 'closing'),
      act: (act) => paths.operator.closingAct(':slug', act),
      acts: ['announce', 'confirm', 'withdraw', 'force'],
      readers: ['operator-admin'],
      deciders: ['operator-admin'],
    }),
  ];
}

type Addresses = {
  readonly show: string;
  readonly act: (act: ClosingAct) => string;
  readonly acts: readonly ClosingAct[];
  readonly readers: PersonRoute['permission'];
  readonly deciders: PersonRoute['permission'];
};

const handlers: Readonly<Record<ClosingAct, { readonly get: Handler; readonly post: Handler }>> = {
  announce: { get: askToAnnounce, post: announce },
  confirm: { get: askToConfirm, post: confirm },
  withdraw: { get: askToWithdraw, post: withdraw },
  force: { get: askToForce, post: force },
};

const showOne: Handler = async ({ context, place }) => show(closingPage, closingModel(context, place));

function routesAt(ports: Needs, placeOf: PlaceOf<Needs, Place>, at: Addresses): readonly PersonRoute[] {
  const served = placed(ports, placeOf);
  const deciding = { guard: 'person', permission: at.deciders, freshSignIn: true } as const;
  return [
    { guard: 'person', permission: at.readers, method: 'get', path: at.show, handler: served(showOne) },
    ...at.acts.flatMap((act): readonly PersonRoute[] => [
      { ...deciding, method: 'get', path: at.act(act), handler: served(handlers[act].get) },
      { ...deciding, method: 'post', path: at.act(act), handler: served(handlers[act].post) },
    ]),
  ];
}
