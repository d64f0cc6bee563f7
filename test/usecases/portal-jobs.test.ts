// The jobs of a running portal: a municipality whose job fails holds up no other one.
import { pino } from 'pino';
import { portalJobs } from '../../src/compose-jobs';
import type { Ports } from '../../src/usecases/ports';
import { useDatabases } from '../support/databases';
import { connected } from './support/holdings';
import { enrolledGateway, openStage } from './support/stage';

const databases = useDatabases('sqlite');

it('goes on with the next municipality when one fails, and reports it', async () => {
  const stage = await openStage(databases);
  await enrolledGateway(stage, stage.otherTown);
  const { grant } = await connected(stage, stage.otherTown);
  stage.clock.now = grant.endsAt;
  const forTenant: Ports['store']['forTenant'] = (id) => {
    const store = stage.ports.store.forTenant(id);
    const ended = () => Promise.reject(new Error('disk'));
    return id === stage.town.id ? { ...store, grants: { ...store.grants, ended } } : store;
  };
  const ports: Ports = { ...stage.ports, store: { ...stage.ports.store, forTenant } };
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  const jobs = portalJobs({ ports, knex: stage.knex, logger });
  jobs.start();
  while (!lines.some((line) => line.includes('disk'))) await new Promise((resolve) => setTimeout(resolve, 5));
  await jobs.stop();
  expect((await stage.otherTown.store.grants.find(grant.id))?.state).toBe('expired');
  expect(lines.filter((line) => line.includes('disk')).join()).toContain(stage.town.id);
});
