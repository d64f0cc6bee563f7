/**
 * Entries for refused people that OpenVPN itself refuses: whoever has no entry is refused before anything is asked, and reads
 * nothing. So, once their session is gone and never before, they get an entry that says no more than that they are refused.
 */
import { credentialName } from '../../domain/config-fields';
import { noticeEntry } from '../../domain/refusal-notice';
import type { Refusals } from '../enforcing/refusals';
import type { OpenvpnFolder } from './files';

export class Notices {
  /** Whether this gateway is told to tell why. */
  areWanted = false;
  /** Notices about people who are refused no longer, or are not to be told. */
  private readonly outdated = new Set<string>();
  private readonly folder: OpenvpnFolder;
  private readonly refusals: Refusals;

  constructor(folder: OpenvpnFolder, refusals: Refusals) {
    this.folder = folder;
    this.refusals = refusals;
  }

  isFor(name: string): boolean {
    return this.areWanted && this.refusals.at(name) !== null;
  }

  /** By its entry. One that OpenVPN itself refuses is as good as none, but for the sentence. */
  mayComeIn(name: string): boolean {
    const entry = this.folder.readEntry(name);
    return entry !== null && entry !== noticeEntry;
  }

  post(names: Iterable<string>, failed: Pick<ReadonlySet<string>, 'has'>): void {
    if (!this.areWanted) return;
    for (const name of names)
      if (this.isFor(name) && !failed.has(name) && this.folder.readEntry(name) === null)
        this.folder.writeEntry(credentialName(name), noticeEntry);
  }

  /** Nobody is let in by one that was left behind, and nobody has touched it by hand: it is no drift. */
  isOutdated(name: string): boolean {
    if (this.isFor(name) || this.folder.readEntry(name) !== noticeEntry) return false;
    this.outdated.add(name);
    return true;
  }

  withdraw(): void {
    for (const name of this.outdated)
      if (!this.isFor(name) && this.folder.readEntry(name) === noticeEntry) this.folder.removeEntry(name);
    this.outdated.clear();
  }
}
