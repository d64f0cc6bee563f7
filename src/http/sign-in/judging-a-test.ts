// A response that answers a test sign-in: checked like a real one, then shown instead of used.
import { Refusal } from '../../domain/errors';
import type { Tenant } from '../../domain/tenant';
import { judgeSignInTest } from '../../usecases/judge-sign-in-test';
import type { Ports } from '../../usecases/ports';
import type { SignInTrial } from '../../usecases/steps/sign-in-trial';
import type { SamlPage } from '../kit/route';
import { show } from '../kit/result';
import { failedModel, findingsModel, testPage } from './test-page';
import type { Exchange, SamlService } from './saml-service';

type Needs = { readonly ports: Pick<Ports, 'store' | 'clock'>; readonly saml: SamlService };

type Arrival = Exchange & { readonly tenant: Tenant; readonly trial: SignInTrial };

/** Whoever sets the sign-in up must learn what is wrong; at a real one the same refusal says nothing. */
export async function judgeTest(
  { ports, saml }: Needs,
  { tenant, trial, ...exchange }: Arrival,
): Promise<SamlPage> {
  try {
    const assertion = await saml.trial(trial).acs(tenant, exchange);
    const findings = await judgeSignInTest(ports, tenant.id, { assertion, trial });
    const status = findings.inTheWay.length === 0 ? 200 : 422;
    return (context) => show(testPage, findingsModel(context, findings, trial.ready), { status });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason } = error;
    return (context) => show(testPage, failedModel(context, reason), { status: 422 });
  }
}
