// The step that makes credentials of keys: intention stored, certificate signed, result stored, files handed out once.
import type { Actor } from '../../domain/actor';
import { complete, type Credential } from '../../domain/credential';
import type { GatewayId } from '../../domain/ids';
import { recordOf, type FileWithoutKey } from '../../domain/issued-file';
import type { Device } from '../../domain/device';
import type { Ports, TenantRecords } from '../ports';
import { fileWithoutKey, gatewaysInFiles } from './access-file';
import { credentialEvent, intend, type Intended, type Making } from './intending-credentials';
import { signCredential } from './sign-credential';

export type IssuePorts = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki' | 'wakeups'>;

export type Made = {
  readonly device: Pick<Device, 'name' | 'system'>;
  /** As many as parts, OpenVPN first. */
  readonly files: readonly FileWithoutKey[];
  /** Where a page waits for the files to be saved: a token for each of them; otherwise none. */
  readonly handOuts: readonly string[];
};

/**
 * A crash between the two transactions leaves pending credentials that no gateway knows and nobody holds; a later
 * attempt or the job voids them. Whatever stops the device, its access or the attempt meanwhile voids them too: then the
 * result finds nothing to complete, `changed-meanwhile`, and the files that are made already are handed to nobody.
 * Serial, dates and authority are part of the intention, so that no certificate was ever signed that is not on record.
 * A power failure may take an intention that ends nothing: with it goes the certificate, which is in memory only until
 * the result is stored, and with the result the intention outlasts it.
 */
export async function makeCredentials(ports: IssuePorts, actor: Actor, making: Making): Promise<Made> {
  const { store, clock, wakeups, pki, ids } = ports;
  const now = clock();
  const parts = making.parts.toSorted((a, b) => a.protocol.localeCompare(b.protocol));
  const tenantStore = store.forTenant(actor.tenantId);
  const intended = await tenantStore.transaction(
    (records) => intend({ ...ports, records }, actor, { ...making, parts, now }),
    making.endsNothing ? 'with-next' : 'at-once',
  );
  wakeups.notify(intended.woken);
  const { around } = intended;
  const files: FileWithoutKey[] = [];
  for (const fresh of intended.fresh) {
    const signed = await signCredential(pki, tenantStore, fresh);
    files.push(await fileWithoutKey(pki, tenantStore, { ...around, ...fresh, signed }));
  }
  const made = intended.fresh.map(({ credential }, index) => {
    const file = files[index];
    return {
      credential: { ...credential, file: file === undefined ? null : recordOf(file, ids.hash) },
      // A key that was made in a page is gone with the page, unless its file was saved.
      token: credential.keyOrigin === 'page' ? ids.random() : null,
    };
  });
  wakeups.notify(
    await tenantStore.transaction((records) => settle({ records, ids }, actor, { ...intended, made, now })),
  );
  const { name, system } = around.device;
  const handOuts = made.map(({ token }) => token).filter((token) => token !== null);
  return { device: { name, system }, files, handOuts };
}

type MadeOne = { readonly credential: Credential; readonly token: string | null };
type Settling = Intended & { readonly made: readonly MadeOne[]; readonly now: Date };

async function settle(
  { records, ids }: Pick<IssuePorts, 'ids'> & { readonly records: TenantRecords },
  actor: Actor,
  { made, plan, around, now }: Settling,
): Promise<readonly GatewayId[]> {
  const completed: ReturnType<typeof complete>[] = [];
  for (const { credential, token } of made) {
    // The older row first, as in all acts that hold the credentials of a device.
    await plan.settle?.(records, credential, now);
    const one = complete(credential);
    await records.credentials.complete(one.state, token === null ? null : { tokenHash: ids.hash(token) });
    const named = gatewaysInFiles(credential.protocol, around.gateways).map(({ id }) => id);
    await records.fileGateways.note(credential, named);
    completed.push(one);
  }
  const woken = await records.gateways.order(
    completed.flatMap(({ orders }) => orders),
    now,
  );
  const issued = { action: 'credential.issued', data: {} } as const;
  for (const { state } of completed)
    await records.audit.append(credentialEvent(issued, state, { around, actor }), now);
  return woken;
}
