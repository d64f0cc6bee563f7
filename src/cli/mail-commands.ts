// `fernamt mail test`: whether the mail server that is configured takes a mail.
import { Command } from 'commander';
import type { Delivery } from '../usecases/ports-of-mails';
import { sendTestMail } from '../usecases/send-test-mail';
import { translator } from '../texts/translate';
import type { CommandLine } from './console';
import { CommandTrouble } from './trouble';
import { withPorts } from './with-ports';

export function mailCommands(line: CommandLine): Command {
  return new Command('mail').description('the mails that the portal sends').addCommand(
    new Command('test')
      .description('sends one mail to this address, past the outbox, and says what the mail server answered')
      .argument('<address>', 'to whom')
      .action((address: string) =>
        withPorts(line, async (ports) => {
          const t = translator('de');
          const said = { to: address, subject: t('mails.test.subject'), text: `${t('mails.test.text')}\n` };
          line.print(outcomeOf(await sendTestMail(ports, said)));
        }),
      ),
  );
}

/** The server's own words are in its log; here stand its numbers, or why it was not reached. */
function outcomeOf(delivery: Delivery): string {
  switch (delivery.is) {
    case 'sent':
      return 'The mail server has taken the mail. Look whether it arrives, and with which sender.';
    case 'refused':
      throw new CommandTrouble(`the mail server refuses this mail or address: ${delivery.answer}`);
    case 'failed':
      throw new CommandTrouble(`the mail server does not take the mail: ${delivery.answer}`);
  }
}
