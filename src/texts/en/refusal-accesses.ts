// What a person reads when the portal says no about requests, accesses, devices and gateways, English: by reason.
export const accessRefusals = {
  'period-not-a-day': 'This is not a valid day. Write for example 31.12.2026.',
  'period-ends-before-it-begins': 'The end is before the beginning. Check both days.',
  'period-in-the-past': 'This day is over. The earliest possible day is today.',
  'period-too-far-ahead': 'This day is more than a year ahead. Submit the request later.',
  'period-too-long':
    'The period is too long. How long it may be at most is stated at “Until when?” or at the access you chose.',
  'device-kind-not-allowed': 'This access is meant for another kind of device. Choose the other one.',
  'no-such-profile': 'This access no longer exists. Choose another one.',
  'profile-retired': 'This access is no longer offered. Choose another one.',
  'access-exists-already': 'You already have such access for this time. Begin on the day after its end.',
  'request-already-open':
    'You already have a request for this access. Wait for the decision, or withdraw it.',
  'no-such-bulk-decision':
    'This decision about several is no longer kept. What became of it stands with the requests.',
  'nothing-chosen': 'No request is chosen.',
  'too-many-at-once': 'So many at once are not possible. Choose at most 500.',
  'application-excluded':
    'The rules of your municipality do not allow the application like this. The summary says why.',
  'application-incomplete': 'Some answers are missing. Add them and then send the application.',
  'device-place-free':
    'You need no application for this: there is still a free place under your access. Add the device right away.',
  'no-such-step': 'The application has no such step.',
  'step-not-asked': 'This step is not part of your application.',
  'nothing-to-apply-for': 'There is nothing for you to apply for at the moment.',
  'no-access-to-go-on': 'The access that this is about is no longer there. Apply for a new one.',
  'no-draft': 'There is no draft here any more. You may have sent the application already.',
  'questions-changed':
    'The questions have changed meanwhile. Look through your answers again and then send the application.',
  'leaflet-changed': 'The leaflet has changed. Read the new version and accept it.',
  'no-such-access-request': 'This request does not exist, or it is not meant for you.',
  'already-decided': 'This request has already been decided.',
  'query-open': 'A question about this request is open. It can be approved only after the answer.',
  'no-query-open': 'This question has been answered already, or it no longer exists.',
  'question-too-short': 'The question is too short. Write a whole sentence.',
  'question-too-long': 'The question is too long. 1000 characters are possible.',
  'answer-missing': 'Your answer is still missing here.',
  'answer-too-long': 'The answer is too long. 1000 characters are possible.',
  'no-such-grant': 'This access does not exist, or it is not meant for you.',
  'grant-suspended': 'Your access is temporarily blocked. The help desk can tell you the reason.',
  'grant-revoked': 'This access was withdrawn for good. New access begins with a new request.',
  'grant-ended': 'This access has ended. Submit a new request.',
  'grant-not-begun': 'This access has not begun yet. You can use it from its first day on.',
  'no-such-device': 'This device does not exist, or it is not yours.',
  'no-such-credential': 'This access file does not exist, or it is not of your administration.',
  'no-device-place-left':
    'All places for devices are taken. Remove a device that you no longer need; then a place becomes free.',
  'device-name-taken':
    'One of your devices already has this name. Choose another so that you can tell the two apart.',
  'system-not-allowed': 'This system is not provided for in your access. Choose another one.',
  'device-suspended': 'This device is blocked. Until that is lifted there is no access file for it.',
  'device-revoked': 'The access of this device was withdrawn for good. Set up a new one.',
  'device-expired': 'The access of this device has ended.',
  'renewal-not-open':
    'An access file can be renewed in the last 30 days of its certificate, if the access goes on after it. If you need a new one before, make it under “File lost?”.',
  'credential-made-meanwhile': 'The access file has been created in the meantime.',
  'protocol-not-offered':
    'Your municipality does not offer this type of VPN. Go back and choose another one.',
  'gateway-not-compliant':
    'A VPN gateway of your administration does not comply with the crypto rules at the moment. Until your IT has mended it, no new OpenVPN access file is made. The one you have stays valid.',
  'gateway-not-ready':
    'Your municipality has no gateway in operation yet. Nothing was created; try again later, or ask the help desk.',
  'no-address-left':
    'At the moment no address is free for another device. Your IT sees this; ask the help desk when it will go on.',
  'too-many-peers':
    'Your municipality’s gateway takes no further WireGuard accesses. Nothing was created. Choose OpenVPN if it is offered; otherwise the help desk can help you.',
  'no-address-pool':
    'Your IT has not provided addresses for this type of VPN yet. Nothing was created; ask the help desk.',
  'own-request':
    'Nobody decides about their own request. A colleague in IT has to do it. Nothing was changed.',
  'own-access':
    'Nobody lifts the suspension of their own access or device. A colleague in IT has to do it. Nothing was changed.',
  'no-such-person': 'There is no such person here.',
  'applicant-has-access':
    'Meanwhile the person has such an access for this time. Deny the request and say so.',
  'pools-overlap': 'Two of the address ranges overlap. Enter networks that have nothing in common.',
  'period-over': 'The period asked for is already over. Deny the request and ask for a new one.',
  'no-such-gateway': 'There is no such gateway, or it does not belong to your municipality.',
  'no-such-gateway-group': 'This gateway group no longer exists. Choose another one.',
  'gateway-name-taken':
    'A gateway with this name is in service already. Have you just added it yourself? Then open it in the list and make a set-up command there.',
  'gateway-not-in-service': 'This gateway is not in service. Nothing was changed.',
  'last-gateway-of-group':
    'No other gateway of this group takes devices in at the moment. Confirm that you know.',
  'restore-not-open': 'The restore is closed already. Nothing was changed.',
  'restore-reason-too-long': 'The text is too long. Shorten it to 500 characters.',
  'restore-gateways-silent': 'Not every gateway has compared yet. Wait, or confirm that you know.',
  'maintenance-reason-too-long': 'The reason is too long. Shorten it to 300 characters.',
  'gateway-removed': 'This gateway is out of service.',
  'credential-not-pending': 'Making this access file took too long and was given up. Please make a new one.',
  'hand-over-unknown': 'There is no such code. Have a new one made on the device’s page.',
  'hand-over-foreign':
    'This code belongs to another account. Sign in with the account that it was made with.',
  'hand-over-used': 'This code has been used. Have a new one made on the device’s page.',
  'hand-over-expired': 'This code has ended. Have a new one made on the device’s page.',
  'hand-over-minutes-out-of-range': '5 to 1,440 minutes are possible.',
  'close-after-out-of-range': '1 to 720 hours are possible.',
  'confirm-within-out-of-range': '10 to 3,600 seconds are possible.',
  'nothing-withdrawn':
    'Nothing was taken back here. There is a confirmation only after a suspension, a revocation or an expiry.',
  'too-many-hand-over': 'You have made or entered many codes within a short time. Try again in an hour.',
  'hand-out-over':
    'This access file has been saved already, or too much time has passed. Nothing was changed. If it is lost, create a new one.',
  'handed-out-file-malformed': 'The portal’s answer was not complete. No file was put together.',
  'server-keys-off':
    'Your municipality does not let the server make keys. Create the access file on the page of your device; for this the browser needs JavaScript.',
  'key-seen-before':
    'This key has been used before. Each access file needs one of its own. Please make a new one.',
  'request-not-approved': 'This request has not been approved. Nothing was released.',
} as const;
