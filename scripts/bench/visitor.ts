// Somebody signed in who asks for pages over one kept connection, as a browser does; cheap, so that little of it is measured.
import http from 'node:http';
import { text } from 'node:stream/consumers';

export type Answer = { readonly status: number; readonly location: string; readonly html: string };

export class Visitor {
  private readonly origin: URL;
  private readonly cookie: string;
  private readonly agent: http.Agent;

  constructor(origin: URL, cookie: string, agent: http.Agent) {
    this.origin = origin;
    this.cookie = cookie;
    this.agent = agent;
  }

  /** Anything but the page itself is an error. */
  async open(path: string): Promise<string> {
    return expectStatus(await this.send('GET', path), 200, path).html;
  }

  /** Sends fields with the token that a page carried. */
  async submit(path: string, page: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1];
    if (token === undefined) throw new Error(`the page before ${path} has no form`);
    return this.send('POST', path, new URLSearchParams({ ...fields, _csrf: token }).toString());
  }

  private async send(method: string, path: string, body?: string): Promise<Answer> {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const headers = {
        cookie: this.cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      };
      const request = http.request(
        new URL(path, this.origin),
        { method, headers, agent: this.agent },
        resolve,
      );
      request.on('error', reject);
      request.end(body);
    });
    const html = await text(response);
    return { status: response.statusCode ?? 0, location: response.headers.location ?? '', html };
  }
}

export function expectStatus(answer: Answer, status: number, what: string): Answer {
  if (answer.status === status) return answer;
  const title = /<title>(.*?)<\/title>/s.exec(answer.html)?.[1] ?? '';
  const said = `${title}${answer.location}`;
  throw new Error(`${what} answered ${answer.status} instead of ${status}: ${said}`);
}
