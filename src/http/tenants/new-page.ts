// The form for a new municipality.
import { publicBodies } from '../../domain/municipality';
import { colourSpecs } from '../kit/colour-input';
import { contactSpecs } from '../kit/contact-input';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';
import { basicSpecs } from './basics-page';
import { tenantsBreadcrumb } from './breadcrumbs';
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
        ...inSection(t('tenants.new.section-contact'), contactSpecs(t)),
        ...inSection(t('look.section-colours'), colourSpecs(t)),
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

type NetworkName = 'serverName' | 'openvpnPort' | 'openvpnPools' | 'wireguardPort' | 'wireguardPools';

function nameSpecs(context: PersonContext): readonly FieldSpec[] {
  const { t } = context;
  const fixed = (name: 'slug' | 'caseCode') => ({
    kind: 'text' as const,
    name,
    label: t(`tenants.new.${name}`),
    hint: t(`tenants.new.${name}-hint`),
  });
  const { body, name, shortName, timeZone, federalState } = basicSpecs(context);
  return [
    body,
    name,
    shortName,
    fixed('slug'),
    { ...fixed('caseCode'), short: true },
    timeZone,
    federalState,
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
