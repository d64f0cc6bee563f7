// The part of the page where somebody takes the key under a password of their own, for a program that wants it so.
import { fileBesidePkcs12 } from '../../domain/file-beside-pkcs12';
import { longestPassword, passwordStrength } from '../../domain/password-strength';
import type { MadeFile } from './make-files';
import { makePkcs12 } from './pkcs12';
import { saveFile } from './saving';

/** Two files: the key under its password, and the settings that name it. */
export function offerPkcs12(section: HTMLElement, { content, pkcs12 }: MadeFile, saved: () => void): void {
  const form = section.querySelector<HTMLFormElement>('form[data-pkcs12]');
  const field = form?.querySelector('input');
  const button = form?.querySelector('button');
  if (form === null || field == null || button == null || pkcs12 === null) return;
  field.addEventListener('input', () => showStrength(form, field.value));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    showStrength(form, field.value);
    field.setAttribute('aria-invalid', String(!isUsable(field.value)));
    if (!isUsable(field.value)) {
      field.focus();
      return;
    }
    const { name } = pkcs12;
    const save = async (): Promise<void> => {
      const file = await makePkcs12(pkcs12, field.value);
      saveFile(file, { fileName: `${name}.p12`, kind: 'pkcs12' });
      saveFile(fileBesidePkcs12(content, name), { fileName: `${name}-p12.ovpn`, kind: 'openvpn' });
      field.value = '';
      saved();
    };
    button.disabled = true;
    void save()
      .catch(() => showOnly(form, 'failed'))
      .finally(() => (button.disabled = false));
  });
}

function isUsable(password: string): boolean {
  return passwordStrength(password) !== 'too-short' && password.length <= longestPassword;
}

function showStrength(form: HTMLFormElement, password: string): void {
  showOnly(form, password === '' ? '' : passwordStrength(password));
}

function showOnly(form: HTMLFormElement, name: string): void {
  for (const words of form.querySelectorAll<HTMLElement>('[data-strength]'))
    words.hidden = words.dataset['strength'] !== name;
}
