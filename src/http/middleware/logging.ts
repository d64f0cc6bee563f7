// One line per request: number, method, address without query, status. No cookies, no bodies, no source address.
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { newRequestId } from '../kit/request-id';

export function logging(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: () => newRequestId(),
    quietReqLogger: true,
    wrapSerializers: false,
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'warn' : 'info'),
    autoLogging: { ignore: (request) => /^\/(assets|healthz|readyz)\b/.test(request.originalUrl) },
  });
}
