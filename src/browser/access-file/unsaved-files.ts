// Files that exist in this page alone: the browser asks before it is left, and what was not saved by then ends at the portal.

export type UnsavedFiles = {
  readonly add: (handOver: string) => void;
  readonly saved: (handOver: string) => void;
};

type Telling = { readonly saved: (handOver: string) => void; readonly unsaved: (handOver: string) => void };

export function unsavedFiles(page: Window, telling: Telling): UnsavedFiles {
  const waiting = new Set<string>();
  const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault();
  const isWaiting = (): void => {
    if (waiting.size > 0) page.addEventListener('beforeunload', askFirst);
    else page.removeEventListener('beforeunload', askFirst);
  };
  page.addEventListener('pagehide', () => {
    for (const handOver of waiting) telling.unsaved(handOver);
    waiting.clear();
    isWaiting();
  });
  // Back from the browser's memory: the files in it are no longer valid.
  page.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) page.location.reload();
  });
  return {
    add: (handOver) => {
      waiting.add(handOver);
      isWaiting();
    },
    saved: (handOver) => {
      if (waiting.delete(handOver)) telling.saved(handOver);
      isWaiting();
    },
  };
}
