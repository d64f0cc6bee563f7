// The files of the project as the house rules read them: paths from the root, and their text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type File = { readonly path: string; readonly text: string };

/** Every file below these folders whose name ends so. */
export function filesBelow(folders: readonly string[], ending: RegExp): readonly File[] {
  return pathsBelow(folders)
    .filter((path) => ending.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

export function pathsBelow(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
}

/** Lines that match, as `path: line`, so that a failing test says where to look. */
export function linesMatching(files: readonly File[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
}
