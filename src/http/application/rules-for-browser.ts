// What the script of a step needs to say at once what the rules will say. It is help only: what counts is judged here.
import { formAnswers } from '../../domain/application-form';
import type { OutlookMaterial } from '../../domain/application-outlook';
import type { ShownApplication } from '../../usecases/show-application';
import type { PersonContext } from '../kit/context';
import { download, type Result } from '../kit/result';

export function rulesForBrowser(context: PersonContext, shown: ShownApplication): Result {
  return download({
    fileName: 'rules.json',
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(browserRules(context, shown)),
  });
}

function browserRules({ t }: PersonContext, shown: ShownApplication) {
  const material: OutlookMaterial = {
    form: shown.form,
    answers: formAnswers(shown.draft),
    judgedBy: judgedBy(shown),
  };
  const outcomes = {
    admissible: t('assessment.outcome.admissible'),
    'with-conditions': t('assessment.outcome.with-conditions'),
    'case-by-case': t('assessment.outcome.case-by-case'),
    'other-way': t('assessment.outcome.other-way'),
    excluded: t('assessment.outcome.excluded'),
  };
  return { material, words: { heading: t('application.outlook'), outcomes } };
}

/** No more of the municipality, the profile and the access than the rules read. */
function judgedBy({ around, form }: ShownApplication): OutlookMaterial['judgedBy'] {
  if (around === null) return null;
  const { edition, profile, tenant, held, isStaff, now } = around;
  return {
    edition: { ...edition, catalogue: form },
    profile: { deviceKinds: profile.deviceKinds, maxDays: profile.maxDays },
    tenant: {
      timeZone: tenant.timeZone,
      maxGrantDays: tenant.maxGrantDays,
      leafletVersion: tenant.leafletVersion,
    },
    held:
      held === null
        ? null
        : { grant: { maxDevices: held.grant.maxDevices, period: held.grant.period }, devices: held.devices },
    isStaff,
    now: now.toISOString(),
  };
}
