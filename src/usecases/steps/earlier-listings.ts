// The step that finds how applications were listed last that a draft lists anew: editions are kept, so that nothing is
// forgotten by removing it for one of them.
import type { ApplicationEdition } from '../../domain/application-edition';
import type { BusinessApplication } from '../../domain/application-rule';
import { listingsIn, seekListings } from '../../domain/earlier-listings';
import type { TenantRecords } from '../ports';

const atOnce = 50;

/** As far back as there are editions, but only where something is new and was listed at some time. */
export async function earlierListings(
  records: TenantRecords,
  { edition }: { readonly edition: ApplicationEdition },
  next: readonly BusinessApplication[],
): Promise<readonly BusinessApplication[]> {
  let listings = seekListings(edition.applications, next);
  let before = edition.version + 1;
  while (listings.sought.length > 0) {
    const editions = await records.catalogues.applicationsBefore(before, atOnce);
    for (const { version, applications } of editions) {
      listings = listingsIn(listings, applications);
      before = version;
    }
    if (editions.length < atOnce) break;
  }
  return listings.found;
}
