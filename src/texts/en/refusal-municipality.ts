// What a person reads when the portal says no about municipalities, their look and their end, and the emergency account, English: by reason.
export const municipalityRefusals = {
  'emergency-is-off': 'The emergency account is not on.',
  'emergency-is-on': 'The emergency account is on. Switch it off first.',
  'emergency-hours-out-of-range': 'The emergency account runs for 1 to 24 hours.',
  'no-emergency-account': 'There is no emergency account. Make it first.',
  'operator-unknown': 'There is no provider yet.',
  'operator-without-task':
    'You are signed in, but have no task at the provider of this portal yet. Tasks come from the directory of your organisation; contact your IT.',
  'operator-without-accesses':
    'The provider of the portal has no accesses, requests and gateways of its own. Only the municipalities have them.',
  'quota-people':
    'The number of people with access agreed on with the provider is reached. End an access that is no longer needed, or agree on more. Nothing was changed.',
  'quota-devices':
    'Your municipality has reached the number of devices it agreed on with the provider. Remove a device that you no longer need, or ask the help desk.',
  'quota-gateways':
    'The number of gateways agreed on with the provider is reached. Take one out of service, or agree on more.',
  'quota-out-of-range': 'Possible are 0 to 1,000,000; empty means unlimited.',
  'slug-taken': 'Another municipality has this short name already. Choose another one.',
  'slug-malformed':
    'Allowed are 2 to 31 lower-case letters, digits and hyphens; the first character is a letter.',
  'case-code-malformed': 'Allowed are two to four capitals from A to Z.',
  'federal-state-unknown': 'There is no such Land. Codes of ISO 3166-2 look like this: DE-NW.',
  'time-zone-unknown': 'There is no such time zone. In Germany it is Europe/Berlin.',
  'network-missing': 'A municipality needs a server name, address pools and an access profile.',
  'operator-exists': 'This installation has a provider already.',
  'max-grant-days-out-of-range': 'Between 1 and 3660 days are possible.',
  'review-day-in-the-past': 'Choose a day in the future.',
  'review-day-too-far': 'Choose a day within the next five years.',
  'leaflet-changed-meanwhile':
    'Somebody else has changed the leaflet meanwhile. Your text is still here but has not been saved. Compare it with the version that is now in force.',
  'no-such-closing': 'No closing is announced.',
  'closing-exists': 'A closing is already announced.',
  'closing-of-provider': 'The provider itself cannot be closed.',
  'closing-too-soon': 'At least 28 days must lie between the announcement and the closing.',
  'closing-too-far': 'The day lies more than two years ahead.',
  'closing-decided': 'The closing is already confirmed.',
  'closing-day-passed': 'The announced day has passed. Please withdraw the closing and announce it anew.',
  'closing-under-way': 'The closing has already begun. It can no longer be withdrawn.',
  'closing-not-due': 'The day of the closing has not come yet.',
  'closing-not-waiting': 'No gateway is waited for at the moment.',
  'tenant-closed':
    'This municipality no longer uses the portal. Signing in is not possible. Please ask the IT of your municipality how you now work from home.',
  'authority-closed':
    'This municipality is being closed. There are no new access files and certificates any more.',
  'colour-malformed': 'A colour is a hash and six digits or letters from a to f, for example #1b3a6b.',
  'colour-too-faint':
    'This colour stands out too little from the light parts of the page. Choose a darker tone.',
  'file-empty': 'This file is empty. Choose another one.',
  'logo-too-large': 'The picture is too large. 200 KB are possible. Choose a smaller file.',
  'logo-without-alternative':
    'Say briefly what the logo shows: people who do not see it have these words read to them.',
  'picture-unknown':
    'This is no picture in the format PNG, JPEG or WebP. SVG is not possible, not under another name either.',
  'picture-broken': 'This picture is incomplete or damaged. Save it once more and try again.',
  'picture-moving': 'This picture moves. Choose one that stands still.',
  'picture-with-more-behind':
    'There are other data behind the picture in this file. Save the picture anew and try again.',
  'picture-too-small': 'The picture is too small. It must be at least 16 pixels wide and high.',
  'picture-too-wide': 'The picture has too many pixels. At most 2,000 in width and height are possible.',
  'mail-template-changed-meanwhile':
    'Somebody else has changed this text meanwhile. Your words still stand here, but are not saved.',
  'mail-template-malformed': 'This text cannot be used as it is.',
  'look-changed-meanwhile':
    'Somebody else has changed the look meanwhile. Check how it is now; if you save once more, what stands here counts.',
  'document-unknown': 'This is neither a PDF nor plain text in UTF-8. Save the document as a PDF.',
  'document-markup': 'This file is a web page or an SVG picture. Save the document as a PDF.',
  'document-cut-off': 'The end of this PDF is missing. Save it once more and try again.',
  'document-too-large': 'The document is too large. 2 MB are possible. Make it smaller, or give a link.',
  'document-text-too-long': 'The text is too long. 200 KB are possible. Save it as a PDF.',
  'document-address':
    'A link begins with https:// and leads to a computer with a name, for example https://www.musterstadt.de/datenschutz.',
  'document-missing': 'Choose a file, or give a link.',
  'document-twice': 'These are a file and a link at once. Leave one of them out.',
  'document-unknown-kind': 'There is no such document here.',
  'no-such-document': 'There is no such document here, or no longer in this version.',
  'tenant-without-name': 'Give the name of the municipality.',
} as const;
