// Certificates one after the other in one text, as `ca` and `cert` files hold a chain.

/** Some sources end their last line and some do not. */
export function joinedPem(pems: readonly string[]): string {
  return pems.map((pem) => `${pem.trimEnd()}\n`).join('');
}
