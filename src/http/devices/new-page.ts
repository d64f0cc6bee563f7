// The form for a new device: systems that the access allows can be chosen, for the others the page says why not.
import { deviceSystems } from '../../domain/access-profile';
import type { PlaceForDevice } from '../../usecases/show-place-for-device';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb, Empty } from '../kit/view-models';
import type { DeviceForm } from './forms';

type NewDeviceModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly form: FormView | null;
  readonly obstacle: Empty | null;
  readonly hotline: HotlineCard;
};
export const newDevicePage = page<NewDeviceModel>('devices/new');

export function newDeviceModel(
  context: PersonContext,
  place: PlaceForDevice,
  sent: Parsed<DeviceForm> | null,
): NewDeviceModel {
  const { t, tenant, format } = context;
  const { grant, obstacle } = place;
  const access = { label: t('access.title'), href: paths.access(tenant.slug) };
  return {
    title: t('devices.new.title'),
    breadcrumb: { links: [access], here: t('devices.new.title') },
    form: obstacle === null ? deviceFormView(context, place, sent) : null,
    obstacle:
      obstacle === null
        ? null
        : {
            title: t('devices.new.obstacle-title'),
            text: t(`access.obstacle.${obstacle}`, { from: format.longDay(grant.period.from) }),
            link: access,
          },
    hotline: hotlineCard(t, tenant),
  };
}

function deviceFormView(
  context: PersonContext,
  place: PlaceForDevice,
  sent: Parsed<DeviceForm> | null,
): FormView {
  const { t, tenant, language } = context;
  return formView({
    language,
    action: paths.devices.new(tenant.slug, place.grant.id),
    fields: fieldsOf(context, place),
    submit: t('devices.new.submit'),
    sent,
    cancel: { label: t('kit.cancel'), href: paths.access(tenant.slug) },
  });
}

function fieldsOf({ t }: PersonContext, { profile }: PlaceForDevice): readonly FieldSpec[] {
  const refused = deviceSystems.filter((system) => !profile.systems.includes(system));
  const systems = refused.map((system) => t(`devices.system.${system}`)).join(', ');
  return [
    { kind: 'text', name: 'name', label: t('devices.new.name-label'), hint: t('devices.new.name-hint') },
    {
      kind: 'radios',
      name: 'system',
      label: t('devices.new.system-label'),
      hint:
        refused.length === 0
          ? t('devices.new.system-hint-all')
          : t('devices.new.system-hint-some', { systems, profile: profile.name }),
      options: deviceSystems
        .filter((system) => profile.systems.includes(system))
        .map((system) => ({ value: system, label: t(`devices.system.${system}`) })),
    },
    {
      kind: 'text',
      name: 'inventoryNumber',
      label: t('devices.new.inventory-label'),
      hint: t('devices.new.inventory-hint'),
      optional: true,
      short: true,
    },
  ];
}
