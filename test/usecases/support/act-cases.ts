// The acts that change something, as data: what must be there before, who may, what it writes, what a second one hears.
import type { Actor } from '../../../src/domain/actor';
import type { AuditAction } from '../../../src/domain/audit-event';
import {
  accessProfileId,
  accessRequestId,
  deviceId,
  gatewayGroupId,
  gatewayId,
  grantId,
} from '../../../src/domain/ids';
import type { Role } from '../../../src/domain/roles';
import { itAlone } from '../../../src/domain/approval-chain';
import type { Answers } from '../../../src/domain/question';
import { answerUnknown } from '../../../src/usecases/answer-unknown';
import { changeApprovalSettings } from '../../../src/usecases/change-approval-settings';
import { confirmObligation } from '../../../src/usecases/confirm-obligation';
import { decideStep } from '../../../src/usecases/decide-step';
import { nameStandIn } from '../../../src/usecases/name-stand-in';
import { nameSupervisor } from '../../../src/usecases/name-supervisor';
import { queryFromInbox } from '../../../src/usecases/query-from-inbox';
import { addDevice } from '../../../src/usecases/add-device';
import { answerRequestQuery } from '../../../src/usecases/answer-request-query';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { changeTenantSettings } from '../../../src/usecases/change-tenant-settings';
import { changeOpenvpnTcp } from '../../../src/usecases/change-openvpn-tcp';
import { createGateway } from '../../../src/usecases/create-gateway';
import { decideServerKeys } from '../../../src/usecases/decide-server-keys';
import { chooseRefusalNotice } from '../../../src/usecases/choose-refusal-notice';
import { chooseContactLimit } from '../../../src/usecases/choose-contact-limit';
import { decideWireguard } from '../../../src/usecases/decide-wireguard';
import { denyAccessRequest } from '../../../src/usecases/deny-access-request';
import { issueCredential } from '../../../src/usecases/issue-credential';
import type { Ports } from '../../../src/usecases/ports';
import { putGatewayInMaintenance } from '../../../src/usecases/put-gateway-in-maintenance';
import { queryAccessRequest } from '../../../src/usecases/query-access-request';
import { removeGateway } from '../../../src/usecases/remove-gateway';
import { renewEnrolmentToken } from '../../../src/usecases/renew-enrolment-token';
import { reportDeviceLost } from '../../../src/usecases/report-device-lost';
import { resumeDevice } from '../../../src/usecases/resume-device';
import { resumeGrant } from '../../../src/usecases/resume-grant';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { revokeGrant } from '../../../src/usecases/revoke-grant';
import { draftOf } from '../../support/sent-application';
import { submitAccessRequest } from '../../../src/usecases/submit-access-request';
import { suspendDevice } from '../../../src/usecases/suspend-device';
import { suspendGrant } from '../../../src/usecases/suspend-grant';
import { takeGatewayBack } from '../../../src/usecases/take-gateway-back';
import { withdrawAccessRequest } from '../../../src/usecases/withdraw-access-request';
import { appliesTo, official, says, setChain, type Official } from './officials';
import { application, applied, connected, equipped, granted, notebook } from './holdings';
import { enrolledGateway, person, startTime, type Stage, type Town } from './stage';

/** What there is before the act; `by` may do it, to the thing with this id. */
export type Arranged = { readonly by: Actor; readonly id: string };

export type ActCase = {
  readonly arrange: (stage: Stage, town: Town) => Promise<Arranged>;
  readonly act: (ports: Ports, by: Actor, id: string) => Promise<unknown>;
  /** In the order in which they are written. */
  readonly events: readonly AuditAction[];
  /** Who may; the holder is who the thing belongs to. */
  readonly may: readonly (Role | 'holder')[];
  /** What everybody else hears; the help desk, which sees everything, hears that the role is missing. */
  readonly refusal: string;
  /** For a thing that is not there, or another municipality's. Null: the act is about the municipality itself. */
  readonly missing: string | null;
  /** What the second of two at once hears; empty where both may go through. */
  readonly second: readonly string[];
  /** Whether gateways have something new. */
  readonly wakes: boolean;
};

const reason = 'Ausgeschieden';
let hours = 0;
const nextHours = (): number => (hours += 1);
const question = 'Mit welchem Gerät möchten Sie arbeiten?';

const ofRequest = async (stage: Stage, town: Town) => {
  const { holder, admin, request } = await applied(stage, town);
  return { holder, admin, id: request.id };
};

const byAdmin = async (
  arranging: Promise<{ readonly admin: Actor; readonly id: string }>,
): Promise<Arranged> => {
  const { admin, id } = await arranging;
  return { by: admin, id };
};

const byHolder = async (
  arranging: Promise<{ readonly holder: Actor; readonly id: string }>,
): Promise<Arranged> => {
  const { holder, id } = await arranging;
  return { by: holder, id };
};

const ofGrant = async (stage: Stage, town: Town) => {
  const { holder, admin, grant } = await connected(stage, town);
  return { holder, admin, id: grant.id };
};

const ofDevice = async (stage: Stage, town: Town) => {
  const { holder, admin, device } = await connected(stage, town);
  return { holder, admin, id: device.id };
};

let tcpPort = 8_000;
const ofGateway = async (stage: Stage, town: Town) => {
  const { id } = await enrolledGateway(stage, town, `gw-${stage.ports.ids.random()}`);
  return { admin: await person(stage, town, 'it-admin'), id };
};

let next: Official | undefined;

/** The chain is set for this one application. */
const toSupervisor = async (stage: Stage, town: Town, boss: Official, answers: Answers = {}) => {
  await setChain(town, { necessity: 'supervisor' });
  const sent = await appliesTo(stage, town, { supervisor: boss.mail, answers });
  await setChain(town, {});
  return sent;
};

const gone = 'no-such-device';
const noRole = 'role-missing';

export const actCases: Readonly<Record<string, ActCase>> = {
  'submit an application': {
    arrange: async (stage, town) => {
      const by = await person(stage, town);
      const sending = { profileId: town.profile.id, application };
      await town.store.applicationDrafts.save(draftOf(sending, by, stage.clock.now));
      return { by, id: town.profile.id };
    },
    act: async (ports, by, id) => {
      const { applicationDrafts } = ports.store.forTenant(by.tenantId);
      const draft = await applicationDrafts.find(by.personId);
      if (by.roles.includes('employee') && draft?.profileId !== id)
        await applicationDrafts.save(draftOf({ profileId: accessProfileId(id), application }, by, startTime));
      return submitAccessRequest(ports, by, { shownEdition: 1 });
    },
    events: ['access-request.submitted'],
    may: ['employee'],
    refusal: noRole,
    missing: 'no-such-profile',
    second: ['no-draft'],
    wakes: false,
  },
  'withdraw an application': {
    arrange: (stage, town) => byHolder(ofRequest(stage, town)),
    act: (ports, by, id) => withdrawAccessRequest(ports, by, accessRequestId(id)),
    events: ['access-request.withdrawn'],
    may: ['holder'],
    refusal: 'no-such-access-request',
    missing: 'no-such-access-request',
    second: ['already-decided'],
    wakes: false,
  },
  'approve an application': {
    arrange: (stage, town) => byAdmin(ofRequest(stage, town)),
    act: (ports, by, id) => approveAccessRequest(ports, by, accessRequestId(id)),
    events: ['access-request.approved', 'grant.created'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-access-request',
    second: ['already-decided'],
    wakes: false,
  },
  'deny an application': {
    arrange: (stage, town) => byAdmin(ofRequest(stage, town)),
    act: (ports, by, id) => denyAccessRequest(ports, by, { id: accessRequestId(id), reason }),
    events: ['access-request.denied'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-access-request',
    second: ['already-decided'],
    wakes: false,
  },
  'ask the applicant': {
    arrange: (stage, town) => byAdmin(ofRequest(stage, town)),
    act: (ports, by, id) => queryAccessRequest(ports, by, { id: accessRequestId(id), question }),
    events: ['access-request.queried'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-access-request',
    second: ['query-open'],
    wakes: false,
  },
  'endorse an application': {
    arrange: async (stage, town) => {
      const boss = await official(stage, town);
      return { by: boss, id: (await toSupervisor(stage, town, boss)).request.id };
    },
    act: (ports, by, id) =>
      decideStep(ports, by, { id: accessRequestId(id), place: 1, verdict: 'endorsed', words: '' }),
    events: ['access-request.endorsed'],
    may: ['holder'],
    refusal: 'not-asked',
    missing: 'no-such-access-request',
    second: ['step-decided'],
    wakes: false,
  },
  'ask as a supervisor': {
    arrange: async (stage, town) => {
      const boss = await official(stage, town);
      return { by: boss, id: (await toSupervisor(stage, town, boss)).request.id };
    },
    act: (ports, by, id) => queryFromInbox(ports, by, { id: accessRequestId(id), place: 1, question }),
    events: ['access-request.queried'],
    may: ['holder'],
    refusal: 'not-asked',
    missing: 'no-such-access-request',
    second: ['query-open'],
    wakes: false,
  },
  'name another supervisor': {
    arrange: async (stage, town) => {
      const { request } = await toSupervisor(stage, town, await official(stage, town));
      next = await official(stage, town);
      return { by: await person(stage, town, 'it-admin'), id: request.id };
    },
    act: (ports, by, id) =>
      nameSupervisor(ports, by, { id: accessRequestId(id), place: 1, colleague: next?.mail ?? '', reason }),
    events: ['access-request.supervisor-named'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-access-request',
    second: [],
    wakes: false,
  },
  'name a stand-in': {
    arrange: async (stage, town) => {
      const boss = await official(stage, town);
      const { request } = await toSupervisor(stage, town, boss, { datenarten: ['sozialdaten'] });
      await stage.knex('held_roles').where({ role: 'dpo' }).delete();
      await decideStep(stage.ports, boss, { id: request.id, place: 1, verdict: 'endorsed', words: '' });
      next = await official(stage, town);
      return { by: await person(stage, town, 'it-admin'), id: request.id };
    },
    act: (ports, by, id) =>
      nameStandIn(ports, by, { id: accessRequestId(id), place: 2, colleague: next?.mail ?? '', reason }),
    events: ['access-request.stand-in-named'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-access-request',
    second: ['colleague-is-asked-already'],
    wakes: false,
  },
  'find out what the applicant does not know': {
    arrange: async (stage, town) => {
      const boss = await official(stage, town);
      const { request } = await toSupervisor(stage, town, boss, { platte_verschluesselt: 'weiss_nicht' });
      return { by: await person(stage, town, 'it-admin'), id: request.id };
    },
    act: (ports, by, id) =>
      answerUnknown(ports, by, { id: accessRequestId(id), found: { platte_verschluesselt: 'ja' } }),
    events: ['access-request.answers-found'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-access-request',
    second: ['nothing-to-find-out', 'changed-meanwhile'],
    wakes: false,
  },
  'confirm an obligation': {
    arrange: async (stage, town) => {
      const boss = await official(stage, town);
      const obliged = { internet: 'mobilfunk', mehrere_nutzer_am_geraet: 'ja' };
      const { holder, request } = await toSupervisor(stage, town, boss, obliged);
      await says(stage, town, { by: boss, request, office: 'supervisor', verdict: 'endorsed' });
      await approveAccessRequest(stage.ports, await person(stage, town, 'it-admin'), request.id);
      return { by: holder, id: request.id };
    },
    act: async (ports, by, id) => {
      const obligations = await ports.store
        .forTenant(by.tenantId)
        .requestObligations.ofRequest(accessRequestId(id));
      return confirmObligation(ports, by, { id: accessRequestId(id), obligation: obligations[0]?.id ?? '' });
    },
    events: ['access-request.obligation-confirmed'],
    may: ['holder'],
    refusal: 'no-such-access-request',
    missing: 'no-such-access-request',
    second: ['obligation-confirmed'],
    wakes: false,
  },
  'change the approval chain': {
    arrange: async (stage, town) => ({ by: await person(stage, town, 'tenant-admin'), id: '' }),
    act: (ports, by) => changeApprovalSettings(ports, by, { ...itAlone, lapseDays: 40 }),
    events: ['tenant.approval-changed'],
    may: ['tenant-admin'],
    refusal: noRole,
    missing: null,
    second: [],
    wakes: false,
  },
  'answer a question': {
    arrange: async (stage, town) => {
      const { holder, admin, id } = await ofRequest(stage, town);
      await queryAccessRequest(stage.ports, admin, { id, question });
      return { by: holder, id };
    },
    act: (ports, by, id) =>
      answerRequestQuery(ports, by, { id: accessRequestId(id), round: 1, answer: 'Mit dem Notebook' }),
    events: ['access-request.answered'],
    may: ['holder'],
    refusal: 'no-such-access-request',
    missing: 'no-such-access-request',
    second: ['no-query-open'],
    wakes: false,
  },
  'add a device': {
    arrange: async (stage, town) => {
      const { holder, grant } = await granted(stage, town);
      return { by: holder, id: grant.id };
    },
    act: (ports, by, id) => addDevice(ports, by, { grantId: grantId(id), ...notebook }),
    events: ['device.added'],
    may: ['holder'],
    refusal: 'no-such-grant',
    missing: 'no-such-grant',
    second: ['device-name-taken'],
    wakes: false,
  },
  'have the first file made': {
    arrange: async (stage, town) => {
      const { holder, device } = await equipped(stage, town);
      return { by: holder, id: device.id };
    },
    act: (ports, by, id) =>
      issueCredential(ports, by, { deviceId: deviceId(id), protocol: 'openvpn', replaces: null }),
    events: ['credential.requested', 'credential.issued'],
    may: ['holder'],
    refusal: gone,
    missing: gone,
    second: ['credential-made-meanwhile', 'changed-meanwhile'],
    wakes: true,
  },
  'report a device lost': {
    arrange: (stage, town) => byHolder(ofDevice(stage, town)),
    act: (ports, by, id) => reportDeviceLost(ports, by, deviceId(id)),
    events: ['device.reported-lost'],
    may: ['holder'],
    refusal: gone,
    missing: gone,
    second: ['changed-meanwhile'],
    wakes: true,
  },
  'suspend a device': {
    arrange: (stage, town) => byAdmin(ofDevice(stage, town)),
    act: (ports, by, id) => suspendDevice(ports, by, { id: deviceId(id), reason }),
    events: ['device.suspended'],
    may: ['it-admin', 'help-desk', 'break-glass'],
    refusal: noRole,
    missing: gone,
    second: ['changed-meanwhile'],
    wakes: true,
  },
  'resume a device': {
    arrange: async (stage, town) => {
      const { admin, id } = await ofDevice(stage, town);
      await suspendDevice(stage.ports, admin, { id: deviceId(id), reason });
      return { by: admin, id };
    },
    act: (ports, by, id) => resumeDevice(ports, by, deviceId(id)),
    events: ['device.resumed'],
    may: ['it-admin'],
    refusal: noRole,
    missing: gone,
    second: ['changed-meanwhile'],
    wakes: true,
  },
  'revoke a device': {
    arrange: (stage, town) => byAdmin(ofDevice(stage, town)),
    act: (ports, by, id) => revokeDevice(ports, by, { id: deviceId(id), reason }),
    events: ['device.revoked'],
    may: ['it-admin', 'holder', 'break-glass'],
    refusal: gone,
    missing: gone,
    second: ['changed-meanwhile'],
    wakes: true,
  },
  'suspend an access': {
    arrange: (stage, town) => byAdmin(ofGrant(stage, town)),
    act: (ports, by, id) => suspendGrant(ports, by, { id: grantId(id), reason }),
    events: ['grant.suspended'],
    may: ['it-admin', 'help-desk', 'break-glass'],
    refusal: noRole,
    missing: 'no-such-grant',
    second: ['changed-meanwhile'],
    wakes: true,
  },
  'resume an access': {
    arrange: async (stage, town) => {
      const { admin, id } = await ofGrant(stage, town);
      await suspendGrant(stage.ports, admin, { id: grantId(id), reason });
      return { by: admin, id };
    },
    act: (ports, by, id) => resumeGrant(ports, by, grantId(id)),
    events: ['grant.resumed'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-grant',
    second: ['changed-meanwhile'],
    wakes: true,
  },
  'revoke an access': {
    arrange: (stage, town) => byAdmin(ofGrant(stage, town)),
    act: (ports, by, id) => revokeGrant(ports, by, { id: grantId(id), reason }),
    events: ['grant.revoked', 'device.revoked'],
    may: ['it-admin', 'break-glass'],
    refusal: noRole,
    missing: 'no-such-grant',
    second: ['changed-meanwhile'],
    wakes: true,
  },
  'announce a gateway': {
    arrange: async (stage, town) => ({ by: await person(stage, town, 'it-admin'), id: town.group.id }),
    act: (ports, by, id) =>
      createGateway(ports, by, {
        name: by.personId,
        endpointHost: 'neu.example',
        gatewayGroupId: gatewayGroupId(id),
      }),
    events: ['gateway.created'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-gateway-group',
    second: ['gateway-name-taken'],
    wakes: false,
  },
  'renew a gateway’s token': {
    arrange: (stage, town) => byAdmin(ofGateway(stage, town)),
    act: (ports, by, id) => renewEnrolmentToken(ports, by, gatewayId(id)),
    events: ['gateway.token-renewed'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-gateway',
    second: [],
    wakes: false,
  },
  'take a gateway out for maintenance': {
    arrange: (stage, town) => byAdmin(ofGateway(stage, town)),
    act: (ports, by, id) =>
      putGatewayInMaintenance(ports, by, { id: gatewayId(id), reason, knowsItIsTheLast: true }),
    events: ['gateway.maintenance-begun'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-gateway',
    second: ['changed-meanwhile'],
    wakes: true,
  },
  'take a gateway back from maintenance': {
    arrange: async (stage, town) => {
      const { admin, id } = await ofGateway(stage, town);
      const wish = { id: gatewayId(id), reason, knowsItIsTheLast: true };
      await putGatewayInMaintenance(stage.ports, admin, wish);
      return { by: admin, id };
    },
    act: (ports, by, id) => takeGatewayBack(ports, by, gatewayId(id)),
    events: ['gateway.maintenance-ended'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-gateway',
    second: ['changed-meanwhile'],
    wakes: true,
  },
  'offer OpenVPN over TCP': {
    arrange: (stage, town) => byAdmin(ofGateway(stage, town)),
    act: (ports, by, id) =>
      changeOpenvpnTcp(ports, by, {
        gatewayId: gatewayId(id),
        // Another one each time: twice the same is no second change.
        wanted: { port: (tcpPort += 1), network4: '10.193.0.0/24', network6: '' },
        seen: 1,
      }),
    events: ['gateway.tcp-changed'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-gateway',
    second: ['changed-meanwhile'],
    wakes: true,
  },
  'have a gateway tell refused people why': {
    arrange: (stage, town) => byAdmin(ofGateway(stage, town)),
    act: (ports, by, id) => chooseRefusalNotice(ports, by, { gatewayId: gatewayId(id), saysWhy: true }),
    events: ['gateway.notice-chosen'],
    may: ['it-admin'],
    refusal: noRole,
    missing: 'no-such-gateway',
    second: ['changed-meanwhile'],
    wakes: true,
  },
  'remove a gateway': {
    arrange: (stage, town) => byAdmin(ofGateway(stage, town)),
    act: (ports, by, id) => removeGateway(ports, by, gatewayId(id)),
    events: ['gateway.removed'],
    may: ['it-admin', 'break-glass'],
    refusal: noRole,
    missing: 'no-such-gateway',
    second: ['changed-meanwhile'],
    wakes: false,
  },
  'change the settings': {
    arrange: async (stage, town) => ({ by: await person(stage, town, 'tenant-admin'), id: '' }),
    act: (ports, by) =>
      changeTenantSettings(ports, by, { hotline: null, maxGrantDays: 365, leafletText: 'Neu.' }),
    events: ['tenant.settings-changed'],
    may: ['tenant-admin', 'it-admin'],
    refusal: noRole,
    missing: null,
    second: [],
    wakes: false,
  },
  'choose how long gateways go on alone': {
    arrange: async (stage, town) => ({ by: await person(stage, town, 'security-officer'), id: '' }),
    // The same again would change nothing.
    act: (ports, by) => chooseContactLimit(ports, by, nextHours()),
    events: ['tenant.contact-limit-chosen'],
    may: ['tenant-admin', 'security-officer'],
    refusal: noRole,
    missing: null,
    second: [],
    wakes: true,
  },
  'decide for WireGuard': {
    arrange: async (stage, town) => ({ by: await person(stage, town, 'security-officer'), id: '' }),
    act: (ports, by) =>
      decideWireguard(ports, by, { decidedBy: 'ISB', reason: 'Probe', reviewOn: '2027-11-01' }),
    events: ['tenant.wireguard-decided'],
    may: ['tenant-admin', 'security-officer'],
    refusal: noRole,
    missing: null,
    second: [],
    wakes: false,
  },
  'decide for keys from the server': {
    arrange: async (stage, town) => ({ by: await person(stage, town, 'security-officer'), id: '' }),
    act: (ports, by) =>
      decideServerKeys(ports, by, { decidedBy: 'ISB', reason: 'Probe', reviewOn: '2027-11-01' }),
    events: ['tenant.server-keys-decided'],
    may: ['tenant-admin', 'security-officer'],
    refusal: noRole,
    missing: null,
    second: [],
    wakes: false,
  },
};
