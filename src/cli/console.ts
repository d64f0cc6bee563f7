// What a command has around it: its arguments, the environment, and where its words go.
import type { Environment } from '../config-environment';

export type CommandLine = {
  readonly args: readonly string[];
  readonly environment: Environment;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  /** All of the standard input, as text. */
  readonly input: () => Promise<string>;
  /** Resolves when the program is asked to end. */
  readonly untilTold: () => Promise<void>;
};
