// The library, signing what we send with a key that was read once: it would read the key anew for every message, which
// takes longer than the signature.
import { stringify, type ParsedUrlQueryInput } from 'node:querystring';
import { sign } from 'node:crypto';
import { SAML } from '@node-saml/passport-saml';
import { privateKeyOf } from './read-keys';

const signedParameters = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg'];
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

export class SigningSaml extends SAML {
  /** OASIS saml-bindings-2.0 3.4.4.1: the parameters that are there, in this order, as they stand in the address. */
  protected override signRequest(message: ParsedUrlQueryInput): void {
    const { privateKey } = this.options;
    if (typeof privateKey !== 'string') throw new Error('nothing to sign with');
    message['SigAlg'] = rsaSha256;
    const entries = signedParameters.map((name) => [name, message[name]] as const);
    const signed = stringify(Object.fromEntries(entries.filter(([, value]) => Boolean(value))));
    message['Signature'] = sign('sha256', Buffer.from(signed), privateKeyOf(privateKey)).toString('base64');
  }
}
