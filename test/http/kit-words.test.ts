// How times, counts, states and addresses read.
import fc from 'fast-check';
import { formatter } from '../../src/http/kit/format';
import { firstPath, menuFor } from '../../src/http/kit/navigation';
import { paths, safeReturnPath, withQuery } from '../../src/http/kit/paths';
import { accessBadge, enforcementBadge, requestBadge } from '../../src/http/kit/status';
import { translator } from '../../src/texts/translate';
import { actor, aTime, musterstadt } from './support/app';

const de = formatter('de', 'Europe/Berlin');
const en = formatter('en', 'Europe/Berlin');
const t = translator('de');

describe('times', () => {
  it('read as in the municipality', () => {
    expect(de.dateTime(aTime)).toBe('23.11.2026, 14:03 Uhr');
    expect(de.dateClock(aTime)).toBe('23.11.2026, 14:03:27 Uhr');
    expect(de.clock(aTime)).toBe('14:03:27');
    expect(en.dateTime(aTime)).toBe('23/11/2026, 14:03');
    expect(de.longDay(aTime)).toBe('23. November 2026');
    expect(en.longDay('2027-06-30')).toBe('30 June 2027');
  });

  it('keep a local day what it is, in every zone', () => {
    for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Berlin']) {
      expect(formatter('de', zone).day('2027-06-30')).toBe('30.06.2027');
    }
    expect(de.period('2026-12-01', '2027-06-30')).toBe('01.12.2026–30.06.2027');
  });

  it('cross midnight and summer time with the municipality', () => {
    expect(de.dateTime(new Date('2026-06-30T22:30:00Z'))).toBe('01.07.2026, 00:30 Uhr');
  });

  it.each([
    [30_000, 'gerade eben'],
    [60_000, 'seit 1 Minute'],
    [3_600_000, 'seit 1 Stunde'],
    [47 * 3_600_000, 'seit 47 Stunden'],
    [48 * 3_600_000, 'seit 2 Tagen'],
    [-5000, 'gerade eben'],
  ])('%d ms ago is "%s"', (age, words) => {
    expect(de.since(new Date(aTime.getTime() - age), aTime)).toBe(words);
  });

  it('counts stop at a thousand', () => {
    expect([de.count(1000), de.count(1001), en.count(1001)]).toEqual([
      '1.000',
      'mehr als 1.000',
      'more than 1,000',
    ]);
  });
});

describe('states', () => {
  it('say to employees and to staff what each understands', () => {
    expect(accessBadge(t, 'suspended', 'own').label).toBe('vorübergehend gesperrt');
    expect(accessBadge(t, 'suspended', 'staff').label).toBe('gesperrt');
    expect(accessBadge(t, 'revoked', 'own').label).toBe('dauerhaft entzogen');
    expect(requestBadge(t, 'query', 'own').label).toBe('Rückfrage an Sie');
    expect(requestBadge(t, 'query', 'staff').label).toBe('Rückfrage gestellt');
  });

  it('say since when something is in effect, and mark in red what is not confirmed', () => {
    expect(enforcementBadge(t, 'effective', '14:03:27')).toEqual({
      label: 'wirksam seit 14:03:27',
      tone: 'success',
      icon: 'success',
    });
    expect(enforcementBadge(t, 'unconfirmed', null)).toEqual({
      label: 'noch nicht bestätigt',
      tone: 'danger',
      icon: 'danger',
    });
  });
});

describe('addresses', () => {
  it('encode what they are given and leave route names alone', () => {
    expect(paths.requests.show('musterstadt', 'a/../b?c')).toBe('/t/musterstadt/requests/a%2F..%2Fb%3Fc');
    expect(paths.requests.show(':tenant', ':request')).toBe('/t/:tenant/requests/:request');
  });

  it('leave out empty filters', () => {
    expect(withQuery('/a', { q: 'Müller & Co', state: '', after: null })).toBe('/a?q=M%C3%BCller+%26+Co');
    expect(withQuery('/a', {})).toBe('/a');
  });

  it.each([
    ['/t/musterstadt/requests/new', '/t/musterstadt/requests/new'],
    ['/t/musterstadt/people?q=a%20b', '/t/musterstadt/people?q=a%20b'],
    ['/t/nebendorf/start', null],
    ['/t/musterstadtx/start', null],
    ['//evil.example/t/musterstadt/', null],
    ['/t/musterstadt//evil.example', null],
    ['/t/musterstadt/../nebendorf', null],
    ['/t/musterstadt/\\evil', null],
    ['/t/musterstadt/\r\nx', null],
    ['https://evil.example/', null],
    [undefined, null],
  ])('%j leads back to %j', (wanted, expected) => {
    expect(safeReturnPath('musterstadt', wanted)).toBe(expected);
  });

  it('never lead to another origin, whatever was asked for', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (path, tail) => {
        const back = safeReturnPath('musterstadt', `/t/musterstadt/${path}${tail}`);
        if (back === null) return;
        const url = new URL(back, 'https://portal.example');
        expect(url.origin).toBe('https://portal.example');
        expect(url.pathname).toMatch(/^\/t\/musterstadt\//);
      }),
    );
  });
});

describe('the menu of the provider', () => {
  it('shows no accesses, requests and gateways, and begins with the municipalities', () => {
    const olga = actor(musterstadt, 'employee', 'it-admin', 'tenant-admin', 'operator-admin');
    const labels = menuFor(olga, 'operator').map(({ text }) => t(text));
    const acting = 'Anträge der Kommunen';
    expect(labels).toEqual(['Kommunen', 'Fragen und Regeln', 'Protokoll', 'Einstellungen', acting]);
    expect(firstPath({ slug: 'betreiber', kind: 'operator' }, olga)).toBe('/operator/tenants');
    expect(menuFor(actor(musterstadt, 'employee'), 'operator').map(({ text }) => t(text))).toEqual([acting]);
  });

  it('is no part of a municipality, whatever roles are held there', () => {
    const texts = menuFor(actor(musterstadt, 'employee', 'operator-admin'), 'municipality').map(
      ({ text }) => text,
    );
    expect(texts).not.toContain('shell.navigation.tenants');
  });
});

describe('the menu', () => {
  const labels = (...roles: Parameters<typeof actor>[1][]) =>
    menuFor(actor(musterstadt, ...roles), 'municipality').map(({ text }) => t(text));

  it('shows employees their own matters', () => {
    expect(labels('employee')).toEqual(['Start', 'Mein Zugang', 'Meine Anträge', 'Hilfe']);
  });

  it('shows admins their work, at most six entries', () => {
    expect(labels('employee', 'it-admin')).toEqual([
      'Heute',
      'Anträge',
      'Personen und Geräte',
      'Gateways',
      'Protokoll',
      'Einstellungen',
    ]);
  });

  it('shows the others what they may see, and begins with it', () => {
    expect(labels('employee', 'auditor')).toEqual([
      'Protokoll',
      'Alle Anträge',
      'Schlüssel',
      'Start',
      'Mein Zugang',
      'Meine Anträge',
    ]);
    expect(firstPath(musterstadt, actor(musterstadt, 'employee', 'help-desk'))).toBe('/t/musterstadt/people');
    expect(firstPath(musterstadt, actor(musterstadt, 'supervisor'))).toBe('/t/musterstadt/start');
  });
});
