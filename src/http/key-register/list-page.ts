// The key register as pages: what the authorities and gateways hold, then every key of a device, newest first.
import { vpnProtocols } from '../../domain/access-profile';
import { hasRole } from '../../domain/actor';
import { credentialStates } from '../../domain/credential';
import { endingWithinDays, type DeviceKey, type KeyRegisterView } from '../../domain/key-register';
import type { KeyRegister } from '../../usecases/list-key-register';
import type { HouseKey } from '../../usecases/steps/keys-of-the-house';
import type { PersonContext } from '../kit/context';
import { cursorText } from '../kit/cursor';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { pagination } from '../kit/paging';
import { paths } from '../kit/paths';
import { credentialBadge } from '../kit/status';
import type { Action, Cell, Pagination, Table } from '../kit/view-models';
import { inAddress } from './forms';
import { algorithmOf, purposeOf, serialOf, validityOf } from './words';

type KeyRegisterModel = {
  readonly title: string;
  readonly filter: FormView;
  readonly house: Table;
  /** Null while the search cannot be read. */
  readonly table: Table | null;
  readonly pagination: Pagination | null;
  readonly taking: Action | null;
};
export const keyRegisterPage = page<KeyRegisterModel>('key-register/list');

type Sent = Parsed<KeyRegisterView>;

export function keyRegisterModel(
  context: PersonContext,
  found: KeyRegister,
  sent: Sent & { readonly ok: true },
): KeyRegisterModel {
  const { items, next } = found.page;
  const filters = inAddress(sent.value);
  return {
    ...frame(context, found, sent),
    table: tableOf(context, items),
    pagination: pagination(context, { filters, newer: null, older: cursorText(next), hits: found.hits }),
    taking: exportAction(context, filters),
  };
}

export function unreadableModel(context: PersonContext, found: KeyRegister, sent: Sent): KeyRegisterModel {
  return { ...frame(context, found, sent), table: null, pagination: null, taking: null };
}

function frame(
  context: PersonContext,
  { ofTheHouse }: KeyRegister,
  sent: Sent,
): Pick<KeyRegisterModel, 'title' | 'filter' | 'house'> {
  return {
    title: context.t('key-register.title'),
    filter: filterForm(context, sent),
    house: houseTable(context, ofTheHouse),
  };
}

const fieldNames = ['number', 'protocol', 'state', 'ending'];

function filterForm({ t, tenant, language }: PersonContext, sent: Sent): FormView {
  const action = paths.keyRegister.list(tenant.slug);
  const isNarrowed = fieldNames.some((name) => (sent.values[name]?.at(-1) ?? '') !== '');
  return formView({
    language,
    method: 'get',
    action,
    fields: filterFields(t),
    submit: t('key-register.filter.submit'),
    look: 'secondary',
    sent,
    cancel: isNarrowed ? { label: t('key-register.filter.reset'), href: action } : null,
  });
}

function filterFields(t: PersonContext['t']): readonly FieldSpec[] {
  const all = { value: '', label: t('key-register.filter.all') };
  return [
    { kind: 'text', name: 'number', label: t('key-register.filter.number') },
    {
      kind: 'select',
      name: 'protocol',
      label: t('key-register.filter.protocol'),
      options: [all, ...vpnProtocols.map((value) => ({ value, label: t(`devices.protocol.${value}`) }))],
    },
    {
      kind: 'select',
      name: 'state',
      label: t('key-register.filter.state'),
      options: [all, ...credentialStates.map((value) => ({ value, label: credentialBadge(t, value).label }))],
    },
    {
      kind: 'select',
      name: 'ending',
      label: t('key-register.filter.ending'),
      options: [
        all,
        ...endingWithinDays.map((days) => ({
          value: String(days),
          label: t('key-register.filter.ending-within', { days: String(days) }),
        })),
      ],
    },
  ];
}

function exportAction(
  { t, tenant }: PersonContext,
  filters: Readonly<Record<string, string | null>>,
): Action {
  return {
    action: paths.keyRegister.export(tenant.slug),
    label: t('key-register.export.button'),
    look: 'secondary',
    hidden: Object.entries(filters).map(([name, value]) => ({ name, value: value ?? '' })),
  };
}

const houseColumns = ['purpose', 'name', 'algorithm', 'issuer', 'validity', 'state'] as const;

function houseTable(context: PersonContext, keys: readonly HouseKey[]): Table {
  const { t } = context;
  return {
    caption: t('key-register.house-caption'),
    captionHidden: true,
    columns: houseColumns.map((name) => ({ label: t(`key-register.column.${name}`) })),
    rows: keys.map((key) => houseRow(context, key)),
    empty: { title: '', text: '' },
  };
}

function houseRow(context: PersonContext, key: HouseKey): readonly Cell[] {
  const { t, format } = context;
  const { certificate } = key;
  return [
    { text: purposeOf(context, key) },
    { text: key.name, note: serialOf(certificate?.serial ?? null) },
    { text: algorithmOf(key.algorithm) },
    { text: certificate?.issuer ?? t('kit.none') },
    {
      text: certificate === null ? t('kit.none') : format.period(certificate.notBefore, certificate.notAfter),
    },
    { text: t(`key-register.house-state.${key.state}`) },
  ];
}

const columns = ['number', 'purpose', 'algorithm', 'owner', 'validity', 'state'] as const;

function tableOf(context: PersonContext, items: readonly DeviceKey[]): Table {
  const { t, tenant } = context;
  return {
    caption: t('key-register.caption'),
    captionHidden: true,
    columns: columns.map((name) => ({ label: t(`key-register.column.${name}`) })),
    rows: items.map((item) => rowOf(context, item)),
    empty: {
      title: t('key-register.empty'),
      text: t('key-register.empty-text'),
      link: { label: t('key-register.filter.reset'), href: paths.keyRegister.list(tenant.slug) },
    },
  };
}

/** Device and person by their ids: only IT has pages on which names stand beside them. */
function rowOf(context: PersonContext, key: DeviceKey): readonly Cell[] {
  const { t, tenant, actor } = context;
  const device = hasRole(actor, 'it-admin') ? { href: paths.people.device(tenant.slug, key.deviceId) } : {};
  const { authorityId: by } = key;
  const issued = by === null ? '' : t('key-register.issued', { by });
  return [
    { text: key.id, note: serialOf(key.serial), ...device },
    { text: purposeOf(context, key), note: t(`key-register.origin.${key.keyOrigin}`) },
    { text: algorithmOf(key.keyAlgorithm), note: issued },
    {
      text: t('key-register.device', { id: key.deviceId }),
      note: t('key-register.person', { id: key.personRef }),
    },
    { text: validityOf(context, key) },
    { badge: credentialBadge(t, key.state) },
  ];
}
