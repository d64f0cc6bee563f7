// The pages about cryptography: profiles of gateway groups, and proposing to go beside the recommended one.
import { paths } from '../../../../src/http/kit/paths';
import { busySlug as slug } from '../staged-people';
import { again, seenBy, sending, type Sight } from './sight';

export function cryptoSights(): readonly Sight[] {
  const { overview, propose } = paths.crypto;
  return [
    seenBy('admin')('crypto profiles', overview(slug)),
    seenBy('admin')('propose a waiver', propose(slug)),
    seenBy('admin')('propose a waiver, sent empty', propose(slug), { status: again, act: sending('/new') }),
    seenBy('admin')('devices with older files', `${paths.people.list(slug)}?view=outdated`),
  ];
}
