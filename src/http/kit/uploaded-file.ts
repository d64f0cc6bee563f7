// A file that came with a form, handed on beside the fields where no field can be mistaken for it.

const key = Symbol('uploaded file');

/** `too-large` stands for one that was not taken in, so that the form can say so and keep what was typed. */
export type UploadedFile = Uint8Array | 'too-large';

export function withUploadedFile(fields: object, file: UploadedFile): object {
  return { ...fields, [key]: file };
}

/** Null: none was chosen. */
export function uploadedFile(body: unknown): UploadedFile | null {
  if (typeof body !== 'object' || body === null) return null;
  const file: unknown = Reflect.get(body, key);
  return file instanceof Uint8Array || file === 'too-large' ? file : null;
}
