// The pages of the emergency account: signing in, and the one page on which it finds what it may stop.
import { emergencyActs, type EmergencyKind } from '../../domain/emergency';
import type { FoundInEmergency } from '../../usecases/find-in-emergency';
import type { PersonContext, PublicContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { accessBadge, badge } from '../kit/status';
import type { Action, Alert, Badge, Link } from '../kit/view-models';
import { actLabel } from './words';

type KeyModel = {
  readonly title: string;
  readonly wrong: Alert | null;
  readonly form: FormView;
};
export const keyPage = page<KeyModel>('emergency/key');

type DeskModel = {
  readonly title: string;
  readonly form: FormView;
  readonly heading: string;
  readonly missing: Alert | null;
  readonly things: readonly Thing[];
  readonly end: Action;
};
export const deskPage = page<DeskModel>('emergency/desk');

type Thing = {
  readonly name: string;
  readonly badge: Badge;
  readonly note: string;
  readonly buttons: readonly (Link & { readonly look: 'danger' })[];
};

export function keyModel(
  { t, language }: PublicContext,
  { sent, isWrong }: { readonly sent: Parsed<unknown> | null; readonly isWrong: boolean },
): KeyModel {
  return {
    title: t('emergency.key.title'),
    wrong: isWrong
      ? { tone: 'danger', title: t('emergency.key.wrong'), lines: [t('emergency.key.wrong-text')] }
      : null,
    form: formView({
      language,
      action: paths.operator.emergency,
      fields: [
        { kind: 'text', name: 'passphrase', label: t('emergency.key.passphrase') },
        {
          kind: 'text',
          name: 'code',
          label: t('emergency.key.code'),
          hint: t('emergency.key.code-hint'),
          short: true,
        },
      ],
      submit: t('emergency.key.submit'),
      sent,
    }),
  };
}

type Asked = { readonly town: string; readonly what: string };

export function deskModel(context: PersonContext, asked: Asked, found: FoundInEmergency | null): DeskModel {
  const { t } = context;
  const wasAsked = asked.town !== '' || asked.what !== '';
  return {
    title: t('emergency.desk.title'),
    form: formView({
      language: context.language,
      method: 'get',
      action: paths.operator.emergencyDesk,
      fields: [
        { kind: 'text', name: 'town', label: t('emergency.desk.town'), hint: t('emergency.desk.town-hint') },
        { kind: 'text', name: 'what', label: t('emergency.desk.what'), hint: t('emergency.desk.what-hint') },
      ],
      submit: t('emergency.desk.find'),
      sent: null,
      initial: asked,
    }),
    heading:
      found === null ? '' : [found.personName, found.tenant.name].filter((part) => part !== '').join(', '),
    missing:
      wasAsked && found === null
        ? { tone: 'info', title: t('emergency.desk.missing'), lines: [t('emergency.desk.missing-text')] }
        : null,
    things: found === null ? [] : thingsOf(context, found),
    end: { action: paths.operator.emergencyEnd, label: t('emergency.desk.end'), look: 'secondary' },
  };
}

function thingsOf(context: PersonContext, found: FoundInEmergency): readonly Thing[] {
  const { t, format } = context;
  const { slug } = found.tenant;
  const buttons = (kind: EmergencyKind, id: string, over: boolean): Thing['buttons'] =>
    over
      ? []
      : emergencyActs[kind].map((act) => ({
          label: t(actLabel(kind, act)),
          href: paths.operator.emergencyAct(slug, kind, [id, act]),
          look: 'danger',
        }));
  const isOver = (state: string): boolean => !['active', 'suspended', 'new', 'enrolled'].includes(state);
  return [
    ...found.grants.map(({ id, state, period }) => ({
      name: t('audit.object.grant'),
      badge: accessBadge(t, state, 'staff'),
      note: format.period(period.from, period.until),
      buttons: buttons('grants', id, isOver(state)),
    })),
    ...found.devices.map(({ id, state, name }) => ({
      name,
      badge: accessBadge(t, state, 'staff'),
      note: t('audit.object.device'),
      buttons: buttons('devices', id, isOver(state)),
    })),
    ...found.gateways.map(({ id, state, name }) => ({
      name,
      badge: badge(t(`emergency.gateway.${state}`), state === 'enrolled' ? 'success' : 'neutral'),
      note: t('audit.object.gateway'),
      buttons: buttons('gateways', id, isOver(state)),
    })),
  ];
}
