// `fernamt key list|rotate`: the master keys, and which data keys each of them wraps.
import { Command } from 'commander';
import { openDataKeys } from '../compose-maintenance';
import { readConfig } from '../config';
import type { DataKeys } from '../usecases/ports-of-data-keys';
import { rotateMasterKey } from '../usecases/rotate-master-key';
import type { Ports } from '../usecases/ports';
import type { CommandLine } from './console';

type Work = (opened: { readonly ports: Ports; readonly dataKeys: DataKeys }) => Promise<void>;

async function withDataKeys(line: CommandLine, work: Work): Promise<void> {
  const opened = await openDataKeys(readConfig(line.environment));
  try {
    await work(opened);
  } finally {
    await opened.close();
  }
}

export function keyCommands(line: CommandLine): Command {
  return new Command('key')
    .description('the master keys above all secrets in the database')
    .addCommand(
      new Command('list')
        .description('how many data keys are wrapped by which master key')
        .action(() => withDataKeys(line, ({ dataKeys }) => list(line, dataKeys))),
    )
    .addCommand(
      new Command('rotate')
        .description(
          'wrap every data key under the newest master key; may be repeated, and the portal may run',
        )
        .option(
          '--new-data-keys',
          'seal under fresh data keys from now on, because somebody may have the old ones',
        )
        .action(({ newDataKeys = false }: { readonly newDataKeys?: boolean }) =>
          withDataKeys(line, async ({ ports, dataKeys }) => {
            const done = await rotateMasterKey(ports, dataKeys, { withNewDataKeys: newDataKeys });
            line.print(`${done.rewrapped} data keys are wrapped anew, ${done.added} are new.`);
            await list(line, dataKeys);
          }),
        ),
    );
}

async function list({ print }: CommandLine, dataKeys: DataKeys): Promise<void> {
  const wrapped = new Map((await dataKeys.wrappedUnder()).map((one) => [one.masterKeyId, one.dataKeys]));
  dataKeys.masterKeyIds.forEach((id, index) => {
    const place = index === 0 ? 'the newest' : 'an older one';
    print(`${id}: ${place}, wraps ${wrapped.get(id) ?? 0} data keys${isIdle(index, wrapped.get(id))}`);
  });
  for (const [id, count] of wrapped)
    if (!dataKeys.masterKeyIds.includes(id)) print(`${id}: NOT CONFIGURED, wraps ${count} data keys`);
}

function isIdle(index: number, count = 0): string {
  return index > 0 && count === 0 ? ': it can be taken out, unless a backup needs it' : '';
}
