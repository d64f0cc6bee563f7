// Handlers: a file whose certificate ends soon is renewed, after a question that says what happens to the one in use.
import { Refusal } from '../../domain/errors';
import { credentialId } from '../../domain/ids';
import type { Ports } from '../../usecases/ports';
import { renewCredential } from '../../usecases/renew-credential';
import type { ShownDevice } from '../../usecases/show-own-device';
import { type ConfirmModel } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { formView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import { ownDevice, refusalFlash } from './adding';
import { fileModel, filePage, madeModel, madePage, trail } from './file-pages';
import { renewalForm } from './forms';
import { isUsable } from './show-page';

const questionPage = page<ConfirmModel>('kit/confirm');

/** Also where a reload of the page with the file leads. */
export async function askBeforeRenewal(ports: Ports, context: PersonContext): Promise<Result> {
  const shown = await ownDevice(ports, context);
  if (isUsable(shown) && shown.renewable && shown.gatewayReady)
    return show(questionPage, questionModel(context, shown));
  return redirect(paths.devices.show(context.tenant.slug, shown.device.id));
}

export async function renewFile(ports: Ports, context: PersonContext): Promise<Result> {
  const { device } = await ownDevice(ports, context);
  const sent = readForm(renewalForm, context.body);
  if (!sent.ok) throw new Refusal('conflict', 'credential-made-meanwhile');
  try {
    const renewing = { deviceId: device.id, renews: credentialId(sent.value.renews) };
    const file = await renewCredential(ports, context.actor, renewing);
    return show(filePage, fileModel(context, file, { qrCode: '', deviceId: device.id }));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'not-found') throw error;
    if (error.reason === 'credential-made-meanwhile')
      return show(madePage, madeModel(context, await ownDevice(ports, context)), { status: 409 });
    return redirect(paths.devices.show(context.tenant.slug, device.id), refusalFlash(context, error));
  }
}

function questionModel(context: PersonContext, shown: ShownDevice): ConfirmModel {
  const { t, tenant, language } = context;
  const { device, credential } = shown;
  return {
    title: t('devices.renewal.title', { device: device.name }),
    breadcrumb: trail(context, shown, t('devices.renewal.here')),
    consequence: t('devices.renewal.consequence'),
    details: [t('devices.renewal.detail-both'), t('devices.renewal.detail-lost')],
    form: formView({
      language,
      action: paths.devices.renewal(tenant.slug, device.id),
      fields: [],
      submit: t('devices.renewal.button'),
      sent: null,
      cancel: { label: t('kit.cancel'), href: paths.devices.show(tenant.slug, device.id) },
      hidden: [{ name: 'renews', value: credential?.id ?? '' }],
    }),
  };
}
