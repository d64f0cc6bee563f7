// Makes keys and access files in this page. Private keys stay in its memory and in the files that people save: they are in
// no request, no address and no storage. Whatever fails says so; nothing here ever lets the server make a key instead.
import { makeFiles, type MadeFile, type PublicParts, type Wish } from './access-file/make-files';
import { ask, tell, type Answered } from './access-file/portal';
import { fillResult } from './access-file/result-view';
import { unsavedFiles } from './access-file/unsaved-files';
import { waitForConnection } from './wait-for-connection';

type Sentence = 'working' | 'too-old' | 'refused' | Exclude<Answered['kind'], 'answer'>;

/** An answer other than the files that were asked for. */
class Refused extends Error {
  readonly answer: Exclude<Answered, { readonly kind: 'answer' }>;

  constructor(answer: Refused['answer']) {
    super(answer.kind);
    this.answer = answer;
  }
}

function begin(maker: HTMLElement, form: HTMLFormElement): void {
  maker.querySelector('[data-without-script]')?.remove();
  // Only a page that nobody could have changed on its way may make keys.
  if (!isSecureContext || !('subtle' in crypto)) {
    say(maker, 'too-old');
    return;
  }
  const choice = maker.querySelector<HTMLElement>('[data-choice]');
  if (choice !== null) choice.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void make(maker, form);
  });
}

async function make(maker: HTMLElement, form: HTMLFormElement): Promise<void> {
  const button = form.querySelector('button');
  if (button?.disabled === true) return;
  if (button !== null) button.disabled = true;
  say(maker, 'working');
  try {
    showFiles(maker, form, await makeFiles(wishOf(form), (parts) => handIn(form, parts)));
  } catch (failure) {
    if (button !== null) button.disabled = false;
    if (failure instanceof Refused) say(maker, failure.answer.kind, failure.answer);
    else say(maker, 'failed');
  }
}

function wishOf(form: HTMLFormElement): Wish {
  const wish = new FormData(form).get('vpn');
  return wish === 'wireguard' || wish === 'both' ? wish : 'openvpn';
}

async function handIn(form: HTMLFormElement, parts: PublicParts): Promise<unknown> {
  const answer = await ask(form.action, { ...knownFields(form), ...parts });
  if (answer.kind !== 'answer') throw new Refused(answer);
  return answer.value;
}

/** The token of our own page, and which files it knew of. */
function knownFields(form: HTMLFormElement): Readonly<Record<string, string>> {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input[type=hidden]')];
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

function showFiles(maker: HTMLElement, form: HTMLFormElement, files: readonly MadeFile[]): void {
  const template = document.querySelector('template[data-result]');
  if (!(template instanceof HTMLTemplateElement)) throw new Error('the page has no place for files');
  const { savedAddress = '', unsavedAddress = '' } = maker.dataset;
  const fields = knownFields(form);
  const unsaved = unsavedFiles(window, {
    saved: (token) => tell(savedAddress, { ...fields, token }),
    unsaved: (token) => tell(unsavedAddress, { ...fields, token }),
  });
  for (const { handOut } of files) unsaved.add(handOut);
  const result = document.importNode(template.content, true);
  fillResult(result, { files, isSaved: ({ handOut }) => unsaved.saved(handOut) });
  maker.replaceChildren(result);
  const connection = maker.querySelector<HTMLElement>('[data-connection]');
  if (connection !== null) waitForConnection(connection);
  const heading = maker.querySelector('h1');
  heading?.focus();
  document.title = heading?.textContent ?? document.title;
}

/** What is put into a live region is read out. All words are the page's. */
function say(maker: HTMLElement, sentence: Sentence, answer?: Refused['answer']): void {
  const template = document.querySelector(`template[data-sentence="${sentence}"]`);
  const place = maker.querySelector('[data-said]');
  if (!(template instanceof HTMLTemplateElement) || place === null) return;
  const said = document.importNode(template.content, true);
  const line = said.querySelector('.kern-alert__body p');
  if (answer?.kind === 'refused' && line !== null) line.textContent = answer.text;
  place.replaceChildren(said);
}

const maker = document.querySelector<HTMLElement>('[data-maker]');
const form = maker?.querySelector('form');
if (maker !== null && form != null) begin(maker, form);
