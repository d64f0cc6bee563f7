// Positions in lists as they travel in addresses; whatever is none counts as the beginning.
import type { Cursor } from '../../domain/paging';

export function cursorText(cursor: Cursor): string;
export function cursorText(cursor: Cursor | null): string | null;
export function cursorText(cursor: Cursor | null): string | null {
  return cursor === null ? null : `${cursor.at.getTime().toString(36)}.${cursor.id}`;
}

export function readCursor(text: string | undefined): Cursor | null {
  const [, time, id] = /^([0-9a-z]{1,10})\.([\w-]{1,64})$/.exec(text ?? '') ?? [];
  if (time === undefined || id === undefined) return null;
  const at = new Date(Number.parseInt(time, 36));
  return Number.isNaN(at.getTime()) ? null : { at, id };
}

/** For lists that are numbered without gaps. */
export function readNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
