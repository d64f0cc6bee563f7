// From the command line: a municipality's identity provider is set before its sign-in is live; afterwards it is proposed.
import { Refusal } from '../domain/errors';
import { signInChangeId, type TenantId } from '../domain/ids';
import { forceThrough, propose, type SignInChange } from '../domain/sign-in-change';
import { checkConnection, type Connection } from '../domain/sign-in-values';
import type { Ports, TenantRecords } from './ports';
import { liveValues, putInForce } from './steps/live-sign-in';
import { storeProposal } from './steps/store-proposal';

export type Connecting = Connection & {
  /** The reason why a live sign-in must change at once; every admin of the municipality sees it for two weeks. */
  readonly emergency?: string;
};

/**
 * Whoever runs the installation is nobody by name here, so a live sign-in is not theirs to change: it is proposed, and
 * counts as nobody's confirmation. The way around it leaves a trace that cannot be missed.
 */
export async function connectIdentityProvider(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  tenantId: TenantId,
  { emergency, ...connection }: Connecting,
): Promise<'connected' | 'proposed' | 'forced'> {
  checkConnection(connection);
  const now = clock();
  const after = { kind: 'identity-provider', ...connection } as const;
  return store.forTenant(tenantId).transaction(async (records) => {
    await records.tenant.getHeld();
    const before = await liveValues(records, after.kind);
    if (before === null) {
      if (emergency !== undefined) throw new Refusal('conflict', 'sign-in-not-live');
      await connect(records, { tenantId, connection, now });
      return 'connected';
    }
    const id = signInChangeId(ids.uuid());
    const reason = emergency ?? null;
    const from = { id, tenantId, before, after, reason, by: null, origin: 'command-line' } as const;
    if (emergency === undefined) {
      await storeProposal(records, from, now);
      return 'proposed';
    }
    await force(records, propose(from, now).state, { reason: emergency, now });
    return 'forced';
  });
}

type First = { readonly tenantId: TenantId; readonly connection: Connection; readonly now: Date };

async function connect(records: TenantRecords, { tenantId, connection, now }: First): Promise<void> {
  await records.tenant.updateSamlSettings({ ...(await records.tenant.samlSettings()), ...connection });
  await records.audit.append(
    {
      action: 'tenant.sign-in-changed',
      actor: null,
      subject: null,
      object: { kind: 'tenant', id: tenantId },
      data: { entityId: connection.idp.entityId, certificates: connection.idp.signingCertificates.length },
      reason: null,
    },
    now,
  );
}

type Emergency = { readonly reason: string; readonly now: Date };

/** What was open for the same thing is overtaken by it. */
async function force(records: TenantRecords, proposed: SignInChange, how: Emergency): Promise<void> {
  const { state, event } = forceThrough(proposed, how);
  await putInForce(records, state, how.now);
  await records.signInChanges.insert(state);
  await records.audit.append(event, how.now);
}
