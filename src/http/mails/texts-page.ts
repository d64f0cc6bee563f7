// All kinds of mail with whose words they have.
import { mailKinds } from '../../domain/mail';
import type { NamedTemplate } from '../../usecases/show-mail-templates';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Breadcrumb, Cell, Table } from '../kit/view-models';

type TextsModel = { readonly title: string; readonly breadcrumb: Breadcrumb; readonly table: Table };
export const textsPage = page<TextsModel>('mails/texts');

export function textsTrail({ t, tenant }: PersonContext, here: string, inside = false): Breadcrumb {
  const list = { label: t('mail-texts.title'), href: paths.mailTexts.list(tenant.slug) };
  return {
    links: [
      { label: t('settings.title'), href: paths.settings(tenant.slug) },
      { label: t('mails.title'), href: paths.settingsPart(tenant.slug, 'mails') },
      ...(inside ? [list] : []),
    ],
    here,
  };
}

export function textsModel(context: PersonContext, templates: readonly NamedTemplate[]): TextsModel {
  const { t, tenant } = context;
  const title = t('mail-texts.title');
  return {
    title,
    breadcrumb: textsTrail(context, title),
    table: {
      caption: title,
      captionHidden: true,
      columns: (['mail', 'whose', 'changed'] as const).map((column) => ({
        label: t(`mail-texts.column.${column}`),
      })),
      rows: mailKinds.map((kind) => {
        const template = templates.find((one) => one.kind === kind) ?? null;
        return [
          { text: t(`mails.kind.${kind}`), href: paths.mailTexts.change(tenant.slug, kind) },
          { badge: whose(context, template) },
          template === null ? { text: t('kit.none') } : changed(context, template),
        ];
      }),
      empty: { title: '', text: '' },
    },
  };
}

function whose({ t }: PersonContext, template: NamedTemplate | null) {
  return template === null || template.texts === null
    ? badge(t('mail-texts.whose.product'), 'neutral')
    : badge(t('mail-texts.whose.own'), 'info');
}

export function changed({ t, format }: PersonContext, template: NamedTemplate): Cell {
  return {
    text: format.dateTime(template.changedAt),
    note: template.changedByName ?? t('mail-texts.nobody'),
  };
}
