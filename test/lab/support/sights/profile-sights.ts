// The page of an access profile: what it reaches, the form, and the form with faults.
import { paths } from '../../../../src/http/kit/paths';
import { busySlug as slug } from '../staged-people';
import type { StagedStates } from '../staged-states';
import { again, seenBy, sending, type Sight } from './sight';

export function profileSights({ profile }: StagedStates): readonly Sight[] {
  const page = paths.profile(slug, profile);
  return [
    seenBy('admin')('an access profile', page),
    seenBy('admin')('an access profile, more without a reason', page, {
      status: again,
      act: async (shown) => {
        await shown.locator('[name=reach][value=all]').check();
        await shown.locator('[name=dns]').fill('ns1.musterstadt.example');
        await sending(`/${profile}`)(shown);
      },
    }),
  ];
}
