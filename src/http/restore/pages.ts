// What a restore has left to go through, ready to print: gateways, what they found, and the form that closes it.
import { maxReconciledReason } from '../../domain/restore';
import type { ListedFinding } from '../../usecases/ports-of-restores';
import type { ShownRestore } from '../../usecases/show-restore';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Action, Alert, Cell, Table } from '../kit/view-models';

type RestoreModel = {
  readonly title: string;
  readonly lead: string;
  readonly alerts: readonly Alert[];
  /** Null: nothing is open. */
  readonly open: {
    readonly gateways: Table;
    readonly findings: Table;
    readonly ends: readonly { readonly text: string; readonly action: Action }[];
    readonly form: FormView;
  } | null;
};
export const restorePage = page<RestoreModel>('restore/restore');

export function restoreModel(
  context: PersonContext,
  shown: ShownRestore,
  sent: Parsed<unknown> | null,
): RestoreModel {
  const { t, format } = context;
  const title = t('restore.title');
  if (shown.restore === null) return { title, lead: t('restore.none'), alerts: [], open: null };
  return {
    title,
    lead: t('restore.lead', { time: format.dateTime(shown.restore.restoredAt) }),
    alerts: alertsOf(context, shown),
    open: {
      gateways: gatewayTable(context, shown),
      findings: findingTable(context, shown),
      ends: shown.findings.filter(isShortened).map((finding) => endAction(context, finding)),
      form: closingForm(context, shown, sent),
    },
  };
}

function alertsOf({ t, format }: PersonContext, { findings, count }: ShownRestore): readonly Alert[] {
  const repeat: Alert = { tone: 'warning', title: t('restore.repeat'), lines: [t('restore.repeat-text')] };
  if (findings.length === count) return [repeat];
  const more = t('restore.more', { shown: format.number(findings.length), all: format.number(count) });
  return [repeat, { tone: 'info', title: more }];
}

function gatewayTable({ t, tenant }: PersonContext, { gateways, silent }: ShownRestore): Table {
  const isSilent = new Set(silent.map(({ id }) => id));
  return {
    caption: t('restore.gateways'),
    columns: [{ label: t('restore.column.gateway') }, { label: t('restore.column.compared') }],
    rows: gateways.map(({ id, name }) => [
      { text: name, href: paths.gateways.show(tenant.slug, id) },
      isSilent.has(id)
        ? { badge: badge(t('restore.silent'), 'warning'), note: t('restore.silent-text') }
        : { badge: badge(t('restore.compared'), 'success') },
    ]),
    empty: { title: t('restore.no-gateways'), text: '' },
  };
}

function findingTable(context: PersonContext, { findings, gateways }: ShownRestore): Table {
  const { t } = context;
  const names = new Map(gateways.map(({ id, name }) => [id, name]));
  return {
    caption: t('restore.findings'),
    columns: (['thing', 'finding', 'gateway'] as const).map((column) => ({
      label: t(`restore.column.${column}`),
    })),
    rows: findings.map((finding) => [
      thingCell(context, finding),
      { text: t(`restore.finding.${finding.finding}`), ...noteOf(context, finding) },
      { text: names.get(finding.gatewayId) ?? finding.gatewayId },
    ]),
    empty: { title: t('restore.no-findings'), text: t('restore.no-findings-text') },
  };
}

/** What is not known here has no name: the number that stands in its file. */
function thingCell(
  { t, tenant }: PersonContext,
  { device, credentialId, protocol, key }: ListedFinding,
): Cell {
  if (device !== null) return { text: device.name, href: paths.people.device(tenant.slug, device.id) };
  const note = t(protocol === 'client' ? 'restore.serial' : 'restore.public-key', { key });
  return { text: t('restore.credential', { id: credentialId }), note };
}

function noteOf({ t, format }: PersonContext, { knownUntil, grantEndsAt }: ListedFinding): Partial<Cell> {
  if (knownUntil === null || grantEndsAt === null) return {};
  const [known, here] = [format.lastDay(knownUntil), format.lastDay(grantEndsAt)];
  return { note: t('restore.ends', { known, here }) };
}

function isShortened({ finding, until, grantEndsAt }: ListedFinding): boolean {
  return finding === 'end-earlier' && until !== null && grantEndsAt !== null && until < grantEndsAt;
}

function endAction(
  { t, tenant, format }: PersonContext,
  { device, until, grantEndsAt, credentialId }: ListedFinding,
) {
  const end = format.lastDay(grantEndsAt ?? new Date(0));
  return {
    text: t('restore.end-text', {
      device: device?.name ?? '',
      until: format.lastDay(until ?? new Date(0)),
      end,
    }),
    action: {
      action: paths.restore.end(tenant.slug),
      label: t('restore.end-button', { end }),
      look: 'secondary' as const,
      hidden: [{ name: 'credential', value: credentialId }],
    },
  };
}

function closingForm(
  context: PersonContext,
  { silent }: ShownRestore,
  sent: Parsed<unknown> | null,
): FormView {
  const { t, tenant, format, language } = context;
  const reason: FieldSpec = {
    kind: 'paragraph',
    name: 'reason',
    label: t('restore.reason'),
    hint: t('restore.reason-hint', { max: format.number(maxReconciledReason) }),
    short: true,
  };
  const names = silent.map(({ name }) => name).join(', ');
  const box: FieldSpec = {
    kind: 'box',
    name: 'silent',
    label: t('restore.knows-silent', { names }),
    hint: t('restore.knows-silent-hint'),
  };
  return formView({
    language,
    action: paths.restore.show(tenant.slug),
    fields: [reason, ...(silent.length > 0 ? [box] : [])],
    submit: t('restore.button'),
    sent,
  });
}
