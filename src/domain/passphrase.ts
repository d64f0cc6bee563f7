// Words that lock a key which is kept on paper and a stick for years: long enough that guessing is hopeless.
import { Refusal } from './errors';

const shortest = 20;
const longest = 1000;

/** One line, without the line end that editors add. A file's key derivation is fast, so that length must do it. */
export function passphraseFor(text: string): string {
  const words = text.replace(/\r?\n$/, '');
  const isUsable =
    words.length >= shortest && words.length <= longest && !/[\r\n]/.test(words) && new Set(words).size >= 8;
  if (!isUsable) throw new Refusal('invalid', 'passphrase-too-weak');
  return words;
}
