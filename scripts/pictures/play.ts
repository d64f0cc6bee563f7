// What happens before the pictures are drawn: three days of acts by the people of Musterstadt.
import { arrive } from '../../src/demo/set-up';
import { demoOperator } from '../../src/demo/demo-tenants';
import type { Device } from '../../src/domain/device';
import { addDays, localDay } from '../../src/domain/local-day';
import { announceClosing } from '../../src/usecases/announce-closing';
import { grantDelegation } from '../../src/usecases/grant-delegation';
import { makeDelegationCode } from '../../src/usecases/make-delegation-code';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { rollover } from '../../test/lab/support/staged-upkeep';
import type { Stage, Town } from '../../test/support/stage';
import {
  apply,
  confirmed,
  connected,
  deviceOf,
  fileOf,
  granted,
  joined,
} from '../../test/support/stage-acts';
import { openChange } from '../../test/support/waiting-matters';
import { admin, applicants, employee, holder } from './people';

const hourMs = 60 * 60_000;

/** Anna's access is ready, Mara's notebook is revoked with proof, and six requests wait. */
export async function playDays(stage: Stage, town: Town, end: Date): Promise<Device> {
  await joined(town, stage.demo.sites[0]?.enrolmentToken ?? '');
  const [gateway] = await town.store.gateways.list();
  if (gateway === undefined) throw new Error('the demo has no gateway');
  await granted(town, { login: employee, admin }, { forDays: 219 });
  const { login: held } = holder;
  const holding = { login: held, grant: await granted(town, { login: held, admin }) };
  const device = await deviceOf(town, holding, { name: 'Notebook Bauamt', inventoryNumber: 'NB-2417' });
  await connected(town, await fileOf(town, held, { device }));
  await confirmed(town, gateway.id);
  for (const { login, hoursAgo, inDays } of applicants) {
    stage.goTo(new Date(end.getTime() - hoursAgo * hourMs));
    await apply(town, login, { inDays, forDays: 182 });
  }
  stage.goTo(new Date(end.getTime() - 20_000));
  await revokeDevice(stage.ports, await town.actor(admin), {
    id: device.id,
    reason: 'Notebook wird ausgemustert',
  });
  stage.goTo(new Date(stage.now().getTime() + 1_000));
  await confirmed(town, gateway.id);
  stage.goTo(end);
  return device;
}

/** The provider's Olga may act for Musterstadt for half a year. */
export async function playDelegation(town: Town, provider: Town): Promise<void> {
  const { ports, now } = town.stage;
  const [olga] = demoOperator.people;
  if (olga === undefined) throw new Error('the demo has nobody of the provider');
  const { code } = await makeDelegationCode(ports, await arrive(ports, provider.id, olga));
  await grantDelegation(ports, await town.actor(admin), {
    code,
    role: 'it-admin',
    until: addDays(localDay(now()), 180),
    reason: 'Vertretung unserer IT',
  });
}

/** The identity provider announces its next certificate; gives the number of the change. */
export async function playChange(town: Town): Promise<string> {
  const waiting = { id: town.id, store: town.store, now: town.stage.now() };
  return (await openChange(waiting, await rollover(town))).id;
}

export async function playClosing({ slug, stage }: Town): Promise<void> {
  const onDay = addDays(localDay(stage.now()), 60);
  const reason = 'Zusammenschluss mit Musterstadt.';
  await announceClosing(stage.ports, 'command-line', { slug, onDay, reason });
}
