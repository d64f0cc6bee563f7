// The demo's portal as a stage: its clock stands still until it is moved, and whoever is called by name is there.
import type { DemoTenant } from '../../src/demo/demo-tenants';
import { arrive } from '../../src/demo/set-up';
import { Visitor } from '../../src/demo/visitor';
import type { Actor } from '../../src/domain/actor';
import type { TenantId } from '../../src/domain/ids';
import { paths } from '../../src/http/kit/paths';
import type { Ports, TenantStore } from '../../src/usecases/ports';
import { answerFor, startDemoPortal, type DemoPortal } from './demo-portal';

export type Stage = {
  readonly demo: DemoPortal;
  readonly ports: Ports;
  readonly url: URL;
  readonly now: () => Date;
  readonly goTo: (time: Date) => void;
  readonly town: (slug: string) => Promise<Town>;
};

export type Town = {
  readonly id: TenantId;
  readonly slug: string;
  readonly store: TenantStore;
  readonly stage: Stage;
  readonly actor: (login: string) => Promise<Actor>;
  /** Signs in over HTTP, as a browser does; gives the cookies. The clock must show the real time. */
  readonly signIn: (login: string) => Promise<string>;
};

export async function startStage(tenants: readonly DemoTenant[], from: Date): Promise<Stage> {
  let time = from;
  const demo = await startDemoPortal({ tenants, clock: () => time });
  const { ports } = demo.portal;
  const stage: Stage = {
    demo,
    ports,
    url: demo.url,
    now: () => time,
    goTo: (later) => (time = later),
    town: async (slug) => {
      const tenant = await ports.store.installation.findTenant(slug);
      if (tenant === null) throw new Error(`no town ${slug}`);
      return townOf(stage, { id: tenant.id, slug });
    },
  };
  return stage;
}

function townOf(stage: Stage, { id, slug }: Pick<Town, 'id' | 'slug'>): Town {
  const { demo, ports, url } = stage;
  const people = demo.sites.find((site) => site.slug === slug)?.people ?? [];
  const known = new Map<string, Actor>();
  const actor = async (login: string): Promise<Actor> => {
    const account = people.find((person) => person.login === login);
    if (account === undefined) throw new Error(`nobody in ${slug} is called ${login}`);
    const arrived = known.get(login) ?? (await arrive(ports, id, account));
    known.set(login, arrived);
    return arrived;
  };
  const signIn = async (login: string): Promise<string> => {
    const visitor = new Visitor();
    const answer = await answerFor(visitor, new URL(paths.signIn(slug), url), login);
    const { status } = await visitor.send(answer, '/acs');
    if (status !== 200) throw new Error(`${login} cannot sign in: ${status}`);
    return visitor.cookieHeader();
  };
  return { id, slug, store: ports.store.forTenant(id), stage, actor, signIn };
}
