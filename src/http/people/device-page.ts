// A device: its state, the proof of the last order, what it is, what can be done to it, and what happened.
import { hasRole, isSelf } from '../../domain/actor';
import type { Credential } from '../../domain/credential';
import { stateUnder } from '../../domain/device-standing';
import { isOutdated } from '../../domain/file-standard';
import { isWithdrawn } from '../../domain/withdrawal';
import type { DeviceForStaff, Proof } from '../../usecases/show-device';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { accessBadge, badge } from '../kit/status';
import type { Alert, Badge, Breadcrumb, Description, Link, Table } from '../kit/view-models';
import { courseTable } from './course';
import { offeredActs } from './possible-acts';
import { openAlert, progressBadge, progressOfProof, proofTable } from './proof';

type ProofView = { readonly heading: string; readonly alert: Alert | null; readonly table: Table };
type DeviceModel = {
  readonly title: string;
  readonly heading: string;
  readonly breadcrumb: Breadcrumb;
  readonly badges: readonly Badge[];
  readonly proofs: readonly ProofView[];
  /** While a gateway has not confirmed: the present state is one click away. */
  readonly refresh: Link | null;
  readonly waiting: string;
  readonly unused: Alert | null;
  readonly descriptions: readonly Description[];
  /** For the file, once something was taken back. */
  readonly withdrawal: Link | null;
  readonly buttons: readonly (Link & { readonly look: string })[];
  readonly notes: readonly string[];
  readonly course: Table;
};
export const devicePage = page<DeviceModel>('people/device');

export function deviceModel(context: PersonContext, shown: DeviceForStaff): DeviceModel {
  const { t, tenant, path } = context;
  const { device, person, current, beside, earlier } = shown;
  const open =
    earlier.length > 0 ||
    (current !== null && progressOfProof(context, current, shown)?.state !== 'effective');
  return {
    // Devices of several people have the same name; in the browser's tabs they must not.
    title: `${device.name}, ${person.displayName}`,
    heading: device.name,
    breadcrumb: {
      links: [
        { label: t('people.title'), href: paths.people.list(tenant.slug) },
        { label: person.displayName, href: paths.people.show(tenant.slug, person.id) },
      ],
      here: device.name,
    },
    badges: badgesOf(context, shown),
    proofs: [
      ...(current === null ? [] : [currentProof(context, current, shown)]),
      ...(beside === null ? [] : [besideProof(context, beside, shown)]),
      ...earlier.map((proof) => earlierProof(context, proof, shown)),
    ],
    waiting: isUnderWay(context, shown) ? t('people.proof.ordered-text') : '',
    unused: shown.unused
      ? {
          tone: 'info',
          title: t('people.unused.title'),
          lines: [t('people.unused.do'), t('people.unused.not-kept')],
        }
      : null,
    refresh: open ? { label: t('people.device.refresh'), href: path } : null,
    descriptions: descriptionsOf(context, shown),
    withdrawal: isWithdrawn(shown, context.now)
      ? { label: t('orders.withdrawal.link'), href: paths.people.deviceWithdrawal(tenant.slug, device.id) }
      : null,
    buttons: buttonsOf(context, shown),
    notes: notesOf(context, shown),
    course: courseTable(context, {
      items: shown.course,
      saysAbout: false,
      caption: t('people.device.course-caption'),
      empty: { title: t('people.person.course-none'), text: t('people.person.course-none-text') },
    }),
  };
}

/** A taking back that gateways may still confirm in their usual time. */
function isUnderWay(context: PersonContext, shown: DeviceForStaff): boolean {
  const progress = progressOfProof(context, shown.current, shown);
  return progress !== null && progress.kind !== 'set' && progress.state === 'ordered';
}

function badgesOf(context: PersonContext, shown: DeviceForStaff): readonly Badge[] {
  const { t, now } = context;
  const { device, grant, current } = shown;
  const state = accessBadge(t, stateUnder(device, grant, now), 'staff');
  const progress = progressOfProof(context, current, shown);
  const proved = progress === null ? null : progressBadge(context, progress);
  // What is not confirmed everywhere must not look finished: then the progress is the state.
  const pending = progress !== null && progress.kind !== 'set' && progress.state !== 'effective';
  const lost = device.lost ? [badge(t('people.device.lost'), 'warning')] : [];
  return [...(pending ? [] : [state]), ...(proved === null ? [] : [proved]), ...lost];
}

function currentProof(context: PersonContext, proof: Proof, shown: DeviceForStaff): ProofView {
  const kind = progressOfProof(context, proof, shown)?.kind ?? 'set';
  return {
    heading: context.t(`people.proof.heading.${kind}`),
    alert: openAlert(context, proof, shown),
    table: proofTable(context, proof, shown),
  };
}

function besideProof(context: PersonContext, proof: Proof, shown: DeviceForStaff): ProofView {
  const { t } = context;
  const protocol = t(`audit.protocol.${proof.credential.protocol}`);
  return {
    heading: t('people.proof.heading-beside', { protocol }),
    alert: openAlert(context, proof, shown),
    table: proofTable(context, proof, shown),
  };
}

function earlierProof(context: PersonContext, proof: Proof, shown: DeviceForStaff): ProofView {
  return {
    heading: context.t('people.proof.heading-earlier', { number: proof.credential.id.slice(0, 8) }),
    alert: openAlert(context, proof, shown),
    table: proofTable(context, proof, shown),
  };
}

function descriptionsOf(context: PersonContext, shown: DeviceForStaff): readonly Description[] {
  const { t, tenant, format } = context;
  const { device, person, grant, profileName } = shown;
  const until = format.longDay(grant.period.until);
  return [
    {
      term: t('people.device.holder'),
      value: {
        text: person.displayName,
        href: paths.people.show(tenant.slug, person.id),
        note: person.department ?? '',
      },
    },
    {
      term: t('people.device.access'),
      value: { text: t('people.device.access-until', { profile: profileName, day: until }) },
    },
    { term: t('people.device.system'), value: { text: t(`devices.system.${device.system}`) } },
    { term: t('people.device.inventory'), value: { text: device.inventoryNumber ?? t('kit.none') } },
    ...keyDescriptions(context, shown),
    { term: t('people.device.added'), value: { text: format.dateTime(device.createdAt) } },
  ];
}

function keyDescriptions(
  { t, format }: PersonContext,
  { current, beside, outgoing, standards }: DeviceForStaff,
): readonly Description[] {
  if (current === null)
    return [{ term: t('people.device.vpn-type'), value: { text: t('people.device.no-file') } }];
  return [
    ...fileDescriptions({ t, format }, current.credential, standards),
    ...(beside === null ? [] : fileDescriptions({ t, format }, beside.credential, standards)),
    ...(outgoing === null || outgoing.retireAt === null
      ? []
      : [
          {
            term: t('people.device.outgoing'),
            value: {
              text: outgoing.id.slice(0, 8),
              note: t('people.device.outgoing-note', { time: format.dateTime(outgoing.retireAt) }),
            },
          },
        ]),
  ];
}

function fileDescriptions(
  { t, format }: Pick<PersonContext, 't' | 'format'>,
  credential: Proof['credential'],
  standards: DeviceForStaff['standards'],
): readonly Description[] {
  const { id, protocol, notAfter, keyOrigin } = credential;
  const name = t(`audit.protocol.${protocol}`);
  const text =
    notAfter === null
      ? name
      : t('people.device.vpn-type-certificate', { protocol: name, day: format.longDay(notAfter) });
  return [
    { term: t('people.device.vpn-type'), value: { text } },
    {
      term: t('people.device.number'),
      value: { text: id.slice(0, 8), note: t('people.device.number-note', { id }) },
    },
    { term: t('audit.key-origin'), value: { text: t(`audit.key-origins.${keyOrigin}`) } },
    ...madeBy({ t }, credential, standards),
  ];
}

/** By which profile and template the file in hand was made, and what it held but for the key. */
function madeBy(
  { t }: Pick<PersonContext, 't'>,
  { file, protocol, gatewayGroupId }: Credential,
  standards: DeviceForStaff['standards'],
): readonly Description[] {
  if (file === null) return [];
  const { profile, sha256 } = file;
  const template = String(file.template);
  const standard = standards.find(
    (one) => one.protocol === protocol && one.gatewayGroupId === gatewayGroupId,
  );
  const text =
    profile === null
      ? t('crypto.file.wireguard', { template })
      : t('crypto.file.openvpn', { profile: t(`crypto.profile.${profile}`), template });
  const isOld = standard !== undefined && isOutdated(file, standard);
  return [
    {
      term: t('crypto.file.term'),
      value: { text, ...(isOld ? { badge: badge(t('crypto.file.outdated'), 'warning') } : {}) },
    },
    ...(sha256 === null ? [] : [{ term: t('crypto.file.hash'), value: { text: sha256 } }]),
  ];
}

function buttonsOf(
  { t, tenant, actor, now }: PersonContext,
  { device, grant }: DeviceForStaff,
): DeviceModel['buttons'] {
  const stopped = stateUnder({ state: 'active' }, grant, now) !== 'active';
  return offeredActs(actor, device)
    .filter((act) => !(act === 'resume' && stopped))
    .map((act) => ({
      label: t(`people.act.device.${act}`),
      href: paths.people.deviceAct(tenant.slug, device.id, act),
      look: act === 'resume' ? 'secondary' : 'danger',
    }));
}

function notesOf({ t, actor, now }: PersonContext, { device, grant }: DeviceForStaff): readonly string[] {
  if (device.state === 'revoked') return [t('people.device.final')];
  const under = stateUnder({ state: 'active' }, grant, now);
  const via = device.state === 'active' && under === 'suspended' ? [t('people.device.via')] : [];
  if (device.state !== 'suspended' || !hasRole(actor, 'it-admin')) return via;
  if (isSelf(actor, device.personId)) return [t('people.device.resume-own')];
  return under === 'active' ? [] : [t('people.device.resume-via-grant')];
}
