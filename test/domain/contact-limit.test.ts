// How long a gateway goes on without the portal: bounds, who knows the limit, and how a gateway stands at each moment.
import {
  closeAfterBounds,
  closeAfterSeconds,
  closeAfterSecondsBounds,
  contactStanding,
  isCloseAfter,
} from '../../src/domain/contact-limit';

const heard = new Date('2026-11-23T08:00:00.000Z');
const closesAt = new Date('2026-11-23T12:00:00.000Z');
const gateway = { state: 'enrolled', lastContactAt: heard, agentVersion: '1.2.0' } as const;
const justAfter = new Date(closesAt.getTime() + 1);

it.each([null, 1, 24, 720])('may be %p hours', (hours) => {
  expect(isCloseAfter(hours)).toBe(true);
});

it.each([0, -1, 721, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('may not be %p hours', (hours) => {
  expect(isCloseAfter(hours)).toBe(false);
});

it('is told to gateways in seconds that they accept', () => {
  expect(closeAfterSeconds(24)).toBe(86_400);
  const [least, most] = closeAfterSecondsBounds;
  expect(closeAfterSeconds(closeAfterBounds.least)).toBeGreaterThanOrEqual(least);
  expect(closeAfterSeconds(closeAfterBounds.most)).toBeLessThanOrEqual(most);
});

it('counts from the last contact, and is over only beyond the limit', () => {
  expect(contactStanding(gateway, 4, heard)).toEqual({ kind: 'open', closesAt });
  expect(contactStanding(gateway, 4, closesAt)).toEqual({ kind: 'open', closesAt });
  expect(contactStanding(gateway, 4, justAfter)).toEqual({ kind: 'closed', closesAt });
});

it('does not exist where none was chosen', () => {
  expect(contactStanding(gateway, null, justAfter)).toEqual({ kind: 'off' });
});

it.each([
  { ...gateway, state: 'new' as const },
  { ...gateway, state: 'removed' as const },
  { ...gateway, lastContactAt: null },
])('is nothing to a gateway that is not in service: %o', (other) => {
  expect(contactStanding(other, 4, justAfter)).toEqual({ kind: 'none' });
});

it.each(['1.1.0', '1.0.9', '0.9.0', '', 'unknown', null])(
  'does not hold with an agent of version %p',
  (version) => {
    expect(contactStanding({ ...gateway, agentVersion: version }, 4, justAfter)).toEqual({
      kind: 'old-agent',
    });
  },
);

it.each(['1.2.0', '1.2.0-rc.1', '1.10.0', '2.0.0'])('holds with an agent of version %p', (version) => {
  expect(contactStanding({ ...gateway, agentVersion: version }, 4, heard).kind).toBe('open');
});
