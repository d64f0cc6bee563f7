// Saves a file out of the page: its address lives for a moment and names nothing.

const aliveMs = 60_000;
const types = {
  openvpn: 'application/x-openvpn-profile',
  wireguard: 'application/octet-stream',
  pkcs12: 'application/x-pkcs12',
} as const;

export function saveFile(
  content: BlobPart,
  { fileName, kind }: { readonly fileName: string; readonly kind: keyof typeof types },
): void {
  const address = URL.createObjectURL(new Blob([content], { type: types[kind] }));
  const revoke = (): void => URL.revokeObjectURL(address);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(revoke, aliveMs);
  window.addEventListener('pagehide', revoke, { once: true });
}
