// What a sign-in would go by with a proposed change in it: the proposed values, and beside them those in force.
import type { ReadySignIn } from '../../domain/sign-in-draft';
import type { SignInValues } from '../../domain/sign-in-values';
import type { TenantRecords } from '../ports-of-a-tenant';
import type { Ids } from '../ports-of-things';
import { requireLive } from './live-sign-in';

export type ProposedSignIn = {
  readonly ready: ReadySignIn;
  /** Tells it apart from any other. */
  readonly of: string;
};

type Read = Pick<TenantRecords, 'tenant' | 'identityShape' | 'signInDrafts'>;

export async function proposedSignIn(
  records: Read,
  { digest }: Pick<Ids, 'digest'>,
  after: SignInValues,
): Promise<ProposedSignIn> {
  const ready = withValues(await liveSignIn(records), after);
  return { ready, of: digest(JSON.stringify(ready)) };
}

async function liveSignIn(records: Read): Promise<ReadySignIn> {
  const { idp, identity, wantAssertionsSigned, wantResponseSigned } = await requireLive(records);
  const { maker, aliases } = (await records.identityShape.get()) ?? { maker: 'other', aliases: null };
  return {
    maker,
    aliases,
    idp,
    identity,
    wantAssertionsSigned,
    wantResponseSigned,
    requiredAttribute: await records.signInDrafts.requiredAttribute(),
    roleRules: await records.tenant.roleRules(),
  };
}

function withValues(live: ReadySignIn, after: SignInValues): ReadySignIn {
  switch (after.kind) {
    case 'identity-provider': {
      const { idp, identity, wantAssertionsSigned, wantResponseSigned } = after;
      return { ...live, idp, identity, wantAssertionsSigned, wantResponseSigned };
    }
    case 'role-rules':
      return { ...live, roleRules: after.rules };
    case 'attributes':
      return { ...live, requiredAttribute: after.required, aliases: after.aliases };
  }
}
