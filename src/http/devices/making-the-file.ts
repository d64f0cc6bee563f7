// Handlers: the access file is made by a POST and handed out in its answer, once; a GET never makes one.
import { Refusal } from '../../domain/errors';
import { credentialId } from '../../domain/ids';
import type { AccessFile } from '../../usecases/steps/making-with-a-server-key';
import { issueCredential } from '../../usecases/issue-credential';
import type { Ports } from '../../usecases/ports';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import { ownDevice, refusalFlash } from './adding';
import { againModel, againPage, fileModel, filePage, madeModel, madePage } from './file-pages';
import { fileForm } from './forms';
import { isUsable } from './show-page';

/** Also where a reload or a change of language of the page with the file leads: the file itself cannot come again. */
export async function askForNewFile(ports: Ports, context: PersonContext): Promise<Result> {
  const shown = await ownDevice(ports, context);
  const mayAsk = isUsable(shown) && shown.credential !== null && shown.gatewayReady;
  if (mayAsk) return show(againPage, againModel(context, shown));
  return redirect(paths.devices.show(context.tenant.slug, shown.device.id));
}

export async function makeFile(ports: Ports, context: PersonContext): Promise<Result> {
  const { device } = await ownDevice(ports, context);
  const sent = readForm(fileForm, context.body);
  if (!sent.ok) throw new Refusal('invalid', 'protocol-not-offered');
  const { protocol, replaces } = sent.value;
  const issuing = {
    deviceId: device.id,
    protocol,
    replaces: replaces === '' ? null : credentialId(replaces),
  };
  try {
    const file = await issueCredential(ports, context.actor, issuing);
    return show(
      filePage,
      fileModel(context, file, { qrCode: await qrCodeOf(ports, file), deviceId: device.id }),
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'not-found') throw error;
    const madeMeanwhile = error.reason === 'credential-made-meanwhile';
    if (madeMeanwhile)
      return show(madePage, madeModel(context, await ownDevice(ports, context)), { status: 409 });
    return redirect(paths.devices.show(context.tenant.slug, device.id), refusalFlash(context, error));
  }
}

/** An OpenVPN file is too long for a code that a telephone could read. */
async function qrCodeOf(
  { qrCode }: Pick<Ports, 'qrCode'>,
  { protocol, content }: AccessFile,
): Promise<string> {
  return protocol === 'wireguard' ? qrCode(content) : '';
}
