// Applications on their way through the offices: one that waits for a supervisor, one that is approved with obligations, a
// deputy, and a decision about several that was begun.
import { beginBulkDecision } from '../../../src/usecases/begin-bulk-decision';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { changeAdaptation } from '../../../src/usecases/change-adaptation';
import { publishAdaptation } from '../../../src/usecases/publish-adaptation';
import { nameDeputy } from '../../../src/usecases/name-deputy';
import type { AccessRequest } from '../../../src/domain/access-request';
import { addDays, localDay } from '../../../src/domain/local-day';
import { submitAccessRequest } from '../../../src/usecases/submit-access-request';
import { editionInForce } from '../../../src/usecases/steps/application-surroundings';
import type { Town } from '../../support/stage';
import { apply, begun } from '../../support/stage-acts';
import type { Login } from './staged-people';

const leader: Login = 'leader';
const admin: Login = 'admin';

export async function playApprovals(town: Town, waiting: AccessRequest) {
  const { stage, store } = town;
  const endorsing = await waitsForLeader(town);
  const obliged = await approvedWithObligations(town);
  const from = localDay(stage.now());
  const colleague = 'second-admin@musterverwaltung.example';
  await town.actor('second-admin');
  const by = await town.actor(leader);
  await nameDeputy(stage.ports, by, { colleague, from, until: addDays(from, 14) });
  const [named] = await store.deputies.namedBy(by.personId);
  if (named === undefined) throw new Error('nobody was named');
  const wanted = { kind: 'approve', requests: [waiting.id], reason: '' } as const;
  const bulk = await beginBulkDecision(stage.ports, await town.actor(admin), wanted);
  return { endorsing, obliged, deputy: named.deputy, bulk };
}

/** The town asks IT alone; this one goes another way. */
async function waitsForLeader(town: Town): Promise<AccessRequest> {
  const { store } = town;
  const request = await apply(town, 'endorsing');
  const { personId, ref } = await town.actor(leader);
  const [step] = await store.requestSteps.ofRequest(request.id);
  if (step === undefined) throw new Error('an application without a step');
  await store.requestSteps.save([
    { ...step, office: 'supervisor', assignee: { personId, ref } },
    { ...step, place: 2, state: 'pending', openedAt: null },
  ]);
  return request;
}

async function approvedWithObligations(town: Town): Promise<AccessRequest> {
  const { stage, store } = town;
  await begun(town, 'obliged', { platte_verschluesselt: 'nein', internet: 'mobilfunk' });
  const { version: shownEdition } = await editionInForce(store);
  const request = await submitAccessRequest(stage.ports, await town.actor('obliged'), { shownEdition });
  await approveAccessRequest(stage.ports, await town.actor(admin), request.id);
  return request;
}

/** A line-of-business application in a second version of the municipality's own questions and rules. */
export async function publishApplication(town: Town): Promise<string> {
  const application = {
    id: 'kasse',
    name: 'Kassenverfahren',
    protection: 'high',
    data: ['pb_normal'],
    way: 'terminal-server',
  } as const;
  const edit = { kind: 'application', isNew: true, application } as const;
  const drafted = await changeAdaptation(town.stage.ports, await town.actor(admin), { edit, revision: 0 });
  if (!drafted.ok) throw new Error('the draft was not taken');
  const shown = { shownEdition: 1, revision: 1, reason: 'Kassenverfahren aufgenommen' };
  await publishAdaptation(town.stage.ports, await town.actor(admin), shown);
  return application.id;
}
