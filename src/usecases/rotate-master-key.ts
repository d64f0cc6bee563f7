// The master key changes: every data key is wrapped anew under the newest one, so that an old one can be put out of use.
import { Refusal } from '../domain/errors';
import type { Ports } from './ports';
import type { DataKeys } from './ports-of-data-keys';

export type Rotated = { readonly rewrapped: number; readonly added: number };

export async function rotateMasterKey(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  dataKeys: DataKeys,
  { withNewDataKeys }: { readonly withNewDataKeys: boolean },
): Promise<Rotated> {
  const strangers = (await dataKeys.wrappedUnder()).filter(
    ({ masterKeyId }) => !dataKeys.masterKeyIds.includes(masterKeyId),
  );
  if (strangers.length > 0) throw new Refusal('conflict', 'master-key-unknown');
  const rewrapped = await dataKeys.rewrapAll();
  const added = withNewDataKeys ? await dataKeys.addToAll() : 0;
  const operator = await store.installation.findOperator();
  if (operator !== null && rewrapped + added > 0) {
    await store.forTenant(operator.id).audit.append(
      {
        action: 'master-key.rotated',
        actor: null,
        subject: null,
        object: { kind: 'tenant', id: operator.id },
        data: { to: dataKeys.masterKeyIds[0] ?? null, rewrapped, added },
        reason: null,
      },
      clock(),
    );
  }
  return { rewrapped, added };
}
