// Files that exist in this page alone: the browser asks before it is left, and what was not saved by then ends at the portal.

export type UnsavedFiles = {
  readonly add: (handOut: string) => void;
  readonly saved: (handOut: string) => void;
};

type Telling = { readonly saved: (handOut: string) => void; readonly unsaved: (handOut: string) => void };

export function unsavedFiles(page: Window, telling: Telling): UnsavedFiles {
  const waiting = new Set<string>();
  const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault();
  const isWaiting = (): void => {
    if (waiting.size > 0) page.addEventListener('beforeunload', askFirst);
    else page.removeEventListener('beforeunload', askFirst);
  };
  page.addEventListener('pagehide', () => {
    for (const handOut of waiting) telling.unsaved(handOut);
    waiting.clear();
    isWaiting();
  });
  // Back from the browser's memory: the files in it are no longer valid.
  page.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) page.location.reload();
  });
  return {
    add: (handOut) => {
      waiting.add(handOut);
      isWaiting();
    },
    saved: (handOut) => {
      if (waiting.delete(handOut)) telling.saved(handOut);
      isWaiting();
    },
  };
}
