// A municipality's questions and rules: its admins change, try out and publish them, its security officer reads and confirms.
import { z } from 'zod';
import { hasRole } from '../../domain/actor';
import { catalogueAdmins, catalogueReaders } from '../../domain/adaptation-proposal';
import { listEditions, showCatalogue } from '../../usecases/show-catalogue';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { readForm } from '../kit/form';
import type { PersonRoute } from '../kit/route';
import { changesModel } from './changes-pages';
import { changingRoutes } from './changing';
import type { Handler, Needs, RouteMaker } from './handler';
import { historyModel } from './history-pages';
import { overviewModel } from './overview-page';
import { publishingRoutes } from './publishing';
import { rulesModel } from './rules-pages';
import { tryModel } from './trying';
import { shown } from './view';

export function questionRoutes(ports: Needs): readonly PersonRoute[] {
  const routeFor =
    (permission: PersonRoute['permission']): RouteMaker =>
    (method, path, handler) => ({
      method,
      path,
      guard: 'person',
      permission,
      handler: (context) => handler(ports, context),
    });
  const read = routeFor(catalogueReaders);
  const part = (name: string): string => paths.questions.part(':tenant', name);
  return [
    read('get', paths.questions.overview(':tenant'), overview),
    read('get', part('rules'), rules),
    read('get', part('changes'), changes),
    read('get', part('history'), history),
    read('get', part('try'), trying),
    // Changes nothing: what was answered would not fit into an address.
    read('post', part('try'), tried),
    ...changingRoutes(routeFor(catalogueAdmins)),
    ...publishingRoutes({ read, change: routeFor(catalogueAdmins) }),
  ];
}

function leads({ actor }: PersonContext): boolean {
  return hasRole(actor, ...catalogueAdmins);
}

const overview: Handler = async (ports, context) =>
  shown(overviewModel(context, await showCatalogue(ports, context.actor)));

const rules: Handler = async (ports, context) =>
  shown(rulesModel(context, await showCatalogue(ports, context.actor), { mayChange: leads(context) }));

const changes: Handler = async (ports, context) => {
  const catalogue = await showCatalogue(ports, context.actor);
  return shown(changesModel(context, catalogue, { sent: null, mayPublish: leads(context) }));
};

const history: Handler = async (ports, context) =>
  shown(historyModel(context, await listEditions(ports, context.actor), { mayRollBack: leads(context) }));

const anything = z.looseObject({});

const trying: Handler = async (ports, context) =>
  shown(tryModel(context, await showCatalogue(ports, context.actor), null));

const tried: Handler = async (ports, context) => {
  const catalogue = await showCatalogue(ports, context.actor);
  return shown(tryModel(context, catalogue, readForm(anything, context.body)));
};
