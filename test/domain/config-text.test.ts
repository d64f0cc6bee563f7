// The last gate in front of generated files, for fields whose type was claimed but never checked.
import { hostName, ipAddress, port, wireguardKey } from '../../src/domain/config-fields';
import type { HostName } from '../../src/domain/config-fields';
import { configText } from '../../src/domain/config-text';
import { Refusal } from '../../src/domain/errors';
import { renderWireguardClient } from '../../src/domain/wireguard-client-file';

const refusal = new Refusal('invalid', 'field-line');

describe('configText', () => {
  it('ends every line with one LF', () => {
    expect(configText(['[Interface]', '', 'DNS = fd00::53, 10.0.0.53'])).toBe(
      '[Interface]\n\nDNS = fd00::53, 10.0.0.53\n',
    );
  });

  it.each(['\n', '\r', '\0', '\t', '"', "'", '#', ';', '\\', '$', '`', '%', 'ä', '\u2028', '\u0085'])(
    'refuses a line with %j',
    (character) => {
      expect(() => configText(['client', `remote a${character}up x`])).toThrow(refusal);
    },
  );

  it('takes a line of 254 characters and refuses one of 255', () => {
    expect(configText(['a'.repeat(254)])).toHaveLength(255);
    expect(() => configText(['a'.repeat(255)])).toThrow(refusal);
  });

  it('holds where a type was only claimed', () => {
    const claim = (text: string): text is HostName => text !== '';
    const evil = 'vpn.example\nPostUp = id';
    const key = wireguardKey(Buffer.alloc(32).toString('base64'));
    const endpointHost = claim(evil) ? evil : hostName('unreached.example');
    const fields = {
      privateKey: key,
      serverPublicKey: key,
      presharedKey: key,
      endpointHost,
      endpointPort: port(1),
      dns: [],
    };
    expect(() => renderWireguardClient({ ...fields, addresses: [ipAddress('10.0.0.2')] })).toThrow(refusal);
  });
});
