// The emergency account of the installation: a sign-in page that is there only while it is on, and what it may do.
import { disableEmergencyAccount } from '../../usecases/disable-emergency-account';
import { findInEmergency, goOnInEmergency } from '../../usecases/find-in-emergency';
import { showEmergency } from '../../usecases/show-emergency';
import { signInForEmergency } from '../../usecases/sign-in-for-emergency';
import { Refusal } from '../../domain/errors';
import { rateLimits } from '../../domain/rate-limit';
import type { PersonContext, PublicContext } from '../kit/context';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, signIn, signOut, type Result } from '../kit/result';
import type { Route } from '../kit/route';
import type { SessionContent } from '../kit/session';
import { actAsked, actDone, sessionOf, type EmergencyPorts } from './acts';
import { keyForm, longestWhat } from './forms';
import { deskModel, deskPage, keyModel, keyPage } from './pages';

export type Warn = (said: string, data: Readonly<Record<string, string>>) => void;
type Needs = { readonly ports: EmergencyPorts; readonly warn: Warn };

export function emergencyRoutes({ ports, warn }: Needs): readonly Route[] {
  const { emergency, emergencyDesk, emergencyEnd, emergencyAct } = paths.operator;
  const inside = { guard: 'person', permission: ['break-glass'] } as const;
  const act = emergencyAct(':slug', ':kind', [':thing', ':act']);
  const tell = (data: Readonly<Record<string, string>>): void => warn('emergency account: act', data);
  return [
    {
      method: 'get',
      path: emergency,
      guard: 'public',
      permission: 'anyone',
      handler: (context) => asked(ports, context),
    },
    {
      method: 'post',
      path: emergency,
      guard: 'key',
      permission: 'anyone',
      limit: rateLimits.emergency,
      handler: (context) => opened({ ports, warn }, context),
    },
    {
      ...inside,
      method: 'get',
      path: emergencyDesk,
      handler: (context: PersonContext) => desk(ports, context),
    },
    {
      ...inside,
      method: 'post',
      path: emergencyEnd,
      handler: (context: PersonContext) => ended(ports, context),
    },
    { ...inside, method: 'get', path: act, handler: (context: PersonContext) => actAsked(ports, context) },
    {
      ...inside,
      method: 'post',
      path: act,
      handler: (context: PersonContext) => actDone(ports, context, tell),
    },
  ];
}

/** As any page that is not there, unless it is on and nobody has signed in with it yet. */
async function asked(ports: EmergencyPorts, context: PublicContext): Promise<Result> {
  if (context.person?.emergency !== undefined) return redirect(paths.operator.emergencyDesk);
  const shown = await showEmergency(ports);
  if (shown === null || !shown.isOn || shown.session !== null) {
    throw new Refusal('not-found', 'page-not-found');
  }
  return show(keyPage, keyModel(context, { sent: null, isWrong: false }));
}

async function opened({ ports, warn }: Needs, context: PublicContext): Promise<Result> {
  await asked(ports, context);
  const sent = readForm(keyForm, context.body);
  // A secret is never sent back, not even to whoever typed it.
  const blank = { ...sent, values: {} };
  if (!sent.ok) return show(keyPage, keyModel(context, { sent: blank, isWrong: false }), { status: 422 });
  const account = await signInForEmergency(ports, sent.value);
  if (account === null) {
    warn('emergency account: wrong passphrase or code', {});
    return show(keyPage, keyModel(context, { sent: null, isWrong: true }), { status: 422 });
  }
  warn('emergency account: signed in', {});
  const { sessionId, ...who } = account;
  const signedInAt = context.now.toISOString();
  const person: SessionContent = {
    ...who,
    roles: ['break-glass'],
    displayName: context.t('emergency.name'),
    nameId: null,
    nameIdFormat: null,
    sessionIndex: null,
    signedInAt,
    emergency: sessionId,
  };
  return signIn(person, paths.operator.emergencyDesk);
}

async function desk(ports: EmergencyPorts, context: PersonContext): Promise<Result> {
  const { query } = context;
  const town = (query['town'] ?? '').trim().slice(0, longestWhat);
  const what = (query['what'] ?? '').trim().slice(0, longestWhat);
  const session = sessionOf(context);
  const asked = town !== '' && what !== '';
  if (!asked) await goOnInEmergency(ports, session);
  const found = asked ? await findInEmergency(ports, session, { town, what }) : null;
  return show(deskPage, deskModel(context, { town, what }, found));
}

/** With the session ends the permission: it must be switched on anew. */
async function ended(ports: EmergencyPorts, context: PersonContext): Promise<Result> {
  await disableEmergencyAccount(ports, { sessionId: sessionOf(context) });
  return signOut(paths.home);
}
