// Decides which test files run here: those whose needs are met, after installing what is missing if that was asked for.
// What does not run is named, with the command that would make it run.
import { installDebianPackages } from './debian-packages';
import { testFiles, unmetNeeds, type TestFile } from './needs';

export type Choice = {
  readonly unit: readonly string[];
  /** These may run beside each other and beside `unit`. */
  readonly lab: readonly string[];
  /** These need the whole machine. */
  readonly alone: readonly string[];
  readonly leftOut: readonly string[];
};

const isLab = (path: string): boolean => path.startsWith('test/lab/');

type Wish = { readonly install: boolean; readonly only?: 'lab' };

export function chooseTests({ install, only }: Wish): Choice {
  const files = testFiles().filter(({ path }) => only === undefined || isLab(path));
  if (install) installDebianPackages([...unmetNeeds(files)].flatMap((need) => need.debianPackages));
  const unmet = unmetNeeds(files);
  const lacks = (file: TestFile): readonly string[] =>
    file.needs.filter((need) => unmet.has(need)).map((need) => need.name);
  const runnable = files.filter((file) => lacks(file).length === 0);
  const pathsOf = (which: (file: TestFile) => boolean): readonly string[] =>
    runnable.filter(which).map(({ path }) => path);
  return {
    unit: pathsOf(({ path }) => !isLab(path)),
    lab: pathsOf(({ path, isAlone }) => isLab(path) && !isAlone),
    alone: pathsOf(({ path, isAlone }) => isLab(path) && isAlone),
    leftOut: files
      .filter((file) => lacks(file).length > 0)
      .map((file) => `${file.path} (needs ${lacks(file).join(', ')})`),
  };
}

export function tellLeftOut({ leftOut }: Choice): void {
  if (leftOut.length === 0) return;
  console.error(`\nLeft out, because this machine lacks something:\n  ${leftOut.join('\n  ')}`);
  console.error('As root on Debian, this makes them run: npm run lab -- --install\n');
}
