// Sends prepared forgeries to a portal, so many a second, from a process of its own: nothing of it is measured with the
// pages. Ends with the process that started it.
import http from 'node:http';
import { z } from 'zod';
import { fromSomewhere } from './somewhere';

const order = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('load'),
    acs: z.string(),
    perSecond: z.number(),
    most: z.number(),
    posts: z.array(z.object({ body: z.string(), cookie: z.string() })),
  }),
  z.object({ do: z.literal('begin') }),
  z.object({ do: z.literal('end') }),
]);

type Load = Extract<z.infer<typeof order>, { do: 'load' }>;

/** Beyond this the portal does not keep up, and sending more would only fill our own memory. */
const mostUnanswered = 200;

const agent = new http.Agent({ keepAlive: true });
const statuses: Record<string, number> = {};
let load: Load | undefined;
let timer: NodeJS.Timeout | undefined;
let sent = 0;
let unanswered = 0;

process.on('disconnect', () => process.exit());
process.on('message', (message) => {
  const wanted = order.parse(message);
  if (wanted.do === 'load') load = wanted;
  if (wanted.do === 'begin' && load !== undefined) begin(load);
  if (wanted.do === 'end') clearInterval(timer);
  if (wanted.do === 'end') report();
  else process.send?.({ done: wanted.do });
});

/** What is due by the clock, so that a busy machine gets no smaller a flood. */
function begin({ perSecond, ...rest }: Load): void {
  const start = performance.now();
  const before = sent;
  timer = setInterval(() => {
    const due = before + ((performance.now() - start) / 1_000) * perSecond;
    while (sent < Math.min(due, rest.most) && unanswered < mostUnanswered) send(rest);
  }, 10);
}

function send({ acs, posts }: Omit<Load, 'perSecond'>): void {
  const post = posts[sent % posts.length];
  if (post === undefined) return;
  sent += 1;
  unanswered += 1;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    cookie: post.cookie,
    ...fromSomewhere(),
  };
  const request = http.request(acs, { method: 'POST', agent, headers }, (answer) => {
    answer.resume();
    answer.once('close', () => answered(String(answer.statusCode)));
  });
  request.once('error', () => answered('error'));
  request.end(post.body);
}

function answered(status: string): void {
  unanswered -= 1;
  statuses[status] = (statuses[status] ?? 0) + 1;
}

/** Once everything has been answered: the portal is at rest again. */
function report(): void {
  if (unanswered > 0) setTimeout(report, 20);
  else process.send?.({ done: 'end', sent, statuses });
}
