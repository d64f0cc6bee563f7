// What the machine of an offline root needs: neither database nor master key, only the root's two files and a request.
import { randomBytes } from 'node:crypto';
import { checkAuthority, rootLabel } from './adapters/pki/check-authority';
import { readCertificateRequest } from './adapters/pki/certificate-request';
import { issueAuthority } from './adapters/pki/issuing-authority';
import { certificateEnd } from './adapters/pki/certificate-end';
import { signsFor, unlockKey } from './adapters/pki/key-file';
import { newSerial } from './adapters/pki/serial';
import type { OfflinePki } from './usecases/sign-offline';

export const offlinePki: OfflinePki = {
  readCertificateRequest,
  rootLabel,
  certificateEnd,
  unlockKey,
  signsFor,
  issueAuthority,
  checkAuthority,
  newSerial: () => newSerial(randomBytes),
};
