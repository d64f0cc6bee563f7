// The pages about cryptography: profiles of gateway groups, a waiver that waits, and proposing one.
import { paths } from '../../../../src/http/kit/paths';
import { busySlug as slug } from '../staged-people';
import type { StagedStates } from '../staged-states';
import { again, seenBy, sending, type Sight } from './sight';

export function cryptoSights({ crypto }: StagedStates): readonly Sight[] {
  const { overview, propose, choose, waiver } = paths.crypto;
  return [
    seenBy('admin')('crypto profiles', overview(slug)),
    seenBy('admin')('choose a crypto profile', choose(slug, crypto.group)),
    seenBy('admin')('a waiver', waiver(slug, crypto.waiver)),
    seenBy('admin')('propose a waiver', propose(slug)),
    seenBy('admin')('propose a waiver, sent empty', propose(slug), { status: again, act: sending('/new') }),
    seenBy('admin')('devices with older files', `${paths.people.list(slug)}?view=outdated`),
  ];
}
