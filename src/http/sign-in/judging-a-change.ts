// A response that answers the trial of a proposed change: checked by the proposed values, shown instead of used, and the outcome
// remembered with the proposal.
import { Refusal } from '../../domain/errors';
import type { Tenant } from '../../domain/tenant';
import {
  findSignInChangeTrial,
  listTestsUnderWay,
  type TestUnderWay,
} from '../../usecases/find-sign-in-change-trial';
import { judgeSignInChangeTrial, noteFailedTrial } from '../../usecases/judge-sign-in-change-trial';
import type { Ports } from '../../usecases/ports';
import type { SignInChangeTrial } from '../../usecases/steps/sign-in-change-trial';
import { show } from '../kit/result';
import type { SamlPage } from '../kit/route';
import { failedTrialModel, outlookModel } from './outlook-page';
import type { Exchange, SamlService } from './saml-service';
import { testPage } from './test-page';

type Needs = { readonly ports: Pick<Ports, 'store' | 'clock' | 'ids'>; readonly saml: SamlService };

type Arrival = Exchange & { readonly tenant: Tenant };

/** Null: what arrives is a sign-in, or nothing of this browser's. */
export async function judgeChange({ ports, saml }: Needs, arrival: Arrival): Promise<SamlPage | null> {
  const { tenant, request } = arrival;
  const underWay = await listTestsUnderWay(ports, tenant.id);
  const test = underWay.length === 0 ? null : saml.answered(request, underWay);
  return test === null ? null : judged({ ports, saml }, arrival, test);
}

async function judged(needs: Needs, arrival: Arrival, test: TestUnderWay): Promise<SamlPage> {
  const { tenant } = arrival;
  let trial: SignInChangeTrial | null = null;
  try {
    trial = await findSignInChangeTrial(needs.ports, tenant.id, test);
    const about = aboutOf(tenant, trial);
    const outlook = await outlookOf(needs, arrival, trial);
    const status = outlook.inTheWay.length === 0 ? 200 : 422;
    return (context) => show(testPage, outlookModel(context, about, outlook), { status });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason } = error;
    const about = trial === null ? null : aboutOf(tenant, trial);
    return (context) => show(testPage, failedTrialModel(context, about, reason), { status: 422 });
  }
}

function aboutOf(tenant: Tenant, { change, by, ready }: SignInChangeTrial) {
  return { tenant, change, by, requires: ready.requiredAttribute !== null };
}

async function outlookOf({ ports, saml }: Needs, { tenant, ...exchange }: Arrival, trial: SignInChangeTrial) {
  const assertion = await saml
    .trial(trial)
    .acs(tenant, exchange)
    .catch(async (error: unknown) => {
      if (error instanceof Refusal) {
        await noteFailedTrial(ports, tenant.id, { trial, reason: error.reason });
      }
      throw error;
    });
  return judgeSignInChangeTrial(ports, tenant.id, { trial, assertion });
}
