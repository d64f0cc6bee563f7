// What the emergency account may do to a thing: asked on a page of its own with a reason, then done by the usual act.
import type { Actor } from '../../domain/actor';
import { emergencyActs, type EmergencyKind } from '../../domain/emergency';
import { Refusal } from '../../domain/errors';
import { deviceId, gatewayId, grantId } from '../../domain/ids';
import { beginEmergencyAct } from '../../usecases/begin-emergency-act';
import { findInEmergency } from '../../usecases/find-in-emergency';
import type { Ports } from '../../usecases/ports';
import { removeGateway } from '../../usecases/remove-gateway';
import { revokeDevice } from '../../usecases/revoke-device';
import { revokeGrant } from '../../usecases/revoke-grant';
import { suspendDevice } from '../../usecases/suspend-device';
import { suspendGrant } from '../../usecases/suspend-grant';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, type Result } from '../kit/result';
import { actForm } from './forms';
import { actLabel } from './words';

export type EmergencyPorts = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups' | 'pki' | 'oneTimeCodes'>;

type Named = {
  readonly town: string;
  readonly kind: EmergencyKind;
  readonly thing: string;
  readonly act: string;
};

export async function actAsked(ports: EmergencyPorts, context: PersonContext): Promise<Result> {
  return question(ports, context, { what: named(context), sent: null });
}

/** Returns what was done, for the log. */
export async function actDone(
  ports: EmergencyPorts,
  context: PersonContext,
  tell: (done: Omit<Named, 'town'> & { readonly tenant: string }) => void,
): Promise<Result> {
  const what = named(context);
  const sent = readForm(actForm, context.body);
  if (!sent.ok) return question(ports, context, { what, sent });
  const { town, ...done } = what;
  const { reason } = sent.value;
  const actor = await beginEmergencyAct(ports, sessionOf(context), { ...what, reason });
  tell({ tenant: town, ...done });
  await doneBy(ports, actor, { ...what, reason });
  return redirect(paths.operator.emergencyDesk, { tone: 'info', title: context.t('emergency.act.done') });
}

export function sessionOf({ person }: PersonContext): string {
  if (person.emergency === undefined) throw new Refusal('not-found', 'page-not-found');
  return person.emergency;
}

async function doneBy(
  ports: EmergencyPorts,
  actor: Actor,
  { kind, thing, act, reason }: Named & { readonly reason: string },
): Promise<void> {
  const stops = act === 'suspend';
  switch (kind) {
    case 'grants':
      return (stops ? suspendGrant : revokeGrant)(ports, actor, { id: grantId(thing), reason });
    case 'devices':
      return (stops ? suspendDevice : revokeDevice)(ports, actor, { id: deviceId(thing), reason });
    case 'gateways':
      return removeGateway(ports, actor, gatewayId(thing));
  }
}

function named({ params }: PersonContext): Named {
  const kinds: readonly EmergencyKind[] = ['grants', 'devices', 'gateways'];
  const kind = kinds.find((one) => one === params['kind']);
  const { slug: town = '', thing = '', act = '' } = params;
  const acts: readonly string[] = kind === undefined ? [] : emergencyActs[kind];
  if (kind === undefined || !acts.includes(act)) throw new Refusal('not-found', 'page-not-found');
  return { town, kind, thing, act };
}

type Question = { readonly what: Named; readonly sent: Parsed<unknown> | null };

/** Names what was found, for the address holds its number only. */
async function question(
  ports: EmergencyPorts,
  context: PersonContext,
  { what: { town, kind, thing, act }, sent }: Question,
): Promise<Result> {
  const { t } = context;
  const found = await findInEmergency(ports, sessionOf(context), { town, what: thing });
  if (found === null || found[kind].length === 0) throw new Refusal('not-found', 'page-not-found');
  const name = [...found.devices, ...found.gateways][0]?.name ?? t('audit.object.grant');
  const what = [name, found.personName, found.tenant.name].filter((part) => part !== '').join(', ');
  const label = t(actLabel(kind, act));
  return askFirst(context, {
    title: t('emergency.act.title', { act: label }),
    consequence: t(`emergency.act.consequence${act === 'suspend' ? '' : '-final'}`, { what }),
    details: [t('emergency.act.detail')],
    action: paths.operator.emergencyAct(town, kind, [thing, act]),
    button: label,
    back: paths.operator.emergencyDesk,
    fields: [{ kind: 'paragraph', name: 'reason', label: t('people.act.reason') }],
    ...(sent === null ? {} : { sent }),
  });
}
