// Who a person is, and the words by which they and their device are found.
import { searchTokens } from '../../../src/domain/search-tokens';
import { inventedPerson } from './invented-people';
import { inventoryNumber, type Place, type Subject } from './subject';

export function identityRows({ town, count }: Place, subject: Subject) {
  const { index, at, ids } = subject;
  const tenant_id = town.tenantId;
  const { displayName, mail, department } = inventedPerson(index, count);
  const found = [displayName, mail, department];
  const tokenRows = (kind: 'person' | 'device', texts: readonly string[]) =>
    searchTokens(...texts).map((token) => ({ tenant_id, kind, token, created_at: at, item_id: ids[kind] }));
  return {
    identities: [{ tenant_id, ref: ids.ref, name: displayName }],
    persons: [
      {
        tenant_id,
        id: ids.person,
        ref: ids.ref,
        display_name: displayName,
        mail,
        department,
        issuer: 'https://idp.example',
        key_name: 'NameID',
        key_value: ids.person,
        created_at: at,
      },
    ],
    search_tokens: [
      ...tokenRows('person', found),
      ...tokenRows('device', [...found, 'Notebook', inventoryNumber(subject)]),
    ],
  };
}
