// The commands of `fernamt` and what each exits with. Expected trouble is one sentence; anything else shows its stack.
import { Command } from 'commander';
import { ConfigError } from '../config-environment';
import { Refusal } from '../domain/errors';
import { findText } from '../texts/translate';
import type { CommandLine } from './console';
import { databaseCommands } from './database-commands';
import { emergencyCommands } from './emergency-commands';
import { keyCommands } from './key-commands';
import { mailCommands } from './mail-commands';
import { caCommands } from './ca-commands';
import { serveCommand } from './serve-command';
import { operatorCommands, tenantCommands } from './tenant-commands';

/** Errors of these names carry a sentence meant for the administrator. */
const sentences = new Set(['CommandTrouble', 'DatabaseInUse', 'DatabaseTooNew', 'NotABackup']);

export async function runCommandLine(line: CommandLine): Promise<number> {
  const program = new Command('fernamt').description('Home-office VPN access for municipalities');
  program.exitOverride();
  program.configureOutput({
    writeOut: (text) => line.print(text.trimEnd()),
    writeErr: (text) => line.complain(text.trimEnd()),
  });
  for (const command of [
    serveCommand(line),
    ...databaseCommands(line),
    tenantCommands(line),
    operatorCommands(line),
    emergencyCommands(line),
    mailCommands(line),
    caCommands(line),
    keyCommands(line),
  ]) {
    program.addCommand(command);
  }
  handDown(program);
  try {
    await program.parseAsync([...line.args]);
    return 0;
  } catch (error) {
    return explain(line, error);
  }
}

/** Commander does so only for commands it makes itself; without it a missing option would end the process. */
function handDown(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    handDown(child);
  }
}

function explain({ complain }: CommandLine, error: unknown): number {
  if (!(error instanceof Error)) throw error;
  if ('exitCode' in error && typeof error.exitCode === 'number') return error.exitCode;
  if (error instanceof Refusal) complain(`fernamt: refused: ${sentenceOf(error)}`);
  else if (error instanceof ConfigError || sentences.has(error.name)) complain(`fernamt: ${error.message}`);
  else complain(`fernamt: ${error.stack ?? error.message}`);
  return 1;
}

/** The stable key, for scripts, and the sentence behind it. */
function sentenceOf({ reason }: Refusal): string {
  const sentence = findText('en', `refusal.${reason}`);
  return sentence === null ? reason : `${reason}: ${sentence}`;
}
