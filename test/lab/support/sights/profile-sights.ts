// The pages of access profiles and of the networks behind them: lists, forms, forms with faults, and what is asked before.
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

export function networkSights({ group, growingPool }: StagedStates): readonly Sight[] {
  const { show, addPool, growPool } = paths.networks;
  const admin = seenBy('admin');
  return [
    admin('networks and addresses', show(slug, group)),
    admin('networks and addresses, with faults', show(slug, group), {
      status: again,
      act: async (shown) => {
        await shown.locator('[name=networks]').fill('10.77.0.0/24\nRathaus');
        await shown.locator('[name=dns]').fill('ns1.musterstadt.example');
        await sending(`/${group}`)(shown);
      },
    }),
    admin('another address pool', addPool(slug, group)),
    admin('another address pool with nothing in it', addPool(slug, group), {
      status: again,
      act: sending('/new'),
    }),
    admin('a larger address pool', growPool(slug, group, growingPool)),
    admin('a larger address pool, of no size', growPool(slug, group, growingPool), {
      status: again,
      act: sending('/grow'),
    }),
  ];
}
