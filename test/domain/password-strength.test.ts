// What people are told about a password for a key file.
import { passwordStrength } from '../../src/domain/password-strength';

it.each([
  ['', 'too-short'],
  ['Kurz1!', 'too-short'],
  ['elfZeichen1', 'too-short'],
  ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['abababababab', 'weak'],
  ['nurkleinbuch', 'weak'],
  ['nurkleineaberziemlichviele', 'fair'],
  ['zwoelf zeich', 'fair'],
  ['Zwölf Zeich3', 'strong'],
  ['vier kleine woerter hier', 'strong'],
])('%s is %s', (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});
