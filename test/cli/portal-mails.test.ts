// A portal as it is composed, with a real mail server: an act is told by the running jobs, also when the server comes later;
// without a mail server nothing is put aside.
import { pino } from 'pino';
import { openPorts } from '../../src/compose';
import { portalJobs } from '../../src/compose-jobs';
import { readConfig } from '../../src/config';
import { identityRef, personId } from '../../src/domain/ids';
import { announceClosing } from '../../src/usecases/announce-closing';
import type { Ports } from '../../src/usecases/ports';
import { realServer } from '../adapters/mail/real-server';
import { until } from '../support/child-process';
import { musterstadt, useCommandLine } from './support/fernamt';

const { fernamt, fileAt } = useCommandLine('portal-mails');
const environment = () => ({
  PUBLIC_URL: 'https://fernamt.example',
  DATABASE_URL: fileAt('fernamt.sqlite'),
  MASTER_KEYS: 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
  SESSION_SECRETS: '0123456789abcdef0123456789abcdef',
  LOG_LEVEL: 'silent',
});

async function townWithAdmin({ store, clock, ids }: Ports) {
  const tenant = await store.installation.findTenant('musterstadt');
  if (tenant === null) throw new Error('the town is missing');
  const town = store.forTenant(tenant.id);
  const id = personId(ids.uuid());
  const person = {
    id,
    tenantId: tenant.id,
    ref: identityRef(ids.uuid()),
    displayName: 'Tara Admin',
    mail: 'tara@musterstadt.example',
    department: null,
    supervisor: null,
    createdAt: clock(),
  };
  await town.persons.insert(person, { issuer: 'https://idp.example', keyName: 'NameID', keyValue: id });
  await town.heldRoles.keep(id, ['tenant-admin']);
  return town;
}

const closing = { slug: 'musterstadt', reason: 'Vertrag endet' };
const onDay = (clock: Ports['clock']): string =>
  new Date(clock().getTime() + 60 * 86_400_000).toISOString().slice(0, 10);

it('tells nobody and keeps nothing without a mail server, and tells with one, once it is there', async () => {
  expect(await fernamt(musterstadt)).toMatchObject({ code: 0 });
  const quiet = await openPorts(readConfig(environment()));
  const town = await townWithAdmin(quiet.ports);
  await announceClosing(quiet.ports, 'command-line', { ...closing, onDay: onDay(quiet.ports.clock) });
  expect(await town.mails.countWaitingUpTo(10)).toBe(0);
  await quiet.knex('closings').update({ state: 'withdrawn' });
  await quiet.close();

  const away = await realServer();
  await away.close();
  const env = { SMTP_URL: `smtp://127.0.0.1:${away.port}`, MAIL_FROM: 'portal@fernamt.example' };
  const clock = { now: new Date() };
  const opened = await openPorts(readConfig({ ...environment(), ...env }), () => clock.now);
  const { ports, knex } = opened;
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  const jobs = () => portalJobs({ ports, knex, logger });
  await announceClosing(ports, 'command-line', { ...closing, onDay: onDay(ports.clock) });
  const before = jobs();
  before.start();
  await until('the server is missed', 20_000, () => lines.some((line) => line.includes('takes no mail')));
  await before.stop();
  expect(lines.join()).not.toContain('tara@');

  const there = await realServer({}, '127.0.0.1', away.port);
  clock.now = new Date(clock.now.getTime() + 120_000);
  const after = jobs();
  after.start();
  await until('the mail arrives', 20_000, () => there.received.length > 0);
  await after.stop();
  const [received] = there.received;
  expect(received?.to).toEqual(['tara@musterstadt.example']);
  expect(received?.source).toMatch(/^From: Stadt Musterstadt <portal@fernamt\.example>\r$/m);
  expect(received?.source).toContain('https://fernamt.example/t/musterstadt/settings/closing');
  expect(received?.source).not.toContain('Vertrag endet');
  expect(await knex('mails').select(['state', 'fields'])).toEqual([{ state: 'sent', fields: null }]);
  await opened.close();
  await there.close();
}, 90_000);
