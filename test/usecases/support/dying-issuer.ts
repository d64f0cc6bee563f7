/**
 * A process that is killed while it issues a certificate, as `client before` says: whose, and whether before or after the
 * signature. It says the serial it is about to sign, or has signed, and sends itself SIGKILL: nothing is tidied up.
 */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../src/adapters/db/connection';
import { migrate } from '../../../src/adapters/db/migrate';
import { createStore } from '../../../src/adapters/db/store';
import { issueAuthority } from '../../../src/usecases/issue-authority';
import { issueCredential } from '../../../src/usecases/issue-credential';
import type { Ports } from '../../../src/usecases/ports';
import { equipped } from './holdings';
import { enrolledGateway, openStage, type Stage } from './stage';
import { testSecrets } from '../../support/databases';

type Moment = 'before' | 'after';

/** Every signature ends the process. */
function dying(pki: Ports['pki'], moment: Moment): Ports['pki'] {
  const around =
    <Order extends { readonly serial: string }, Result>(sign: (order: Order) => Promise<Result>) =>
    async (order: Order): Promise<Result> => {
      if (moment === 'after') await sign(order);
      writeSync(1, `${order.serial}\n`);
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => undefined);
    };
  return {
    ...pki,
    issueClientCertificate: around(pki.issueClientCertificate),
    issueServerCertificate: around(pki.issueServerCertificate),
    issueAuthority: around(pki.issueAuthority),
  };
}

async function open(url: string): Promise<Stage> {
  const knex = openDatabase({ url });
  const store = createStore(knex, testSecrets, () => new Date());
  return openStage({
    open: async () => {
      await migrate(knex);
      return { url, knex, store };
    },
  });
}

async function issue(stage: Stage, whose: string, moment: Moment): Promise<void> {
  const ports = { ...stage.ports, pki: dying(stage.ports.pki, moment) };
  if (whose === 'server') {
    await enrolledGateway({ ...stage, ports }, stage.town);
  } else if (whose === 'authority') {
    await issueAuthority(ports, { slug: stage.town.slug, kind: 'client-ca' });
  } else {
    await enrolledGateway(stage, stage.town);
    const { holder, device } = await equipped(stage, stage.town);
    await issueCredential(ports, holder, { deviceId: device.id, protocol: 'openvpn', replaces: null });
  }
}

async function main(): Promise<void> {
  const [whose = '', moment = '', url = ''] = process.argv.slice(2);
  await issue(await open(url), whose, moment === 'before' ? 'before' : 'after');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
