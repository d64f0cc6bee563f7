// The form for a new municipality.
import { publicBodies } from '../../domain/municipality';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';
import { quotaSpecs } from './quotas-page';

type NewModel = { readonly title: string; readonly breadcrumb: Breadcrumb; readonly form: FormView };
export const newPage = page<NewModel>('tenants/new');

const initial = {
  body: publicBodies[0],
  timeZone: 'Europe/Berlin',
  openvpnPort: '1194',
  wireguardPort: '51820',
  adminAttribute: 'groups',
};

export function tenantsBreadcrumb({ t }: PersonContext, here: string): Breadcrumb {
  return { links: [{ label: t('tenants.title'), href: paths.operator.tenants }], here };
}

export function newModel(context: PersonContext, sent: Parsed<unknown> | null): NewModel {
  const { t, language } = context;
  const title = t('tenants.new.title');
  return {
    title,
    breadcrumb: tenantsBreadcrumb(context, title),
    form: formView({
      language,
      action: paths.operator.newTenant,
      fields: [
        ...inSection(t('tenants.new.section-name'), nameSpecs(context)),
        ...inSection(t('tenants.new.section-contact'), contactSpecs(context)),
        ...inSection(t('tenants.new.section-network'), networkSpecs(context)),
        ...inSection(t('tenants.new.section-admins'), adminSpecs(context)),
        ...inSection(t('tenants.new.section-quotas'), quotaSpecs(context)),
      ],
      submit: t('tenants.new.submit'),
      sent,
      initial,
      cancel: { label: t('kit.cancel'), href: paths.operator.tenants },
    }),
  };
}

/** Its heading stands before the first field. */
function inSection(section: string, [first, ...others]: readonly FieldSpec[]): readonly FieldSpec[] {
  return first === undefined ? [] : [{ ...first, section }, ...others];
}

type Name = 'name' | 'shortName' | 'slug' | 'caseCode' | 'timeZone';
type NetworkName = 'serverName' | 'openvpnPort' | 'openvpnPools' | 'wireguardPort' | 'wireguardPools';

function nameSpecs({ t }: PersonContext): readonly FieldSpec[] {
  const text = (name: Name) => ({
    kind: 'text' as const,
    name,
    label: t(`tenants.new.${name}`),
    hint: t(`tenants.new.${name}-hint`),
  });
  return [
    {
      kind: 'select',
      name: 'body',
      label: t('tenants.new.body'),
      options: publicBodies.map((body) => ({ value: body, label: t(`tenants.body.${body}`) })),
    },
    text('name'),
    { ...text('shortName'), optional: true },
    text('slug'),
    { ...text('caseCode'), short: true },
    text('timeZone'),
  ];
}

function contactSpecs({ t }: PersonContext): readonly FieldSpec[] {
  const optional = true;
  return [
    {
      kind: 'text',
      name: 'phone',
      label: t('settings.general.phone'),
      hint: t('settings.general.phone-hint'),
      optional,
    },
    { kind: 'text', name: 'hours', label: t('settings.general.hours'), optional },
    { kind: 'text', name: 'mail', label: t('settings.general.mail'), optional },
  ];
}

function networkSpecs({ t }: PersonContext): readonly FieldSpec[] {
  const field = (name: NetworkName | 'dns' | 'reachable') => ({
    name,
    label: t(`tenants.new.${name}`),
    hint: t(`tenants.new.${name}-hint`),
  });
  return [
    { kind: 'text', ...field('serverName') },
    { kind: 'number', ...field('openvpnPort') },
    { kind: 'paragraph', ...field('openvpnPools') },
    { kind: 'number', ...field('wireguardPort') },
    { kind: 'paragraph', ...field('wireguardPools'), optional: true },
    { kind: 'paragraph', ...field('dns'), optional: true },
    { kind: 'paragraph', ...field('reachable') },
  ];
}

function adminSpecs({ t }: PersonContext): readonly FieldSpec[] {
  const optional = true;
  return [
    {
      kind: 'text',
      name: 'adminAttribute',
      label: t('tenants.new.adminAttribute'),
      hint: t('tenants.new.adminAttribute-hint'),
      optional,
    },
    {
      kind: 'text',
      name: 'adminValue',
      label: t('tenants.new.adminValue'),
      hint: t('tenants.new.adminValue-hint'),
      optional,
    },
  ];
}
