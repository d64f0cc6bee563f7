// The register as a file for spreadsheets, made piece by piece while it is sent.
import type { DeviceKey } from '../../domain/key-register';
import type { TakenRegister } from '../../usecases/export-key-register';
import type { HouseKey } from '../../usecases/steps/keys-of-the-house';
import { csvLines } from '../kit/csv';
import { credentialBadge } from '../kit/status';
import { algorithmOf, purposeOf, serialOf, type Words } from './words';

const columns = [
  'purpose',
  'number',
  'algorithm',
  'fingerprint',
  'serial',
  'issuer',
  'device-id',
  'person-id',
  'origin',
  'not-before',
  'not-after',
  'access-until',
  'state',
] as const;

/** Times in UTC, as certificates have them. */
export async function* csvOf(words: Words, { ofTheHouse, pieces }: TakenRegister): AsyncGenerator<string> {
  const { t } = words;
  yield csvLines([columns.map((name) => t(`key-register.export.${name}`))], { first: true });
  yield csvLines(ofTheHouse.map((key) => houseCells(words, key)));
  for await (const piece of pieces) yield csvLines(piece.map((key) => cells(words, key)));
}

function houseCells(words: Words, key: HouseKey): readonly string[] {
  const { t } = words;
  const { certificate } = key;
  return [
    purposeOf(words, key),
    key.name,
    algorithmOf(key.algorithm),
    key.keyHash,
    serialOf(certificate?.serial ?? null),
    certificate?.issuer ?? '',
    '',
    '',
    '',
    certificate?.notBefore.toISOString() ?? '',
    certificate?.notAfter.toISOString() ?? '',
    '',
    t(`key-register.house-state.${key.state}`),
  ];
}

function cells(words: Words, key: DeviceKey): readonly string[] {
  const { t } = words;
  return [
    purposeOf(words, key),
    key.id,
    algorithmOf(key.keyAlgorithm),
    key.keyHash,
    serialOf(key.serial),
    key.authorityId ?? '',
    key.deviceId,
    key.personRef,
    t(`key-register.origin.${key.keyOrigin}`),
    key.notBefore?.toISOString() ?? '',
    key.notAfter?.toISOString() ?? '',
    key.until.toISOString(),
    credentialBadge(t, key.state).label,
  ];
}
