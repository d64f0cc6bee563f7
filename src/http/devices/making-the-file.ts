// Handlers: the page in which keys are made, and what its script sends: their public parts, and what became of the files.
import type { HandedOutFile } from '../../domain/handed-out-file';
import { Refusal } from '../../domain/errors';
import { credentialId, deviceId, type DeviceId } from '../../domain/ids';
import { confirmHandOut } from '../../usecases/confirm-hand-out';
import { discardUnsavedFile } from '../../usecases/discard-unsaved-file';
import { issueForKeys } from '../../usecases/issue-for-keys';
import type { Ports } from '../../usecases/ports';
import { renewForKey } from '../../usecases/renew-for-key';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { download, nothing, redirect, show, type Result } from '../kit/result';
import { ownDevice } from './adding';
import { handOutForm, keysForm } from './forms';
import { makeModel, makePage, renewModel } from './make-page';
import { isUsable } from './show-page';

/** Also where a reload or a change of language of the page with the files leads: they cannot come again. */
export async function showMaker(ports: Ports, context: PersonContext): Promise<Result> {
  const shown = await ownDevice(ports, context);
  if (isUsable(shown) && shown.gatewayReady) return show(makePage, makeModel(context, shown));
  return redirect(paths.devices.show(context.tenant.slug, shown.device.id));
}

export async function showRenewer(ports: Ports, context: PersonContext): Promise<Result> {
  const shown = await ownDevice(ports, context);
  if (isUsable(shown) && shown.renewable && shown.gatewayReady)
    return show(makePage, renewModel(context, shown));
  return redirect(paths.devices.show(context.tenant.slug, shown.device.id));
}

/** The answer holds no key: the page puts the files together. */
export async function takeKeys(ports: Ports, context: PersonContext): Promise<Result> {
  const sent = readForm(keysForm, context.body);
  if (!sent.ok) throw new Refusal('invalid', 'key-missing');
  const made = await makeFor(ports, context, sent.value);
  const files = made.files.map((file, index): HandedOutFile => {
    const handOut = made.handOuts[index];
    if (handOut === undefined) throw new Error('nobody waits for the file');
    return { file, handOut };
  });
  return download({
    fileName: 'access-files.json',
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ files }),
  });
}

type Sent = {
  readonly request: string;
  readonly wireguardKey: string;
  readonly replaces: string;
  readonly renews: string;
};

function makeFor(ports: Ports, context: PersonContext, { request, wireguardKey, replaces, renews }: Sent) {
  const { actor } = context;
  const origin = 'page';
  const id = idOf(context);
  if (renews !== '')
    return renewForKey(ports, actor, { deviceId: id, request, origin, renews: credentialId(renews) });
  return issueForKeys(ports, actor, {
    deviceId: id,
    keys: { request: request || null, wireguardKey: wireguardKey || null, origin },
    replaces: replaces === '' ? null : credentialId(replaces),
  });
}

export async function noteSaved(ports: Ports, context: PersonContext): Promise<Result> {
  await confirmHandOut(ports, context.actor, { deviceId: idOf(context), token: tokenOf(context) });
  return nothing();
}

export async function noteUnsaved(ports: Ports, context: PersonContext): Promise<Result> {
  await discardUnsavedFile(ports, context.actor, { deviceId: idOf(context), token: tokenOf(context) });
  return nothing();
}

function idOf({ params }: PersonContext): DeviceId {
  return deviceId(params['device'] ?? '');
}

function tokenOf({ body }: PersonContext): string {
  const sent = readForm(handOutForm, body);
  if (!sent.ok) throw new Refusal('gone', 'hand-out-over');
  return sent.value.token;
}
