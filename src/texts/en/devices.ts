// The person's own devices: add, make the access file, report lost, remove, English.
export const devices = {
  system: {
    windows: 'Windows',
    macos: 'Mac',
    linux: 'Linux',
    ios: 'iPhone or iPad',
    android: 'Android',
  },
  protocol: {
    openvpn: 'OpenVPN',
    wireguard: 'WireGuard',
  },
  new: {
    title: 'Set up a device',
    lead: 'First say which device it is. Then you create its access file.',
    'name-label': 'What should the device be called?',
    'name-hint':
      'A name by which you recognise it, for example “Notebook planning office”. Your IT sees it too.',
    'system-label': 'Which system does the device have?',
    'system-hint-all': 'Windows and Mac are computers, iPhone and Android are phones or tablets.',
    'system-hint-some': 'Not possible: {{systems}}. Your IT has not provided for it in “{{profile}}”.',
    'inventory-label': 'Inventory number',
    'inventory-hint': 'Usually on a sticker on the office device.',
    submit: 'Register device',
    added: '“{{device}}” is registered.',
    'added-text': 'Now only the access file is missing.',
    'obstacle-title': 'You cannot set up a device at the moment.',
  },
  show: {
    'lead-file-missing': 'Four steps, then the device connects. You can stop at any time and go on here.',
    'lead-unconnected':
      'The access file is created. Import it into the VPN app and switch the connection on.',
    'lead-renewed':
      'The device still connects with its present access file. The new one is made: import it into the VPN app.',
    'lead-connected': 'This device is completely set up and has connected before.',
    'lead-suspended': 'The device cannot connect until your IT lifts the block.',
    'lead-lost':
      'You reported this device lost. Found it again? Then your IT lifts the block: contact the help desk.',
    'lead-revoked':
      'The access of this device was withdrawn for good. It does not come back; set up a new one instead.',
    'lead-expired': 'The access of this device ended together with your access.',
    'lead-grant-suspended':
      'Your access is temporarily blocked. Until it is lifted none of your devices connects.',
    'lead-grant-ended': 'Your access has ended. If you need it again, submit a new request.',
    'to-access': 'My access',
    'apply-again': 'Submit a new request',
    'details-heading': 'About the device',
    system: 'System',
    inventory: 'Inventory number',
    access: 'Access',
    'access-value': '{{profile}}, until {{until}}',
    protocol: 'Type of VPN',
    'file-made': 'Access file created',
    'file-none': 'not yet',
    number: 'Device number',
    'number-note': 'Give it when the help desk asks for it.',
    connected: 'Connected',
    'connected-yes': 'yes, once at least',
    'connected-no': 'not yet',
    'connected-note': 'We do not store when or how often.',
    use: 'Use',
    unused: 'not used for more than 90 days',
    'unused-note': 'Your IT sees that too. When you used the device last, we do not store.',
    earlier: 'Earlier access file',
    'earlier-note': 'It is being made invalid.',
    refresh: 'Reload the state',
    remove: 'Remove device',
    'remove-text': 'You no longer need the device? Remove it, then its place becomes free.',
  },
  connection: {
    waiting: 'As soon as the device connects with this access file, it says so here. That may take a minute.',
    connected: 'Your device is connected.',
    'connected-text': 'Everything is set up. You can close this page.',
    over: 'The device has not connected so far. This page does not ask any more.',
    again: 'Go on asking',
    closed:
      'This page does not get an answer any more. Whether the device is connected is shown under “My access”.',
  },
  steps: {
    heading: 'How to connect the device',
    install: 'Install the VPN app',
    make: 'Create the access file',
    import: 'Import the access file',
    on: 'Switch the connection on',
    'install-managed':
      'On office devices your IT usually installs the app. If it is missing, the help desk helps.',
    'install-private': 'Take the app only from one of these sources.',
    'install-source': 'Source',
    'make-text':
      'The access file contains the key of this device. The key is made in your browser and stays on the device. So create the file on the device it is meant for, or with the phone beside you.',
    'make-button': 'Create access file',
    'make-done': 'Created on {{day}} for {{protocol}}.',
    'make-done-both': 'Created on {{day}}: one file each for {{protocol}} and for {{other}}.',
    'again-heading': 'File lost?',
    'again-text':
      'Create a new one. The present one then becomes invalid, and a connection with it breaks off.',
    'again-button': 'Create anew',
    'no-gateway':
      'Your municipality has no gateway in operation yet, that is, no computer through which your device connects. As soon as there is one, you create the access file here. The help desk knows when that will be.',
    'delete-heading': 'Delete the file',
    delete: 'Delete the file after importing it, from the recycle bin too.',
    office:
      'Are you in the office right now? The connection often does not work there. Check it at home; you find this page again under “My access”.',
    'on-done': 'This device has connected before.',
    'protocol-label': 'Type of VPN',
    'protocol-text':
      'Your municipality offers two types of VPN. Unless your IT has told you otherwise, take OpenVPN.',
  },
  enforcement: {
    'suspension-ordered': 'The block is ordered.',
    'suspension-effective': 'The block has been in effect since {{time}}.',
    'suspension-unconfirmed': 'The block is not confirmed yet.',
    'revocation-ordered': 'The withdrawal is ordered.',
    'revocation-effective': 'The withdrawal has been in effect since {{time}}.',
    'revocation-unconfirmed': 'The withdrawal is not confirmed yet.',
    'expiry-ordered': 'The end is ordered.',
    'expiry-effective': 'The end has been in effect since {{time}}.',
    'expiry-unconfirmed': 'The end is not confirmed yet.',
    'text-ordered':
      'It is in effect as soon as every gateway has confirmed it. A gateway is the computer through which your device connects to your municipality.',
    'text-effective': 'Every gateway has confirmed it: the device can no longer connect.',
    'text-unconfirmed':
      'A gateway has not reported yet. Until then the device could still connect there. Your IT sees this too; if in doubt, call the help desk.',
    'nothing-title': 'This device had no access file.',
    'nothing-text': 'It could never connect. There is nothing more to do.',
    caption: 'Where it is in effect',
    gateway: 'Gateway',
    ordered: 'Ordered',
    state: 'State',
  },
  file: {
    title: 'Your access file is ready.',
    'wireguard-note':
      'You use WireGuard. Its algorithms are modern and publicly examined, but not in the BSI’s technical guideline TR-02102; your municipality has decided for it. This access is not approved for classified information (VS-NfD).',
    'once-title': 'You see this file only now.',
    'once-text':
      'We do not store it and cannot show it again. Do not reload this page and do not go back before you have the file.',
    for: 'For “{{device}}” ({{system}}), type of VPN {{protocol}}.',
    name: 'File name',
    download: 'Download access file',
    'next-heading': 'What comes next',
    'where-computer':
      'The file is then in your “Downloads” folder. Give it to nobody and do not send it by e-mail.',
    'where-phone':
      'The file is then in the downloads of your phone. Give it to nobody and do not send it by e-mail.',
    'qr-heading': 'Or scan it with the phone',
    'qr-alt': 'QR code with the content of the access file',
    'qr-text':
      'Scan the code in the WireGuard app (“+”, then “Scan from QR code”), not with the camera. The code contains the same as the file. If you cannot scan it, take the file or the text below.',
    'text-summary': 'Show content as text',
    'text-label': 'Content of the access file',
    'text-hint':
      'If the download does not work: select everything, copy it into a new text file and save it under the name {{name}}.',
    lost: 'File lost? Create a new one on the page of the device; this one then becomes invalid.',
    continue: 'Continue to the device',
  },
  again: {
    title: 'Create a new access file for “{{device}}”?',
    consequence:
      'The present access file then becomes invalid, and a connection with it breaks off. This cannot be undone. You have to import the new file into the VPN app.',
    button: 'Create new file, make the old one invalid',
    here: 'Create the access file anew',
  },
  made: {
    title: 'The access file has already been created.',
    text: 'Perhaps you clicked twice, or the page was still open from before. Nothing was changed: the file created last is valid.',
    'have-it': 'You have the file? Then go on here:',
    'to-device': 'Continue to the device',
    'lost-it': 'You did not receive the file? Then create a new one. The other one thereby becomes invalid.',
    again: 'Create anew',
  },
  renewal: {
    'ends-title': 'The access file of this device is only valid until {{day}}.',
    'ends-text':
      'Renew it now, there is no hurry: the present file goes on until the device has connected with the new one.',
    'button-short': 'Renew the access file',
    'under-way-title': 'The new access file is made, the present one is still valid.',
    'under-way-text':
      'Import the new file into the VPN app and connect with it. Once that has worked, the earlier one ends, on {{time}} at the latest.',
    'once-more': 'You did not get the new file? Renew once more',
    title: 'Renew the access file of “{{device}}”?',
    here: 'Renew the access file',
    consequence:
      'You get a new access file and import it into the VPN app. The present one goes on until the device first connects with the new one, for 14 days at most. Then the portal ends it.',
    'detail-both': 'Both files together count as one device.',
    'detail-lost':
      'Is the present file lost, or in other people’s hands? Then do not renew it, but make a new one on the page of the device, under “File lost?”: that ends the old one at once.',
    button: 'Make a new file, keep the old one for now',
  },
  lost: {
    title: 'Report “{{device}}” lost?',
    consequence: 'The device is blocked at once and loses its connection. Only your IT can lift the block.',
    detail: 'Your IT sees the report. If it was an office device, report the loss to your department too.',
    button: 'Report loss and block',
    here: 'Report a loss',
    done: 'The loss is reported, the block is ordered.',
    'done-text': 'On this page you see whether it is already in effect at every gateway.',
    already: 'This device has already been reported lost.',
    heading: 'Device lost?',
    text: 'Report it at once. It is blocked immediately, and here you see from when on the block is in effect.',
    'button-short': 'Report a loss',
  },
  remove: {
    title: 'Remove “{{device}}”?',
    consequence:
      'The device loses its connection at once, and its access file becomes invalid. This cannot be undone.',
    detail: 'Its place becomes free: afterwards you can set up another device.',
    button: 'Remove device',
    done: 'The removal of “{{device}}” is ordered.',
    'done-text': 'On this page you see whether it is already in effect at every gateway.',
    already: 'This device has already been removed or has ended.',
  },
} as const;
