// Handlers: the labelled way for browsers without scripts, where a municipality allows it: the server makes the key. The file
// comes in the answer of a POST, once; a GET never makes one, and no failure of the page's own way leads here by itself.
import { Refusal } from '../../domain/errors';
import { credentialId } from '../../domain/ids';
import { issueCredential } from '../../usecases/issue-credential';
import type { Ports } from '../../usecases/ports';
import { renewCredential } from '../../usecases/renew-credential';
import type { ShownDevice } from '../../usecases/show-own-device';
import type { AccessFile } from '../../usecases/steps/making-with-a-server-key';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import { ownDevice, refusalFlash } from './adding';
import { fileModel, filePage, madeModel, madePage } from './file-pages';
import { fileForm, type FileForm } from './forms';
import { serverAskModel, serverAskPage } from './server-ask-page';
import { isUsable } from './show-page';

/** Also where a reload of the page with the file leads. */
export async function askForServerFile(ports: Ports, context: PersonContext): Promise<Result> {
  const shown = await ownDevice(ports, context);
  if (!shown.serverKeys) throw new Refusal('forbidden', 'server-keys-off');
  const renews = context.query['renew'] === '1';
  const mayAsk = isUsable(shown) && shown.gatewayReady && (!renews || shown.renewable);
  if (mayAsk) return show(serverAskPage, serverAskModel(context, shown, renews));
  return redirect(paths.devices.show(context.tenant.slug, shown.device.id));
}

export async function makeServerFile(ports: Ports, context: PersonContext): Promise<Result> {
  const shown = await ownDevice(ports, context);
  const { device } = shown;
  const sent = readForm(fileForm, context.body);
  if (!sent.ok) throw new Refusal('invalid', 'protocol-not-offered');
  try {
    const file = await makeFor(ports, context, { shown, sent: sent.value });
    const qrCode = file.protocol === 'wireguard' ? await ports.qrCode(file.content) : '';
    const otherCodes = await Promise.all(file.others.map(({ content }) => ports.qrCode(content)));
    return show(filePage, fileModel(context, file, { qrCode, otherCodes, deviceId: device.id }));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'not-found' || error.kind === 'forbidden') throw error;
    if (error.reason === 'credential-made-meanwhile')
      return show(madePage, madeModel(context, await ownDevice(ports, context)), { status: 409 });
    return redirect(paths.devices.show(context.tenant.slug, device.id), refusalFlash(context, error));
  }
}

type Order = { readonly shown: ShownDevice; readonly sent: FileForm };

function makeFor(ports: Ports, { actor }: PersonContext, { shown, sent }: Order): Promise<AccessFile> {
  const { device } = shown;
  const { protocol, replaces, renews } = sent;
  if (renews !== '')
    return renewCredential(ports, actor, { deviceId: device.id, renews: credentialId(renews) });
  return issueCredential(ports, actor, {
    deviceId: device.id,
    protocol,
    replaces: replaces === '' ? null : credentialId(replaces),
  });
}
