// A form with one small text file: read in memory, for signed-in people only, and handed on as a field among the others.
import type { RequestHandler } from 'express';
import multer, { memoryStorage, MulterError } from 'multer';
import { Refusal } from '../../domain/errors';

const largest = 512 * 1024;

export function fileBody(field: string): RequestHandler {
  const upload = multer({
    storage: memoryStorage(),
    limits: { files: 1, fileSize: largest, fields: 20, fieldSize: largest, parts: 21 },
  }).single(field);
  return (request, response, next) => {
    // Who is not signed in is sent away by the guard, without a file of theirs in our memory.
    if (request.session.person === undefined) {
      next();
      return;
    }
    upload(request, response, (error: unknown) => {
      if (error) {
        next(refusalOf(error));
        return;
      }
      const body: unknown = request.body;
      const { file } = request;
      const fields: object = typeof body === 'object' && body !== null ? body : {};
      if (file !== undefined) request.body = { ...fields, [field]: textOf(file.buffer) };
      next();
    });
  };
}

function refusalOf(error: unknown): Refusal {
  const isTooLarge = error instanceof MulterError && /^LIMIT_(FILE_SIZE|FIELD_VALUE)$/.test(error.code);
  return isTooLarge
    ? new Refusal('too-large', 'metadata-too-large', { cause: error })
    : new Refusal('invalid', 'bad-request', { cause: error });
}

function textOf(bytes: Buffer): string {
  return new TextDecoder('utf-8').decode(bytes);
}
