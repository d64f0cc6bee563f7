// The form with which IT adds an access profile, or changes one: name and limits, with what that means for whoever has it.
import { deviceKinds, deviceSystems, vpnProtocols, type VpnProtocol } from '../../domain/access-profile';
import type { AddressPool, GatewayGroup } from '../../domain/gateway';
import { longestProfileDays, mostDevices } from '../../domain/profile-basics';
import type { NewProfileForm } from '../../usecases/show-new-profile';
import type { ShownProfile } from '../../usecases/show-profile';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';
import { profileBreadcrumb } from './words';

type BasicsModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  /** What happens to those who have an access under it already. */
  readonly effects: readonly string[];
  readonly form: FormView;
};
export const basicsPage = page<BasicsModel>('profiles/basics');

export function newProfileModel(
  context: PersonContext,
  { groups, pools, tenant: settings }: NewProfileForm,
  sent: Parsed<unknown> | null,
): BasicsModel {
  const { t, tenant, language } = context;
  const title = t('profiles.basics.new-title');
  const list = paths.profiles.list(tenant.slug);
  const [only, ...others] = groups;
  const single = only !== undefined && others.length === 0;
  return {
    title,
    breadcrumb: profileBreadcrumb(context, null, title),
    lead: t('profiles.basics.new-lead'),
    effects: [],
    form: formView({
      language,
      action: paths.profiles.new(tenant.slug),
      fields: [
        ...namedFields(context),
        ...(single ? [] : [groupField(context, groups)]),
        protocolField(context, { pools, isDecided: settings.wireguard !== null }),
        ...deviceFields(context),
      ],
      submit: t('profiles.basics.new-submit'),
      sent,
      initial: {
        protocols: ['openvpn'],
        deviceKinds: ['managed'],
        systems: [...deviceSystems],
        maxDevices: '1',
        maxDays: String(settings.maxGrantDays),
      },
      cancel: { label: t('kit.cancel'), href: list },
      hidden: single ? [{ name: 'group', value: only.id }] : [],
    }),
  };
}

export function basicsModel(
  context: PersonContext,
  { profile, pools, isDecided }: ShownProfile,
  sent: Parsed<unknown> | null,
): BasicsModel {
  const { t, tenant, language } = context;
  const here = t('profiles.basics.here');
  return {
    title: t('profiles.basics.title', { name: profile.name }),
    breadcrumb: profileBreadcrumb(context, profile, here),
    lead: t('profiles.basics.lead'),
    effects: (['limits', 'systems', 'protocols'] as const).map((what) => t(`profiles.basics.effect-${what}`)),
    form: formView({
      language,
      action: paths.profiles.act(tenant.slug, profile.id, 'basics'),
      fields: [
        ...namedFields(context),
        protocolField(context, {
          pools: pools.filter(({ gatewayGroupId }) => gatewayGroupId === profile.gatewayGroupId),
          isDecided,
        }),
        ...deviceFields(context),
      ],
      submit: t('profiles.basics.submit'),
      sent,
      initial: {
        name: profile.name,
        description: profile.description,
        protocols: profile.protocols,
        deviceKinds: profile.deviceKinds,
        systems: profile.systems,
        maxDevices: String(profile.maxDevices),
        maxDays: String(profile.maxDays),
      },
      cancel: { label: t('kit.cancel'), href: paths.profiles.show(tenant.slug, profile.id) },
      hidden: [{ name: 'seen', value: String(profile.revision) }],
    }),
  };
}

function namedFields({ t }: PersonContext): readonly FieldSpec[] {
  return [
    { kind: 'text', name: 'name', label: t('profiles.basics.name'), hint: t('profiles.basics.name-hint') },
    {
      kind: 'text',
      name: 'description',
      label: t('profiles.basics.description'),
      hint: t('profiles.basics.description-hint'),
    },
  ];
}

function groupField({ t }: PersonContext, groups: readonly GatewayGroup[]): FieldSpec {
  return {
    kind: 'radios',
    name: 'group',
    label: t('profiles.basics.group'),
    hint: t('profiles.basics.group-hint'),
    options: groups.map(({ id, name, serverName }) => ({ value: id, label: name, hint: serverName })),
  };
}

type Protocols = {
  readonly pools: readonly Pick<AddressPool, 'protocol'>[];
  /** The municipality has decided for WireGuard. */
  readonly isDecided: boolean;
};

function protocolField(context: PersonContext, served: Protocols): FieldSpec {
  const { t } = context;
  return {
    kind: 'boxes',
    name: 'protocols',
    label: t('profiles.basics.protocols'),
    options: vpnProtocols.map((protocol) => {
      const hint = protocolHint(context, protocol, served);
      return {
        value: protocol,
        label: t(`profiles.protocol.${protocol}`),
        ...(hint === null ? {} : { hint }),
      };
    }),
  };
}

function protocolHint({ t }: PersonContext, protocol: VpnProtocol, served: Protocols): string | null {
  if (!served.pools.some((pool) => pool.protocol === protocol)) return t('profiles.basics.no-addresses');
  return protocol === 'wireguard' && !served.isDecided ? t('profiles.basics.not-decided') : null;
}

function deviceFields({ t, format }: PersonContext): readonly FieldSpec[] {
  return [
    {
      kind: 'boxes',
      name: 'deviceKinds',
      label: t('profiles.basics.device-kinds'),
      options: deviceKinds.map((kind) => ({ value: kind, label: t(`profiles.device-kind.${kind}`) })),
    },
    {
      kind: 'boxes',
      name: 'systems',
      label: t('profiles.basics.systems'),
      options: deviceSystems.map((system) => ({ value: system, label: t(`devices.system.${system}`) })),
    },
    {
      kind: 'number',
      name: 'maxDevices',
      label: t('profiles.basics.max-devices'),
      hint: t('profiles.basics.max-devices-hint', { max: format.number(mostDevices) }),
    },
    {
      kind: 'number',
      name: 'maxDays',
      label: t('profiles.basics.max-days'),
      hint: t('profiles.basics.max-days-hint', { max: format.number(longestProfileDays) }),
    },
  ];
}
