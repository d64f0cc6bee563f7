// The pages of those who look after a municipality's sign-in, its roles and who acts for it.
import { documentKinds } from '../../../../src/domain/document';
import { paths } from '../../../../src/http/kit/paths';
import { busySlug as slug, emptySlug } from '../staged-people';
import type { StagedStates } from '../staged-states';
import { again, seenBy, sending, type Sight } from './sight';

export function administrationSights({ doubtful, delegation, change }: StagedStates): readonly Sight[] {
  const { signInChanges: changes, delegations, people } = paths;
  const part = (name: string): string => paths.settingsPart(slug, name);
  const empty = { slug: emptySlug };
  return [
    seenBy(null)('account being assigned', `${paths.tenant(slug)}assignment`),
    seenBy('admin')('sign-ins to assign', people.assignments(slug)),
    seenBy('admin')('sign-ins to assign, none', people.assignments(emptySlug), empty),
    seenBy('admin')('sign-in to assign', people.assignment(slug, doubtful.id)),
    seenBy('admin')('look', part('look')),
    seenBy('admin')('documents', part('documents')),
    ...documentKinds.map((kind) =>
      seenBy('admin')(`new version: ${kind}`, paths.documents.publish(slug, kind)),
    ),
    seenBy('admin')('role rules', part('roles')),
    seenBy('admin')('attributes of the sign-in', part('attributes')),
    seenBy('admin')('roles that should be apart', paths.separation(slug)),
    seenBy('admin')('second factor', part('assurance')),
    seenBy('admin')('take all data along', part('export')),
    seenBy('admin')('closing, none', part('closing')),
    seenBy('admin')('closing', paths.leaving.closing(emptySlug), empty),
    seenBy('admin')('confirm the closing', paths.leaving.closingAct(emptySlug, 'confirm'), empty),
    seenBy('admin')('withdraw the closing', paths.leaving.closingAct(emptySlug, 'withdraw'), empty),
    seenBy('admin')('delegates', delegations.list(slug)),
    seenBy('admin')('delegates, none', delegations.list(emptySlug), empty),
    seenBy('admin')('name a delegate', delegations.new(slug)),
    seenBy('admin')('name a delegate, sent empty', delegations.new(slug), {
      status: again,
      act: sending('/new'),
    }),
    seenBy('admin')('delegate also employed', delegations.employee(slug, delegation.id)),
    seenBy('admin')('ask to end a delegation', delegations.revoke(slug, delegation.id)),
    seenBy('admin')('changes of the sign-in', changes.list(slug)),
    seenBy('admin')('changes of the sign-in, none', changes.list(emptySlug), empty),
    seenBy('admin')('change of the sign-in', changes.show(slug, change.id)),
    seenBy('second-admin')('change of the sign-in, for those who only read', changes.show(slug, change.id)),
    seenBy('admin')('confirm a change', changes.act(slug, change.id, 'confirm')),
    seenBy('admin')('confirm a change untested, sent empty', changes.act(slug, change.id, 'confirm'), {
      status: again,
      act: sending('/confirm'),
    }),
    seenBy('admin')('link to test a change', changes.show(slug, change.id), { act: sending('/try') }),
    seenBy('admin')('reject a change', changes.act(slug, change.id, 'reject')),
    seenBy('admin')('metadata and keys', paths.signInUpkeep.show(slug)),
    seenBy('admin')('begin to change our key', paths.signInUpkeep.act(slug, 'key-next')),
    seenBy('admin')('propose a change', changes.new(slug)),
    seenBy('admin')('propose a change, sent empty', changes.new(slug), {
      status: again,
      act: sending('/new'),
    }),
  ];
}
