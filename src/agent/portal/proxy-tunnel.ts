// A way to the portal through the municipality's web proxy: a CONNECT tunnel, inside of which everything is as ever.
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** A proxy is spoken to in plain http, as proxies are; what goes through the tunnel is not. */
export function proxyUrl(address: string): URL {
  const url = new URL(address);
  if (url.protocol !== 'http:' || url.port === '')
    throw new Error(`${address}: a proxy is written http://host:port`);
  return url;
}

/** A connection to the target that goes through the proxy; with TLS when the target has it. */
export async function tunnel(proxy: URL, target: URL, timeoutMs: number): Promise<Socket> {
  const port = target.port === '' ? (target.protocol === 'https:' ? '443' : '80') : target.port;
  const socket = await openTunnel(proxy, `${target.hostname}:${port}`, timeoutMs);
  return target.protocol === 'https:' ? connectTls({ socket, servername: target.hostname }) : socket;
}

function openTunnel(proxy: URL, path: string, timeoutMs: number): Promise<Socket> {
  const { username, password } = proxy;
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString(
    'base64',
  );
  return new Promise((resolve, reject) => {
    const asking = request({
      host: proxy.hostname,
      port: proxy.port,
      method: 'CONNECT',
      path,
      headers: { host: path, ...(username === '' ? {} : { 'proxy-authorization': `Basic ${login}` }) },
      timeout: timeoutMs,
    });
    asking.on('connect', (answer, socket: Socket) => {
      if (answer.statusCode === 200) {
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(new Error(`the proxy answers ${String(answer.statusCode)}`));
    });
    asking.on('timeout', () => asking.destroy(new Error('the proxy does not answer')));
    asking.on('error', reject);
    asking.end();
  });
}
