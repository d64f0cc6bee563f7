// Delegated administration from both sides: a municipality names people of the provider, and they work for it.
import type { Ports } from '../../usecases/ports';
import { listActingFor } from '../../usecases/list-acting-for';
import { listDelegatedQueue } from '../../usecases/list-delegated-queue';
import { makeDelegationCode } from '../../usecases/make-delegation-code';
import type { PersonContext } from '../kit/context';
import { readCursor } from '../kit/cursor';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { authenticationOf } from '../kit/session';
import { codeModel, codePage, mineModel, minePage, queueModel, queuePage } from './operator-pages';
import { employeeAsked, employeeDeclared } from './employees';
import { ended, endingAsked, listed, named, namingAsked } from './naming';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

export function delegationRoutes(ports: Needs): readonly PersonRoute[] {
  const { list, new: naming, revoke, employee } = paths.delegations;
  const { queue, delegations, delegationCode } = paths.operator;
  const deciding = { guard: 'person', permission: ['tenant-admin'], freshSignIn: true } as const;
  const working = { guard: 'person', permission: 'signed-in' } as const;
  const ending = revoke(':tenant', ':delegation');
  const employed = employee(':tenant', ':delegation');
  return [
    {
      guard: 'person',
      permission: ['tenant-admin'],
      method: 'get',
      path: list(':tenant'),
      handler: (context) => listed(ports, context),
    },
    { ...deciding, method: 'get', path: naming(':tenant'), handler: async (context) => namingAsked(context) },
    { ...deciding, method: 'post', path: naming(':tenant'), handler: (context) => named(ports, context) },
    { ...deciding, method: 'get', path: ending, handler: (context) => endingAsked(ports, context) },
    { ...deciding, method: 'post', path: ending, handler: (context) => ended(ports, context) },
    { ...deciding, method: 'get', path: employed, handler: (context) => employeeAsked(ports, context) },
    { ...deciding, method: 'post', path: employed, handler: (context) => employeeDeclared(ports, context) },
    { ...working, method: 'get', path: queue, handler: (context) => queued(ports, context) },
    { ...working, method: 'get', path: delegations, handler: (context) => mine(ports, context) },
    { ...working, method: 'post', path: delegationCode, handler: (context) => code(ports, context) },
    // Where a reload or the other language leads after the code was shown.
    { ...working, method: 'get', path: delegationCode, handler: async () => redirect(delegations) },
  ];
}

async function queued(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, query, person } = context;
  const asking = { after: readCursor(query['after']), authentication: authenticationOf(person) };
  return show(queuePage, queueModel(context, await listDelegatedQueue(ports, actor, asking)));
}

async function mine(ports: Needs, context: PersonContext): Promise<Result> {
  return show(minePage, mineModel(context, await listActingFor(ports, context.actor)));
}

/** The answer to the form is the page that shows the code, and nothing else ever does. */
async function code(ports: Needs, context: PersonContext): Promise<Result> {
  return show(codePage, codeModel(context, await makeDelegationCode(ports, context.actor)));
}
