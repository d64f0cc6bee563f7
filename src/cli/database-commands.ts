// `fernamt migrate`, `backup` and `restore`: the database as a whole.
import { Command } from 'commander';
import { backup, migrateDatabase, restore } from '../compose-maintenance';
import { readStorage } from '../config';
import type { CommandLine } from './console';

const afterRestore = [
  'The backup is in place, under a new epoch: gateways will compare all they have with it.',
  'What comes next:',
  '1. Start the portal. Gateways compare within a minute; what they know as revoked or suspended stays out.',
  '2. In each municipality IT opens "Wiederherstellung" on the page "Heute", goes through what gateways found, repeats what',
  '   no gateway knows (accesses and decisions since the backup), and closes it there.',
  '3. /operator/tenants shows the provider which municipalities are still open.',
];

export function databaseCommands({ environment, print }: CommandLine): readonly Command[] {
  const url = (): string => readStorage(environment).databaseUrl;
  return [
    new Command('migrate').description('bring the database to the present shape').action(async () => {
      await migrateDatabase(url());
      print('The database has the present shape.');
    }),
    new Command('backup')
      .description('copy the database into a file; the portal may run meanwhile')
      .argument('<file>')
      .action(async (file: string) => {
        await backup(url(), file);
        print(`The database is copied to ${file}. It holds no master key: keep those apart.`);
      }),
    new Command('restore')
      .description('put a backup in the place of the database; the portal must not run')
      .argument('<file>')
      .action(async (file: string) => {
        await restore(url(), file);
        for (const line of afterRestore) print(line);
      }),
  ];
}
