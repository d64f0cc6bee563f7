// The pages of the provider's people: municipalities, their sign-in, and for whom one acts.
import { paths } from '../../../../src/http/kit/paths';
import { busySlug, emptySlug, providerSlug } from '../staged-people';
import type { StagedStates } from '../staged-states';
import { draftSlug } from '../staged-upkeep';
import { again, seenBy, sending, type Sight } from './sight';

const provider = (
  name: string,
  path: string,
  looking: { readonly status?: number; readonly act?: Sight['act'] } = {},
) => seenBy('olga.otter')(name, path, { ...looking, slug: providerSlug });

export function providerSights({ change }: StagedStates): readonly Sight[] {
  const { operator } = paths;
  return [
    seenBy(null)('welcome of the provider', paths.tenant(providerSlug)),
    provider('municipalities', operator.tenants),
    provider('revocation lists', operator.revocationLists),
    provider('new municipality', operator.newTenant),
    provider('new municipality, sent empty', operator.newTenant, { status: again, act: sending('/new') }),
    provider('municipality', operator.tenant(busySlug)),
    provider('municipality not yet connected', operator.tenant(draftSlug)),
    provider('quotas', operator.tenantPart(busySlug, 'quotas')),
    provider('basics', operator.tenantPart(busySlug, 'basics')),
    provider('look of a municipality', operator.tenantPart(busySlug, 'look')),
    provider('role rules of a municipality', operator.tenantPart(busySlug, 'roles')),
    provider('attributes of a municipality', operator.tenantPart(busySlug, 'attributes')),
    provider('closing of a municipality', operator.tenantPart(emptySlug, 'closing')),
    ...(['announce', 'confirm', 'withdraw', 'force'] as const).map((act) =>
      provider(`${act} a closing`, operator.closingAct(emptySlug, act)),
    ),
    provider('requests of municipalities', operator.queue),
    provider('for whom one acts', operator.delegations),
    provider('code to be named by', operator.delegationCode),
    provider('changes of a municipality', operator.tenantPart(busySlug, 'sign-in-changes')),
    provider('change of a municipality', operator.signInChange(busySlug, change.id)),
    provider('confirm a change of a municipality', operator.signInChangeAct(busySlug, change.id, 'confirm')),
    provider('link to test a change of a municipality', operator.signInChange(busySlug, change.id), {
      act: sending('/try'),
    }),
    provider('reject a change of a municipality', operator.signInChangeAct(busySlug, change.id, 'reject')),
    provider('metadata and keys of a municipality', operator.tenantPart(busySlug, 'sign-in-upkeep')),
    provider('begin to change our key for one', operator.signInUpkeepAct(busySlug, 'key-next')),
    provider('propose a change to a municipality', operator.signInChange(busySlug, 'new')),
    provider('page that the provider has no use for', paths.queue.list(providerSlug), { status: 404 }),
  ];
}

export function setUpSights(): readonly Sight[] {
  const step = (name: string): string => paths.operator.signInStep(draftSlug, name);
  return [
    provider('set-up', paths.operator.tenantPart(draftSlug, 'sign-in')),
    provider('set-up of what is live', paths.operator.tenantPart(busySlug, 'sign-in')),
    ...['maker', 'ours', 'theirs', 'recognition', 'roles', 'test', 'live'].map((name) =>
      provider(`set-up: ${name}`, step(name)),
    ),
    provider('set-up: metadata left out', step('theirs'), { status: again, act: sending('/theirs') }),
    provider('set-up: link for a test', step('test'), { act: sending('/test') }),
  ];
}
