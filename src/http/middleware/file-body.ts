// A form with one small file: read in memory, for signed-in people only, and handed on beside the other fields.
import type { Request, RequestHandler } from 'express';
import multer, { memoryStorage, MulterError } from 'multer';
import { Refusal } from '../../domain/errors';
import type { Upload } from '../kit/route';
import { withUploadedFile } from '../kit/uploaded-file';

const largestField = 512 * 1024;

export function fileBody(wanted: Upload): RequestHandler {
  const { field, largest } = wanted;
  const upload = multer({
    storage: memoryStorage(),
    limits: { files: 1, fileSize: largest, fields: 20, fieldSize: largestField, parts: 21 },
  }).single(field);
  return (request, response, next) => {
    // Who is not signed in is sent away by the guard, without a file of theirs in our memory.
    if (request.session.person === undefined) {
      next();
      return;
    }
    upload(request, response, (error: unknown) => {
      if (isTooLargeFile(error) && wanted.as === 'bytes') {
        // What stands before the file in the form has been read, the token among it.
        request.body = withUploadedFile(fieldsOf(request), 'too-large');
        next();
        return;
      }
      if (error) {
        next(refusalOf(error));
        return;
      }
      takeFile(request, wanted);
      next();
    });
  };
}

function takeFile(request: Request, { field, as }: Upload): void {
  const { file } = request;
  if (file === undefined) return;
  const fields = fieldsOf(request);
  request.body =
    as === 'text' ? { ...fields, [field]: textOf(file.buffer) } : withUploadedFile(fields, file.buffer);
}

function fieldsOf(request: Request): object {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null ? body : {};
}

function isTooLargeFile(error: unknown): boolean {
  return error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE';
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
