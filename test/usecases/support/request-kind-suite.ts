// Applications about an access that is there, from sending to what became of access, devices and files.
import { addDevice } from '../../../src/usecases/add-device';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { reportDeviceLost } from '../../../src/usecases/report-device-lost';
import { revokeGrant } from '../../../src/usecases/revoke-grant';
import { resumeDevice } from '../../../src/usecases/resume-device';
import { useDatabases, type Engine } from '../../support/databases';
import { sendApplication } from '../../support/sent-application';
import type { Answers } from '../../../src/domain/question';
import { application, applied, connected, equipped, granted, notebook, type Granted } from './holdings';
import { reasonOf } from './observed';
import { enrolledGateway, openStage, person, startTime, the, type Stage } from './stage';

export function testRequestKinds(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(databases);
    await enrolledGateway(stage, stage.town, 'gw-kinds');
  }, 60_000);
  afterEach(() => {
    stage.clock.now = startTime;
  });

  const about = ({ holder, grant }: Pick<Granted, 'holder' | 'grant'>, answers: Answers) =>
    sendApplication(stage.ports, holder, {
      profileId: stage.town.profile.id,
      application,
      grantId: grant.id,
      answers,
    });
  const grantNow = async ({ grant }: Pick<Granted, 'grant'>) =>
    the([await stage.town.store.grants.find(grant.id)]);

  it('an extension moves the end of access and files, and wakes the gateways', async () => {
    const before = await connected(stage, stage.town);
    const request = await about(before, { antragsart: 'verlaengerung', bis: '2027-12-31' });
    stage.woken.length = 0;
    await approveAccessRequest(stage.ports, before.admin, request.id);
    const end = new Date('2027-12-31T23:00:00.000Z');
    expect((await grantNow(before))?.endsAt).toEqual(end);
    expect((await stage.town.store.credentials.find(before.credential.id))?.until).toEqual(end);
    expect(stage.woken.length).toBeGreaterThan(0);
    expect(await stage.town.store.grants.ofPerson(before.holder.personId)).toHaveLength(1);
  });

  it('an extension that comes after the end becomes an access of its own', async () => {
    const before = await granted(stage, stage.town);
    const request = await about(before, { antragsart: 'verlaengerung', bis: '2027-12-31' });
    stage.clock.now = new Date('2027-07-05T08:00:00.000Z');
    await approveAccessRequest(stage.ports, before.admin, request.id);
    const [newest] = await stage.town.store.grants.ofPerson(before.holder.personId);
    expect(newest).toMatchObject({
      requestId: request.id,
      period: { from: '2027-07-01', until: '2027-12-31' },
    });
  });

  it('is refused: an access that was revoked meanwhile', async () => {
    const before = await granted(stage, stage.town);
    const request = await about(before, { antragsart: 'verlaengerung', bis: '2027-12-31' });
    await revokeGrant(stage.ports, before.admin, { id: before.grant.id, reason: 'Ausgeschieden' });
    expect(await reasonOf(approveAccessRequest(stage.ports, before.admin, request.id))).toBe('grant-revoked');
    expect((await stage.town.store.requests.find(request.id))?.state).toBe('submitted');
  });

  it('a further device gets a place, and one only', async () => {
    const before = await equipped(stage, stage.town);
    const add = (name: string) =>
      addDevice(stage.ports, before.holder, { grantId: before.grant.id, ...notebook, name });
    await add('Zweites');
    expect(await reasonOf(add('Drittes'))).toBe('no-device-place-left');
    const request = await about(before, { antragsart: 'zusatzgeraet' });
    expect(request.assessed?.rules).toEqual(['R17']);
    await approveAccessRequest(stage.ports, before.admin, request.id);
    await add('Drittes');
    expect(await reasonOf(add('Viertes'))).toBe('no-device-place-left');
  });

  it('a replacement revokes what is lost, and its place is free', async () => {
    const before = await connected(stage, stage.town);
    await reportDeviceLost(stage.ports, before.holder, before.device.id);
    const request = await about(before, { antragsart: 'ersatz_nach_verlust' });
    await approveAccessRequest(stage.ports, before.admin, request.id);
    expect((await stage.town.store.devices.find(before.device.id))?.state).toBe('revoked');
    expect((await stage.town.store.credentials.find(before.credential.id))?.state).toBe('revoked');
    for (const name of ['Ersatz', 'Zweites'])
      await addDevice(stage.ports, before.holder, { grantId: before.grant.id, ...notebook, name });
  });

  it('a replacement leaves a device alone that was found again', async () => {
    const before = await connected(stage, stage.town);
    await reportDeviceLost(stage.ports, before.holder, before.device.id);
    const request = await about(before, { antragsart: 'ersatz_nach_verlust' });
    await resumeDevice(stage.ports, before.admin, before.device.id);
    await approveAccessRequest(stage.ports, before.admin, request.id);
    expect((await stage.town.store.devices.find(before.device.id))?.state).toBe('active');
  });

  it('is not there: an access of somebody else', async () => {
    const other = await granted(stage, stage.town);
    const holder = await person(stage, stage.town);
    const sent = about({ holder, grant: other.grant }, { antragsart: 'verlaengerung', bis: '2027-12-31' });
    expect(await reasonOf(sent)).toBe('application-incomplete');
    expect(await stage.town.store.requests.ofPerson(holder.personId)).toEqual([]);
  });

  it('keeps what was answered, by what was in force, with the application', async () => {
    const { request } = await applied(stage, stage.town);
    const [assessment, ...more] = await stage.town.store.assessments.ofRequest(request.id);
    expect(more).toEqual([]);
    expect(assessment).toMatchObject({ round: 1, edition: 1, answers: { geraet: 'dienstlich_verwaltet' } });
    expect(await stage.town.store.applicationEditions.find(1)).toMatchObject({
      version: 1,
      applications: [],
    });
    expect(await stage.otherTown.store.assessments.ofRequest(request.id)).toEqual([]);
    expect(await stage.town.store.applicationDrafts.find(request.personId)).toBeNull();
  });
}
