/**
 * The lab's network: gateway, clients and this host on one "Internet" that leads nowhere else, and an office behind the
 * gateway. Everything but one veth end of this host lives in namespaces of its own and vanishes with them.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { mustRun } from '../../support/child-process';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import { createNamespace, type Namespace } from './namespace';

export interface Machine extends Namespace {
  readonly address4: string;
  readonly address6: string;
}

export interface Network {
  readonly gateway: Machine;
  readonly clients: readonly Machine[];
  /** Its addresses are those in the office's own network, reached only through the gateway. */
  readonly office: Machine;
  /** The office's own networks, IPv4 and IPv6, as a profile would name them. */
  readonly officeNetworks: readonly [string, string];
  /** This host, where portal and browser run, as the other machines see it. */
  readonly host: { readonly address4: string; readonly address6: string };
  /** Lets every machine find these names (name → address). */
  nameHosts(names: Readonly<Record<string, string>>): Promise<void>;
  /** Pulls a machine's plug to the Internet or puts it back. */
  setPlug(machine: Machine, state: 'in' | 'out'): Promise<void>;
  stop(): Promise<void>;
}

export interface NetworkOptions {
  readonly clients?: number;
  /** Whether the office knows a way back to tunnel addresses; without it only a masquerading gateway gets answers. */
  readonly officeRoutesBack?: boolean;
}

const officeNetwork = {
  network4: '10.77.0.0/24',
  network6: 'fd77:77::/64',
  gateway4: '10.77.0.1',
  gateway6: 'fd77:77::1',
  office4: '10.77.0.10',
  office6: 'fd77:77::10',
} as const;

/** Workers of Jest that begin at the same moment cannot yet see each other's subnet. */
const lanes = 8;
const lane = Number(process.env.JEST_WORKER_ID ?? 0) % lanes;

/** Addresses for benchmarks (RFC 2544) and documentation (RFC 3849), a subnet per run. */
function internetPlan(): { address4(host: number): string; address6(host: number): string } {
  const taken = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).map(({ address }) => address),
  );
  for (;;) {
    const subnet = randomInt(512 / lanes) * lanes + lane;
    const prefix4 = `198.${18 + (subnet >> 8)}.${subnet & 255}.`;
    if (taken.some((address) => address.startsWith(prefix4))) continue;
    return {
      address4: (host) => `${prefix4}${host}`,
      address6: (host) => `2001:db8:1ab:${subnet.toString(16)}::${host.toString(16)}`,
    };
  }
}

type Plan = ReturnType<typeof internetPlan>;

const ports = { router: 1, gateway: 2, firstClient: 11, host: 254 } as const;

async function connectToInternet(
  { router, plan }: { readonly router: Namespace; readonly plan: Plan },
  machine: Namespace,
  host: number,
): Promise<Machine> {
  const address4 = plan.address4(host);
  const address6 = plan.address6(host);
  await router.ip(
    `link add to-${machine.name} type veth peer name wan0 netns ${machine.pid}`,
    `link set to-${machine.name} master internet up`,
  );
  await machine.ip(
    'link set wan0 up',
    `addr add ${address4}/24 dev wan0`,
    `addr add ${address6}/64 dev wan0 nodad`,
    `route add default via ${plan.address4(ports.router)}`,
    `route add default via ${plan.address6(ports.router)}`,
  );
  return { ...machine, address4, address6 };
}

/** Of this process: another file's lab may run beside it. Linux takes 15 characters. */
export const ownInterface = `fernlab-${process.pid.toString(36).padStart(5, '0')}`;

async function connectThisHost(router: Namespace, plan: Plan): Promise<Network['host']> {
  const name = `${ownInterface}${randomBytes(1).toString('hex')}`;
  const address4 = plan.address4(ports.host);
  const address6 = plan.address6(ports.host);
  await router.ip(
    `link add to-host type veth peer name ${name} netns ${process.pid}`,
    'link set to-host master internet up',
  );
  const commands = [
    `link set ${name} up`,
    `addr add ${address4}/24 dev ${name}`,
    `addr add ${address6}/64 dev ${name} nodad`,
  ];
  await mustRun(['ip', '-batch', '-'], { input: commands.join('\n') });
  return { address4, address6 };
}

async function connectOffice(gateway: Namespace, office: Namespace, routesBack: boolean): Promise<Machine> {
  const { gateway4, gateway6, office4, office6 } = officeNetwork;
  await gateway.ip(
    `link add lan0 type veth peer name lan0 netns ${office.pid}`,
    'link set lan0 up',
    `addr add ${gateway4}/24 dev lan0`,
    `addr add ${gateway6}/64 dev lan0 nodad`,
  );
  await office.ip(
    'link set lan0 up',
    `addr add ${office4}/24 dev lan0`,
    `addr add ${office6}/64 dev lan0 nodad`,
    ...(routesBack ? [`route add default via ${gateway4}`, `route add default via ${gateway6}`] : []),
  );
  return { ...office, address4: office4, address6: office6 };
}

/** Full-tunnel clients send what is for the gateway itself to their default router, though all are on one link here. */
const forwarding = `
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 0 > /proc/sys/net/ipv4/conf/all/send_redirects
echo 0 > /proc/sys/net/ipv4/conf/internet/send_redirects
echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
`;

async function startRouter(make: (name: string) => Promise<Namespace>, plan: Plan): Promise<Namespace> {
  const router = await make('internet');
  await router.ip(
    'link add internet type bridge',
    'link set internet up',
    `addr add ${plan.address4(ports.router)}/24 dev internet`,
    `addr add ${plan.address6(ports.router)}/64 dev internet nodad`,
  );
  await router.mustExec(['sh', '-ec', forwarding]);
  return router;
}

async function connectAll(make: (name: string) => Promise<Namespace>, options: NetworkOptions) {
  const plan = internetPlan();
  const router = await startRouter(make, plan);
  const internet = { router, plan };
  const gateway = await connectToInternet(internet, await make('gateway'), ports.gateway);
  const clients: Machine[] = [];
  for (let index = 0; index < (options.clients ?? 2); index += 1) {
    const machine = await make(`client${index + 1}`);
    clients.push(await connectToInternet(internet, machine, ports.firstClient + index));
  }
  const office = await connectOffice(gateway, await make('office'), options.officeRoutesBack ?? false);
  return { router, gateway, clients, office, host: await connectThisHost(router, plan) };
}

export async function createNetwork(options: NetworkOptions = {}): Promise<Network> {
  const folder = await temporaryFolder('network');
  const made: Namespace[] = [];
  const make = async (name: string): Promise<Namespace> => {
    const namespace = await createNamespace(name, folder);
    made.push(namespace);
    return namespace;
  };
  const stop = async (): Promise<void> => {
    await Promise.all(made.map((namespace) => namespace.stop()));
    await removeFolder(folder);
  };
  try {
    const { router, ...machines } = await connectAll(make, options);
    return {
      ...machines,
      officeNetworks: [officeNetwork.network4, officeNetwork.network6],
      nameHosts: async (names) => {
        await Promise.all(made.map((namespace) => namespace.setHosts(names)));
      },
      setPlug: (machine, state) => router.ip(`link set to-${machine.name} ${state === 'in' ? 'up' : 'down'}`),
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
