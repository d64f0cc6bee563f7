// A profile that is no longer offered, and taken up again: the last one only knowingly, and no two of one name.
import { Refusal } from '../../src/domain/errors';
import { accessProfileId } from '../../src/domain/ids';
import { isLastOffered, retireProfile, takeUpProfile } from '../../src/domain/profile-retirement';
import { actor, profile } from '../support/builders';

const ines = actor('ines', 'it-admin');
const other = profile({ id: accessProfileId('profile-2'), name: 'Bauamt' });
const retired = profile({ state: 'retired' });

it('is no longer offered, and keeps everything else', () => {
  const profiles = [profile(), other];
  const { state, event } = retireProfile(profile(), { actor: ines, profiles, knowsItIsTheLast: false });
  expect(state).toEqual({ ...profile(), state: 'retired' });
  expect(event).toMatchObject({ action: 'access-profile.retired', data: { name: 'Homeoffice Standard' } });
  expect(event.data).not.toHaveProperty('last');
});

it('goes as the last one on offer only when that is known, which stands in the log', () => {
  const profiles = [profile(), { ...other, state: 'retired' as const }];
  expect(isLastOffered(profile(), profiles)).toBe(true);
  expect(isLastOffered(profile(), [profile(), other])).toBe(false);
  const retire = (knowsItIsTheLast: boolean) =>
    retireProfile(profile(), { actor: ines, profiles, knowsItIsTheLast });
  expect(() => retire(false)).toThrow(new Refusal('conflict', 'last-profile-offered'));
  expect(retire(true).event.data).toMatchObject({ last: true });
});

it('is refused: twice, and by others', () => {
  const around = { profiles: [retired, other], knowsItIsTheLast: true };
  expect(() => retireProfile(retired, { ...around, actor: ines })).toThrow('changed-meanwhile');
  for (const role of ['tenant-admin', 'help-desk', 'operator-admin'] as const) {
    const by = { ...around, actor: actor('ines', role) };
    expect(() => retireProfile(profile(), by)).toThrow(new Refusal('forbidden', 'role-missing'));
    expect(() => takeUpProfile(retired, by)).toThrow(new Refusal('forbidden', 'role-missing'));
  }
});

it('is taken up again, unless it is on offer, or another one of its name is', () => {
  const { state, event } = takeUpProfile(retired, { actor: ines, profiles: [retired, other] });
  expect(state).toEqual(profile());
  expect(event.action).toBe('access-profile.taken-up');
  expect(() => takeUpProfile(profile(), { actor: ines, profiles: [profile()] })).toThrow('changed-meanwhile');
  const namesake = { ...other, name: 'homeoffice standard' };
  expect(() => takeUpProfile(retired, { actor: ines, profiles: [retired, namesake] })).toThrow(
    new Refusal('conflict', 'profile-name-taken'),
  );
});
