// Another page of the portal, read by a script. The browser parses it by itself, without any text that a script would have to
// turn into markup, which the pages' policy forbids (Trusted Types).

export type FetchedPage = { readonly ok: boolean; readonly page: Document };

export function fetchPage(address: string): Promise<FetchedPage> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.onload = () => {
      const page = request.responseXML;
      const ok = request.status >= 200 && request.status < 300;
      if (page === null) reject(new Error('no page came'));
      else resolve({ ok, page });
    };
    request.onerror = () => reject(new Error('no answer came'));
    request.send();
  });
}
