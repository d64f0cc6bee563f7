/**
 * A process that carries out one act on a database that is there, and sends itself SIGKILL before the write numbered
 * `--stop`, transactions' beginnings and commits counted: nothing is tidied up. It says each serial that it is about to sign, and at the end
 * how many writes there were; a stop one behind the last dies after the last commit, before anybody is answered.
 */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../src/adapters/db/connection';
import { createStore } from '../../../src/adapters/db/store';
import type { Actor } from '../../../src/domain/actor';
import { accessRequestId, deviceId, grantId, identityRef, personId, tenantId } from '../../../src/domain/ids';
import type { Role } from '../../../src/domain/roles';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { issueCredential } from '../../../src/usecases/issue-credential';
import type { Ports } from '../../../src/usecases/ports';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { revokeGrant } from '../../../src/usecases/revoke-grant';
import { orderMails } from '../../../src/usecases/steps/order-mails';
import { suspendDevice } from '../../../src/usecases/suspend-device';
import { testSecrets } from '../../support/databases';
import { testMail } from '../../support/test-mail';
import { portsOn, startTime } from './stage';

export type DyingAct = 'approve' | 'issue' | 'suspend' | 'revoke' | 'revoke-access';
export type DyingOrder = {
  readonly url: string;
  readonly act: DyingAct;
  readonly actor: { readonly [Part in 'tenantId' | 'personId' | 'ref']: string } & {
    readonly roles: readonly Role[];
  };
  readonly id: string;
  /** 0: to its end. */
  readonly stop: number;
};

const reason = 'Ausgeschieden';

/** The acts by name, as the pages call them. */
export const dyingActs: Readonly<
  Record<DyingAct, (ports: Ports, actor: Actor, id: string) => Promise<unknown>>
> = {
  approve: (ports, actor, id) => approveAccessRequest(ports, actor, accessRequestId(id)),
  issue: (ports, actor, id) =>
    issueCredential(ports, actor, { deviceId: deviceId(id), protocol: 'openvpn', replaces: null }),
  suspend: (ports, actor, id) => suspendDevice(ports, actor, { id: deviceId(id), reason }),
  revoke: (ports, actor, id) => revokeDevice(ports, actor, { id: deviceId(id), reason }),
  'revoke-access': (ports, actor, id) => revokeGrant(ports, actor, { id: grantId(id), reason }),
};

const isWrite = (sql: string): boolean => /^(?:insert|update|delete|begin|commit)\b/i.test(sql.trimStart());

/** Serials are said before they are signed, so that somebody can look whether each is on record. */
function telling(pki: Ports['pki']): Ports['pki'] {
  return {
    ...pki,
    issueClientCertificate: (order) => {
      writeSync(1, `serial ${order.serial}\n`);
      return pki.issueClientCertificate(order);
    },
  };
}

async function carryOut({ url, act, actor, id, stop }: DyingOrder): Promise<void> {
  const knex = openDatabase({ url });
  const store = createStore(knex, testSecrets, () => startTime, orderMails);
  const around = { clock: () => startTime, keyToken: null, wake: () => undefined, mail: testMail().port };
  const ports = portsOn(store, around);
  let writes = 0;
  const mayDie = (): void => {
    writes += 1;
    if (writes === stop) process.kill(process.pid, 'SIGKILL');
  };
  knex.on('query', ({ sql }: { readonly sql: string }) => {
    if (isWrite(sql)) mayDie();
  });
  const who: Actor = {
    tenantId: tenantId(actor.tenantId),
    personId: personId(actor.personId),
    ref: identityRef(actor.ref),
    roles: actor.roles,
  };
  await dyingActs[act]({ ...ports, pki: telling(ports.pki) }, who, id);
  mayDie();
  writeSync(1, `writes ${writes - 1}\n`);
  await knex.destroy();
}

const [order] = process.argv.slice(2);
if (order !== undefined) {
  carryOut(JSON.parse(order)).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
