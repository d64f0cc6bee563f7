// The form for a new gateway.
import type { GatewayGroup } from '../../domain/gateway';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';

type NewModel = { readonly title: string; readonly breadcrumb: Breadcrumb; readonly form: FormView };
export const newPage = page<NewModel>('gateways/new');

export function newModel(
  context: PersonContext,
  groups: readonly GatewayGroup[],
  sent: Parsed<unknown> | null,
): NewModel {
  const { t, tenant, language } = context;
  const list = paths.gateways.list(tenant.slug);
  const [only, ...others] = groups;
  const single = only !== undefined && others.length === 0;
  return {
    title: t('gateways.new.title'),
    breadcrumb: { links: [{ label: t('gateways.title'), href: list }], here: t('gateways.new.title') },
    form: formView({
      language,
      action: paths.gateways.new(tenant.slug),
      fields: [
        ...namedFields(context),
        ...(single ? [] : [groupField(context, groups)]),
        { kind: 'box', name: 'tcp', label: t('gateways.new.tcp'), hint: t('gateways.new.tcp-hint') },
      ],
      submit: t('gateways.new.submit'),
      sent,
      cancel: { label: t('kit.cancel'), href: list },
      hidden: single ? [{ name: 'group', value: only.id }] : [],
    }),
  };
}

function namedFields({ t }: PersonContext): readonly FieldSpec[] {
  return [
    { kind: 'text', name: 'name', label: t('gateways.new.name'), hint: t('gateways.new.name-hint') },
    { kind: 'text', name: 'host', label: t('gateways.new.host'), hint: t('gateways.new.host-hint') },
  ];
}

function groupField({ t }: PersonContext, groups: readonly GatewayGroup[]): FieldSpec {
  return {
    kind: 'radios',
    name: 'group',
    label: t('gateways.new.group'),
    hint: t('gateways.new.group-hint'),
    options: groups.map(({ id, name, serverName }) => ({ value: id, label: name, hint: serverName })),
  };
}
