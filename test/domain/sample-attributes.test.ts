// Attributes typed for a trial: a line each, parted at the first equals sign.
import { sampleAttributes } from '../../src/domain/sample-attributes';

const attribute = (name: string, value: string) => ({ name, friendlyName: null, values: [value] });

describe('typed attributes', () => {
  it('are read line by line, a value keeping its own equals signs', () => {
    const { attributes, unread } = sampleAttributes(' groups = vpn-it \n\nmemberOf=CN=vpn,OU=it\nmail =');
    expect(attributes).toEqual([
      attribute('groups', 'vpn-it'),
      attribute('memberOf', 'CN=vpn,OU=it'),
      attribute('mail', ''),
    ]);
    expect(unread).toEqual([]);
  });

  it('are told apart from what is none', () => {
    expect(sampleAttributes('vpn-it\n= x\ngroups: y')).toEqual({
      attributes: [],
      unread: ['vpn-it', '= x', 'groups: y'],
    });
    expect(sampleAttributes('')).toEqual({ attributes: [], unread: [] });
  });
});
