// The audit log is read by people: every action and every kind of thing has words in both languages.
import { auditActions, auditObjectKinds } from '../../src/domain/audit-event';
import { findText, languages } from '../../src/texts/translate';

const keys = [
  ...auditActions.map((action) => `audit.action.${action}`),
  ...auditObjectKinds.map((kind) => `audit.object.${kind}`),
];

describe.each(languages)('in %s', (language) => {
  it.each(keys)('%s has words', (key) => {
    expect(findText(language, key)).toMatch(/\S/);
  });

  it('no two actions have the same words', () => {
    const words = auditActions.map((action) => findText(language, `audit.action.${action}`));
    expect(new Set(words).size).toBe(auditActions.length);
  });
});

it('would notice an action without words', () => {
  expect(findText('de', 'audit.action.grant.forgotten')).toBeNull();
});
