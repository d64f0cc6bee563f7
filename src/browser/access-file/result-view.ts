// The page once the files are there: what was not asked for goes, the rest is filled in and made to work.
import type { MadeFile } from './make-files';
import { offerPkcs12 } from './pkcs12-view';
import { drawQrCode } from './qr-code';
import { saveFile } from './saving';

type Shown = {
  readonly files: readonly MadeFile[];
  readonly isSaved: (file: MadeFile) => void;
};

export function fillResult(result: DocumentFragment, { files, isSaved }: Shown): void {
  const when = files.length > 1 ? 'both' : 'one';
  for (const words of result.querySelectorAll(`[data-when]:not([data-when="${when}"])`)) words.remove();
  const open = new Set(files);
  const saved = (file: MadeFile, section: Element): void => {
    sayInside(section, '[data-is-saved]', '[data-saved-badge]');
    isSaved(file);
    open.delete(file);
    if (open.size === 0)
      for (const warning of document.querySelectorAll('[data-until-saved]')) warning.remove();
  };
  for (const section of result.querySelectorAll<HTMLElement>('[data-file]')) {
    const file = files.find(({ protocol }) => protocol === section.dataset['file']);
    if (file === undefined) section.remove();
    else fillSection(section, file, () => saved(file, section));
  }
  // One button a page leads; the file that comes second is saved second.
  for (const save of [...result.querySelectorAll('[data-save]')].slice(1))
    save.classList.replace('kern-btn--primary', 'kern-btn--secondary');
  result.querySelector('[data-done]')?.addEventListener('click', () => files.forEach(isSaved));
}

function fillSection(section: HTMLElement, file: MadeFile, saved: () => void): void {
  const { content, fileName, protocol } = file;
  for (const name of section.querySelectorAll('[data-name]')) name.textContent = fileName;
  const text = section.querySelector<HTMLTextAreaElement>('[data-content]');
  if (text !== null) text.value = content;
  text?.addEventListener('copy', saved);
  showCode(section, content);
  offerPkcs12(section, file, saved);
  offerOthers(section, file.others);
  section.querySelector('[data-save]')?.addEventListener('click', () => {
    saveFile(content, { fileName, kind: protocol });
    saved();
  });
  section.querySelector('[data-copy]')?.addEventListener('click', () => {
    void navigator.clipboard.writeText(content).then(
      () => {
        reveal(section, '[data-copied]');
        saved();
      },
      () => reveal(section, '[data-not-copied]'),
    );
  });
}

/** Beside the first file, so that they are saved while the key is here; where there are none, nothing is said of them. */
function offerOthers(section: HTMLElement, others: MadeFile['others']): void {
  const place = section.querySelector('[data-others]');
  const template = place?.querySelector('template');
  if (place === null || template == null || others.length === 0) {
    place?.remove();
    return;
  }
  for (const { fileName, content, host } of others) {
    const other = document.createElement('div');
    other.append(document.importNode(template.content, true));
    for (const name of other.querySelectorAll('[data-name]')) name.textContent = fileName;
    for (const name of other.querySelectorAll('[data-host]')) name.textContent = host;
    other.querySelector('[data-save-other]')?.addEventListener('click', () => {
      saveFile(content, { fileName, kind: 'wireguard' });
      sayInside(other, '[data-is-saved]', '[data-saved-badge]');
    });
    showCode(other, content);
    place.append(other);
  }
}

/** Nobody can scan the screen of the telephone that they hold: there the file itself is the way. */
function showCode(section: HTMLElement, content: string): void {
  const code = section.querySelector('[data-code]');
  const canvas = section.querySelector('canvas');
  if (code === null || canvas === null) return;
  if (matchMedia('(pointer: coarse) and (max-width: 50rem)').matches) code.remove();
  else drawQrCode(canvas, content);
}

function reveal(section: Element, selector: string): void {
  const words = section.querySelector<HTMLElement>(selector);
  if (words !== null) words.hidden = false;
}

function sayInside(section: Element, place: string, words: string): void {
  const template = section.querySelector(words);
  const said = section.querySelector(place);
  if (template instanceof HTMLTemplateElement && said?.childElementCount === 0)
    said.append(template.content.cloneNode(true));
}
