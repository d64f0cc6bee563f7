// Groups that an identity provider left out: a reason in the log, and a word to whoever may miss a role because of it.
import type { Request } from 'express';
import { translator } from '../../texts/translate';
import { languageOf } from '../kit/load-context';

export function tellAboutWithheldGroups(request: Request): void {
  const t = translator(languageOf(request));
  request.log.warn({ reason: 'groups-withheld' }, 'rules on groups could not be judged');
  request.session.flash = {
    tone: 'warning',
    title: t('assignments.groups-withheld.own'),
    lines: [t('assignments.groups-withheld.own-text')],
  };
}
