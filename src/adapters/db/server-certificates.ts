// Every certificate that was or could have been signed for a gateway: its intention is stored first.
import type { KeyAlgorithm } from '../../domain/credential';
import { authorityId, gatewayId } from '../../domain/ids';
import type {
  ServerCertificate,
  ServerCertificateRecords,
  ServerCertificateState,
} from '../../usecases/ports-of-authorities';
import { addRow, changeRow, rowsOf, type Scope } from './scope';

type Row = {
  readonly serial: string;
  readonly gateway_id: string;
  readonly authority_id: string;
  readonly key_algorithm: KeyAlgorithm;
  readonly key_hash: string;
  readonly not_before: string;
  readonly not_after: string;
  readonly state: ServerCertificateState;
  readonly created_at: string;
};

const columns = [
  'serial',
  'gateway_id',
  'authority_id',
  'key_algorithm',
  'key_hash',
  'not_before',
  'not_after',
  'state',
  'created_at',
] as const satisfies readonly (keyof Row)[];

export function serverCertificateRecords(scope: Scope): ServerCertificateRecords {
  const certificates = () => rowsOf(scope, 'server_certificates');
  return {
    insert: (certificate) => addRow(scope, 'server_certificates', rowOf(certificate)),
    settle: async (gateway, serial) => {
      const of = { gateway_id: gateway };
      await certificates()
        .where(of)
        .whereNot({ serial })
        .whereNot('state', 'revoked')
        .update({ state: 'superseded' });
      await changeRow(certificates().where({ ...of, serial, state: 'intended' }), { state: 'issued' });
    },
    revokeAll: async (gateway) => {
      await certificates().where({ gateway_id: gateway }).update({ state: 'revoked' });
    },
    ofGateway: async (gateway) => {
      const rows = certificates().where({ gateway_id: gateway }).orderBy(['created_at', 'serial']);
      return (await rows.select<Row[]>([...columns])).map(certificateOf);
    },
  };
}

function rowOf(certificate: ServerCertificate): Row {
  return {
    serial: certificate.serial,
    gateway_id: certificate.gatewayId,
    authority_id: certificate.authorityId,
    key_algorithm: certificate.keyAlgorithm,
    key_hash: certificate.keyHash,
    not_before: certificate.notBefore.toISOString(),
    not_after: certificate.notAfter.toISOString(),
    state: certificate.state,
    created_at: certificate.createdAt.toISOString(),
  };
}

function certificateOf(row: Row): ServerCertificate {
  return {
    serial: row.serial,
    gatewayId: gatewayId(row.gateway_id),
    authorityId: authorityId(row.authority_id),
    keyAlgorithm: row.key_algorithm,
    keyHash: row.key_hash,
    notBefore: new Date(row.not_before),
    notAfter: new Date(row.not_after),
    state: row.state,
    createdAt: new Date(row.created_at),
  };
}
