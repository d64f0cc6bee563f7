// Proves that the lab can kill an agent without warning and start it again while what it started goes on.
// Needs: network-tools, network-namespaces
import { gatewayHost } from './support/gateway-host';
import { createNetwork } from './support/network';

const agentProgram = 'setsid sleep 1000 >/dev/null 2>&1 & echo "started $!"; wait';

it('keeps what a killed agent has started, and forgets all of it with the machine', async () => {
  const network = await createNetwork({ clients: 0 });
  try {
    const host = gatewayHost(network.gateway, ['sh', '-c', agentProgram]);
    expect(await host.shell('echo gateway > /etc/hostname && cat /etc/hostname')).toMatchObject({
      stdout: 'gateway\n',
    });
    await host.startAgent();
    await host.waitForLog(/started \d+/, 5_000);
    await expect(host.startAgent()).rejects.toThrow('runs already');
    await host.killAgent();
    expect(host.agentIsRunning()).toBe(false);
    const [, pid = ''] = /started (\d+)/.exec(host.log()) ?? [];
    expect(await host.shell(`kill -0 ${pid}`)).toMatchObject({ code: 0 });
    await host.startAgent();
    await host.waitForLog(/started \d+\n[^]*started \d+/, 5_000);
    await host.stopAgent();
    expect(await host.shell(`kill -0 ${pid}`)).toMatchObject({ code: 0 });
  } finally {
    await network.stop();
  }
}, 60_000);
