// What a gateway's own host contributes to its files: names and paths that its administrator chose, checked like foreign text.
import { Refusal } from './errors';

declare const field: unique symbol;
type Field<Name extends string> = string & { readonly [field]: Readonly<Record<Name, true>> };

/** Linux allows 15 bytes; wireguard-go's are one per machine, even across network namespaces. */
export type InterfaceName = Field<'InterfaceName'>;
/** Absolute, without anything a configuration file would have to quote. */
export type HostPath = Field<'HostPath'>;
export type SystemUser = Field<'SystemUser'>;
export type TableName = Field<'TableName'>;

const isInterfaceName = (text: string): text is InterfaceName => /^[a-z][a-z0-9_-]{0,14}$/.test(text);
const isSystemUser = (text: string): text is SystemUser => /^[a-z_][a-z0-9_-]{0,31}$/.test(text);
const isTableName = (text: string): text is TableName => /^[a-z][a-z0-9_]{0,31}$/.test(text);
const isHostPath = (text: string): text is HostPath =>
  /^(\/[A-Za-z0-9_+=:,.-]+)+$/.test(text) && text.length <= 180 && !/\/\.\.?(\/|$)/.test(text);

function checked<T extends string>(text: string, is: (text: string) => text is T, reason: string): T {
  if (is(text)) return text;
  throw new Refusal('invalid', reason);
}

export const interfaceName = (text: string): InterfaceName =>
  checked(text, isInterfaceName, 'field-interface-name');
export const systemUser = (text: string): SystemUser => checked(text, isSystemUser, 'field-system-user');
export const tableName = (text: string): TableName => checked(text, isTableName, 'field-table-name');
export const hostPath = (text: string): HostPath => checked(text, isHostPath, 'field-host-path');
