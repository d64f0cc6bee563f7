// The pages of access profiles: list, one with what it reaches, a new one, other basics, and what is asked before it goes.
import { paths } from '../../../../src/http/kit/paths';
import { busySlug as slug } from '../staged-people';
import type { StagedStates } from '../staged-states';
import { again, seenBy, sending, type Sight } from './sight';

export function profileSights({ profile, formerProfile }: StagedStates): readonly Sight[] {
  const { list, new: adding, show, act } = paths.profiles;
  const admin = seenBy('admin');
  const page = show(slug, profile);
  return [
    admin('access profiles', list(slug)),
    admin('an access profile', page),
    admin('an access profile that is no longer offered', show(slug, formerProfile)),
    admin('an access profile, more without a reason', page, {
      status: again,
      act: async (shown) => {
        await shown.locator('[name=reach][value=all]').check();
        await shown.locator('[name=dns]').fill('ns1.musterstadt.example');
        await sending(`/${profile}`)(shown);
      },
    }),
    admin('a new access profile', adding(slug)),
    admin('a new access profile with nothing in it', adding(slug), { status: again, act: sending('/new') }),
    admin('basics of an access profile', act(slug, profile, 'basics')),
    admin('stop offering the last access profile', act(slug, profile, 'retire')),
    admin('stop offering the last access profile, unaware', act(slug, profile, 'retire'), {
      status: again,
      act: sending('/retire'),
    }),
    admin('offer an access profile again', act(slug, formerProfile, 'take-up')),
  ];
}
