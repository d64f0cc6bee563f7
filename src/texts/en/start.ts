// The start page: where I stand and what comes next, English.
export const start = {
  title: {
    nothing: 'You have no access yet. Apply for it now.',
    'not-for-you': 'Your account is not set up for access here yet.',
    draft: 'Your application has been started.',
    waiting: 'Your request is waiting for a decision by your IT.',
    'waiting-for': 'Your request waits for: {{offices}}.',
    obliged: 'Your request is approved. A confirmation is still missing.',
    query: 'Your IT has a question about your request.',
    denied: 'Your request was denied.',
    'not-begun': 'Your access is released. It begins on {{day}}.',
    ready: 'Your access is ready. Set up your device now.',
    'file-missing': 'Almost done: create the access file for “{{device}}”.',
    unconnected: '“{{device}}” is prepared. Check the connection now.',
    working: 'Your access is set up.',
    'ends-soon': 'Your access ends on {{day}}.',
    'device-stopped': '“{{device}}” is temporarily blocked.',
    'device-revoked': '“{{device}}” is no longer part of your access.',
    suspended: 'Your access is temporarily blocked.',
    revoked: 'Your access was withdrawn for good.',
    ended: 'Your access has ended.',
  },
  text: {
    nothing:
      'The application takes about five minutes. You need no technical knowledge; what to have at hand is said at the beginning.',
    draft: 'Last saved: {{time}}. Go on where you stopped, and send it.',
    'draft-saved': 'Last saved: {{time}}. It has not been sent yet.',
    'not-for-you':
      'Employees whose account your IT has enabled can apply for access. If you are one of them, contact the help desk.',
    waiting:
      'You submitted it on {{day}}; your IT has had it since then ({{since}}). You do not need to do anything. The decision will appear here.',
    'waiting-for':
      'You submitted it on {{day}} (waiting: {{since}}). After that your IT decides. You do not need to do anything.',
    obliged:
      'The access is released once all conditions are confirmed. Which they are, and what you confirm yourself, stands with your request.',
    query: 'Once it is answered, your request of {{day}} goes on. The question:',
    denied: 'Decided on {{day}}. The reason given by your IT:',
    'denied-way-on':
      'Has something changed, or can you describe the purpose more precisely? Then submit a new request. The help desk answers questions about it.',
    'not-begun': 'It is valid until {{until}}. You set up your device from {{day}} on.',
    ready_one:
      'Your request of {{applied}} was approved. The access is valid until {{until}} for one device.',
    ready_other:
      'Your request of {{applied}} was approved. The access is valid until {{until}} for up to {{count}} devices.',
    'file-missing':
      'The device is registered. With the access file it can connect. The access is valid until {{until}}.',
    unconnected:
      'Switch the connection on in the VPN app. Are you in the office right now? Then check it at home. The access is valid until {{until}}.',
    working: 'It is valid until {{until}}. To work, switch the connection on in the VPN app.',
    'ends-soon':
      'After that your devices no longer connect. If you need the access for longer, submit a request for the time after it now.',
    'device-stopped':
      'The device cannot connect until your IT lifts the block. Your access itself stays valid until {{until}}.',
    'device-lost':
      'You reported it lost. If you have found it again, contact the help desk. Your access itself stays valid until {{until}}.',
    'device-revoked':
      'The device was removed or withdrawn for good. It does not connect any more, and it does not come back. Your access itself goes on until {{until}}: set up another device. The help desk can tell you why a device was withdrawn.',
    suspended:
      'Your devices cannot connect until your IT lifts the block. The help desk can tell you the reason.',
    revoked:
      'Your devices can no longer connect. The help desk can tell you the reason. New access begins with a new request.',
    ended:
      'It was valid until {{until}}. If you need access again, submit a new request; what you stated then is no longer in force.',
  },
  button: {
    apply: 'Apply for access',
    resume: 'Go on with the application',
    'apply-again': 'Submit a new request',
    'apply-after': 'Apply for the time after',
    'show-request': 'View request',
    answer: 'Answer the question',
    'show-denied': 'View the denied request',
    'add-device': 'Set up a device',
    'make-file': 'Create the access file',
    'check-connection': 'Check the connection',
    'another-device': 'Set up another device',
    'new-device': 'Set up a new device',
    'my-access': 'My access',
    'show-device': 'View device',
  },
  'open-request': {
    title: 'Your request {{caseNumber}} is still waiting for a decision by your IT.',
    link: 'View request',
    query: 'Your IT has a question about your request {{caseNumber}}.',
  },
  course: {
    heading: 'Your way to working from home',
    apply: 'Apply for access',
    applied: 'Request submitted',
    decision: 'Your IT decides',
    query: 'Answer the question from your IT',
    decided: 'Approved and released by IT',
    obliged: 'Confirm the conditions',
    denied: 'Denied by IT',
    device: 'Register the device',
    'device-done': 'Device registered',
    file: 'Install the VPN app and create the access file',
    'file-done': 'Access file created',
    connection: 'Check the connection',
    'next-step': 'Your next step',
    done: 'Done',
    later: 'After that',
    from: 'From {{day}}',
  },
  devices: {
    heading: 'Your devices',
    device: 'Device',
    state: 'State',
    connection: 'Connection',
    connected: 'has connected before',
    unconnected: 'not connected yet',
    'file-missing': 'access file still missing',
  },
  lost: {
    heading: 'Device lost?',
    text: 'Report it at once. We block it immediately and show you from when on the block is in effect.',
    none: 'Once you have set up a device, you report a loss here. It is then blocked immediately.',
    reported:
      'We have your report, the device is blocked. Its page shows whether the block is in effect everywhere.',
    button: 'Report a loss',
  },
} as const;
