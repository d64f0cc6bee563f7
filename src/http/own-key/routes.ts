// A device's access with a key that was made elsewhere: its public part is pasted or uploaded, the file comes without one.
import { Refusal } from '../../domain/errors';
import { credentialId, deviceId } from '../../domain/ids';
import { rateLimits } from '../../domain/rate-limit';
import { issueForKeys } from '../../usecases/issue-for-keys';
import type { Ports } from '../../usecases/ports';
import { renewForKey } from '../../usecases/renew-for-key';
import { showOwnDevice, type ShownDevice } from '../../usecases/show-own-device';
import type { Made } from '../../usecases/steps/making-a-credential';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { uploadedFile } from '../kit/uploaded-file';
import { ownKeyModel, ownKeyPage } from './form-page';
import { largestRequest, ownKeyForm, type OwnKeyForm } from './forms';
import { ownKeyMadeModel, ownKeyMadePage } from './made-page';

export function ownKeyRoutes(ports: Ports): readonly PersonRoute[] {
  const own = {
    guard: 'person',
    permission: 'signed-in',
    path: paths.devices.ownKey(':tenant', ':device'),
  } as const;
  return [
    { ...own, method: 'get', handler: (context) => ask(ports, context, null) },
    {
      ...own,
      method: 'post',
      limit: rateLimits['access-file'],
      upload: { field: 'file', as: 'bytes', largest: largestRequest },
      handler: (context) => take(ports, context),
    },
  ];
}

function ownDevice(ports: Ports, { actor, params }: PersonContext): Promise<ShownDevice> {
  return showOwnDevice(ports, actor, deviceId(params['device'] ?? ''));
}

/** Where no file can be made at present, the device's own page says why. */
async function ask(ports: Ports, context: PersonContext, sent: Parsed<unknown> | null): Promise<Result> {
  const shown = await ownDevice(ports, context);
  const usable = shown.device.state === 'active' && shown.phase === 'running' && shown.gatewayReady;
  if (!usable) return redirect(paths.devices.show(context.tenant.slug, shown.device.id));
  return show(ownKeyPage, ownKeyModel(context, shown, sent), { status: sent === null ? 200 : 422 });
}

async function take(ports: Ports, context: PersonContext): Promise<Result> {
  const { body } = context;
  const shown = await ownDevice(ports, context);
  const sent = readForm(ownKeyForm, body);
  if (!sent.ok) return ask(ports, context, sent);
  try {
    const made = await make(ports, context, { shown, form: sent.value });
    return show(ownKeyMadePage, ownKeyMadeModel(context, shown, made));
  } catch (error) {
    return ask(ports, context, refusedForm(sent, error, fieldOf));
  }
}

type Taking = { readonly shown: ShownDevice; readonly form: OwnKeyForm };

/** In the last weeks of a certificate the one before goes on until the new one connects. */
async function make(ports: Ports, { actor, body }: PersonContext, { shown, form }: Taking): Promise<Made> {
  const origin = 'own';
  const request = requestIn(form, body);
  const wireguardKey = form.wireguardKey === '' ? null : form.wireguardKey;
  const replaces = form.replaces === '' ? null : credentialId(form.replaces);
  const { id } = shown.device;
  if (shown.renewable && request !== null && wireguardKey === null && replaces !== null)
    return renewForKey(ports, actor, { deviceId: id, request, origin, renews: replaces });
  return issueForKeys(ports, actor, {
    deviceId: id,
    keys: { request, wireguardKey, origin },
    replaces,
  });
}

function requestIn({ request }: OwnKeyForm, body: unknown): string | Uint8Array | null {
  const file = uploadedFile(body);
  if (file === 'too-large') throw new Refusal('too-large', 'csr-too-large');
  if (file !== null && request.trim() !== '') throw new Refusal('invalid', 'csr-twice');
  return file ?? (request.trim() === '' ? null : request);
}

/** Whatever is wrong with a request stands beside it; what is not about a key is said above the form. */
function fieldOf({ kind, reason }: Refusal): string | undefined {
  if (kind === 'not-found') return undefined;
  if (reason.startsWith('csr-')) return 'request';
  if (reason === 'wireguard-key-unusable') return 'wireguardKey';
  return 'form';
}
