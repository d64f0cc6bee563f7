// Every address of the portal, in one place: called with values it is a link, called with `:names` a route's path.
import type { TenantKind } from '../../domain/tenant';

/** Leaves `:name` as it is, so that the same function yields the route's pattern. */
function segment(value: string): string {
  return value.startsWith(':') ? value : encodeURIComponent(value);
}

const inTenant = (slug: string, rest: string): string => `/t/${segment(slug)}/${rest}`;

export const paths = {
  home: '/',
  /** Before sign-in; leads on to the person's own first page when signed in. */
  tenant: (slug: string): string => inTenant(slug, ''),
  signIn: (slug: string): string => `/saml/${segment(slug)}/login`,
  /** An authority's list of what it no longer stands for, for everybody. */
  revocationList: (name: string): string => `/crl/${segment(name)}.crl`,
  /** What an identity provider reads about us. */
  metadata: (slug: string): string => `/saml/${segment(slug)}/metadata`,
  /** Public: somebody's sign-in waits until people have said whose it is. */
  awaitingAssignment: (slug: string): string => inTenant(slug, 'assignment'),
  /** The link with which somebody of the municipality tries its sign-in out. */
  signInTest: (slug: string, token: string): string => `/saml/${segment(slug)}/test/${segment(token)}`,
  signOut: (slug: string): string => inTenant(slug, 'sign-out'),
  signedOut: (slug: string): string => inTenant(slug, 'signed-out'),
  /** Opening it, like any page, is what makes a session last. */
  session: (slug: string): string => inTenant(slug, 'session'),

  start: (slug: string): string => inTenant(slug, 'start'),
  help: (slug: string): string => inTenant(slug, 'help'),
  information: {
    imprint: (slug: string): string => inTenant(slug, 'imprint'),
    privacy: (slug: string): string => inTenant(slug, 'privacy'),
    accessibility: (slug: string): string => inTenant(slug, 'accessibility'),
    barrier: (slug: string): string => inTenant(slug, 'barrier'),
    easyLanguage: (slug: string): string => inTenant(slug, 'easy-language'),
    signLanguage: (slug: string): string => inTenant(slug, 'sign-language'),
  },

  /** What a page of the municipality links to; a version in the address lets browsers keep it. */
  look: {
    styles: (slug: string): string => inTenant(slug, 'look.css'),
    logo: (slug: string): string => inTenant(slug, 'logo'),
  },
  documents: {
    /** The one in force. */
    inForce: (slug: string, kind: string): string => inTenant(slug, `documents/${segment(kind)}`),
    publish: (slug: string, kind: string): string => inTenant(slug, `settings/documents/${segment(kind)}`),
    version: (slug: string, kind: string, version: string): string =>
      inTenant(slug, `settings/documents/${segment(kind)}/${segment(version)}`),
  },

  /** The person's own requests. */
  requests: {
    list: (slug: string): string => inTenant(slug, 'requests'),
    new: (slug: string): string => inTenant(slug, 'requests/new'),
    /** The assistant: a page for each step, the summary before sending, and throwing it all away. */
    step: (slug: string, step: string): string => inTenant(slug, `requests/new/step/${segment(step)}`),
    summary: (slug: string): string => inTenant(slug, 'requests/new/summary'),
    discard: (slug: string): string => inTenant(slug, 'requests/new/discard'),
    /** For the script that says while somebody answers what the rules will say. */
    rules: (slug: string): string => inTenant(slug, 'requests/new/rules.json'),
    show: (slug: string, id: string): string => inTenant(slug, `requests/${segment(id)}`),
    withdraw: (slug: string, id: string): string => inTenant(slug, `requests/${segment(id)}/withdraw`),
    /** To a question of those who decide. */
    answer: (slug: string, id: string): string => inTenant(slug, `requests/${segment(id)}/answer`),
    print: (slug: string, id: string): string => inTenant(slug, `requests/${segment(id)}/print`),
    /** An obligation of an approval. */
    confirm: (slug: string, id: string): string => inTenant(slug, `requests/${segment(id)}/confirm`),
  },

  /** The person's own grants and devices. */
  access: (slug: string): string => inTenant(slug, 'access'),
  devices: {
    new: (slug: string, grant: string): string => inTenant(slug, `access/${segment(grant)}/devices/new`),
    show: (slug: string, id: string): string => inTenant(slug, `access/devices/${segment(id)}`),
    /** For the script that waits for the first connection. */
    connection: (slug: string, id: string): string =>
      inTenant(slug, `access/devices/${segment(id)}/connection.json`),
    file: (slug: string, id: string): string => inTenant(slug, `access/devices/${segment(id)}/file`),
    /** For the script that makes keys in the page: hands in their public parts, and says what became of the files. */
    keys: (slug: string, id: string): string => inTenant(slug, `access/devices/${segment(id)}/keys`),
    fileSaved: (slug: string, id: string): string =>
      inTenant(slug, `access/devices/${segment(id)}/file-saved`),
    fileUnsaved: (slug: string, id: string): string =>
      inTenant(slug, `access/devices/${segment(id)}/file-unsaved`),
    renewal: (slug: string, id: string): string => inTenant(slug, `access/devices/${segment(id)}/renewal`),
    /** Go on at the device itself. */
    handOver: (slug: string, id: string): string => inTenant(slug, `access/devices/${segment(id)}/hand-over`),
    /** For a key that was made elsewhere. */
    ownKey: (slug: string, id: string): string => inTenant(slug, `access/devices/${segment(id)}/own-key`),
    /** The labelled way on which the server makes the key. */
    serverFile: (slug: string, id: string): string =>
      inTenant(slug, `access/devices/${segment(id)}/server-file`),
    lost: (slug: string, id: string): string => inTenant(slug, `access/devices/${segment(id)}/lost`),
    remove: (slug: string, id: string): string => inTenant(slug, `access/devices/${segment(id)}/remove`),
  },

  /** Where a link leads that sets a device up on itself; before sign-in, and after it. */
  handOver: {
    open: (slug: string): string => inTenant(slug, 'hand-over'),
    take: (slug: string): string => inTenant(slug, 'hand-over/take'),
  },
  /** What somebody is asked about applications of others. */
  inbox: {
    list: (slug: string): string => inTenant(slug, 'inbox'),
    show: (slug: string, request: string, place: string): string =>
      inTenant(slug, `inbox/${segment(request)}/${segment(place)}`),
    act: (slug: string, [request, place]: readonly [string, string], act: string): string =>
      inTenant(slug, `inbox/${segment(request)}/${segment(place)}/${segment(act)}`),
    /** Who answers while somebody is away. */
    deputies: (slug: string): string => inTenant(slug, 'inbox/deputies'),
    endDeputy: (slug: string, id: string): string => inTenant(slug, `inbox/deputies/${segment(id)}/end`),
  },

  today: (slug: string): string => inTenant(slug, 'today'),
  /** What a restore has left to go through. */
  restore: {
    show: (slug: string): string => inTenant(slug, 'restore'),
    end: (slug: string): string => inTenant(slug, 'restore/end'),
  },
  queue: {
    list: (slug: string): string => inTenant(slug, 'queue'),
    show: (slug: string, id: string): string => inTenant(slug, `queue/${segment(id)}`),
    approve: (slug: string, id: string): string => inTenant(slug, `queue/${segment(id)}/approve`),
    deny: (slug: string, id: string): string => inTenant(slug, `queue/${segment(id)}/deny`),
    /** A question to the applicant. */
    query: (slug: string, id: string): string => inTenant(slug, `queue/${segment(id)}/query`),
    /** Several at one go: chosen, then decided; how far that is. */
    many: (slug: string): string => inTenant(slug, 'queue-many'),
    decideMany: (slug: string): string => inTenant(slug, 'queue-many/decide'),
    decidingMany: (slug: string, id: string): string => inTenant(slug, `queue-many/${segment(id)}`),
    /** Beside the decision: another supervisor, what nobody knew, an obligation. */
    part: (slug: string, id: string, act: string): string =>
      inTenant(slug, `queue/${segment(id)}/${segment(act)}`),
  },
  /** Looking back over all requests, ended ones included. */
  archive: {
    list: (slug: string): string => inTenant(slug, 'requests-archive'),
    export: (slug: string): string => inTenant(slug, 'requests-archive/export'),
    show: (slug: string, id: string): string => inTenant(slug, `requests-archive/${segment(id)}`),
    print: (slug: string, id: string): string => inTenant(slug, `requests-archive/${segment(id)}/print`),
  },
  /** The inventory of public keys. */
  keyRegister: {
    list: (slug: string): string => inTenant(slug, 'keys'),
    export: (slug: string): string => inTenant(slug, 'keys/export'),
  },
  people: {
    list: (slug: string): string => inTenant(slug, 'people'),
    show: (slug: string, id: string): string => inTenant(slug, `people/${segment(id)}`),
    /** Sign-ins that somebody must assign. */
    assignments: (slug: string): string => inTenant(slug, 'people/assignments'),
    assignment: (slug: string, id: string): string => inTenant(slug, `people/assignments/${segment(id)}`),
    device: (slug: string, id: string): string => inTenant(slug, `people/devices/${segment(id)}`),
    /** What is done to a device: suspend, resume, revoke. */
    deviceAct: (slug: string, id: string, act: string): string =>
      inTenant(slug, `people/devices/${segment(id)}/${segment(act)}`),
    /** What was taken back, and its proof, on paper. */
    withdrawal: (slug: string, id: string): string => inTenant(slug, `people/${segment(id)}/withdrawal`),
    deviceWithdrawal: (slug: string, id: string): string =>
      inTenant(slug, `people/devices/${segment(id)}/withdrawal`),
    grantAct: (slug: string, id: string, act: string): string =>
      inTenant(slug, `people/grants/${segment(id)}/${segment(act)}`),
  },
  gateways: {
    list: (slug: string): string => inTenant(slug, 'gateways'),
    new: (slug: string): string => inTenant(slug, 'gateways/new'),
    show: (slug: string, id: string): string => inTenant(slug, `gateways/${segment(id)}`),
    act: (slug: string, id: string, act: string): string =>
      inTenant(slug, `gateways/${segment(id)}/${segment(act)}`),
  },
  audit: (slug: string): string => inTenant(slug, 'audit'),
  /** Who holds roles together that should be apart. */
  separation: (slug: string): string => inTenant(slug, 'separation'),
  settings: (slug: string): string => inTenant(slug, 'settings'),
  /** A part of the settings with a page of its own: general, leaflet, wireguard, sign-in. */
  settingsPart: (slug: string, part: string): string => inTenant(slug, `settings/${segment(part)}`),

  /** Access profiles: what each reaches, and when; act: basics, retire, take-up. */
  profiles: {
    list: (slug: string): string => inTenant(slug, 'settings/profiles'),
    new: (slug: string): string => inTenant(slug, 'settings/profiles/new'),
    show: (slug: string, id: string): string => inTenant(slug, `settings/profiles/${segment(id)}`),
    act: (slug: string, id: string, act: string): string =>
      inTenant(slug, `settings/profiles/${segment(id)}/${segment(act)}`),
  },
  /** What lies behind a gateway group, and the addresses of its devices. */
  networks: {
    show: (slug: string, group: string): string => inTenant(slug, `settings/networks/${segment(group)}`),
    addPool: (slug: string, group: string): string =>
      inTenant(slug, `settings/networks/${segment(group)}/pools/new`),
    growPool: (slug: string, group: string, pool: string): string =>
      inTenant(slug, `settings/networks/${segment(group)}/pools/${segment(pool)}/grow`),
  },
  /** Crypto profiles of gateway groups, and waivers. */
  crypto: {
    overview: (slug: string): string => inTenant(slug, 'settings/crypto'),
    choose: (slug: string, group: string): string => inTenant(slug, `settings/crypto/${segment(group)}`),
    propose: (slug: string): string => inTenant(slug, 'settings/crypto-waivers/new'),
    waiver: (slug: string, id: string): string => inTenant(slug, `settings/crypto-waivers/${segment(id)}`),
    actOnWaiver: (slug: string, id: string, act: string): string =>
      inTenant(slug, `settings/crypto-waivers/${segment(id)}/${segment(act)}`),
  },
  /** Questions and rules of applications. */
  questions: {
    overview: (slug: string): string => inTenant(slug, 'settings/questions'),
    /** A page of its own: rules, words, changes, applications/new and the like. */
    part: (slug: string, part: string): string => inTenant(slug, `settings/questions/${part}`),
    words: (slug: string, question: string): string =>
      inTenant(slug, `settings/questions/words/${segment(question)}`),
    rule: (slug: string, rule: string): string => inTenant(slug, `settings/questions/rules/${segment(rule)}`),
    application: (slug: string, application: string): string =>
      inTenant(slug, `settings/questions/applications/${segment(application)}`),
    removeApplication: (slug: string, application: string): string =>
      inTenant(slug, `settings/questions/applications/${segment(application)}/remove`),
    proposal: (slug: string, proposal: string): string =>
      inTenant(slug, `settings/questions/proposals/${segment(proposal)}`),
    withdraw: (slug: string, proposal: string): string =>
      inTenant(slug, `settings/questions/proposals/${segment(proposal)}/withdraw`),
    /** An earlier one, to go back to. */
    edition: (slug: string, version: string): string =>
      inTenant(slug, `settings/questions/history/${segment(version)}`),
  },

  /** Beside the settings' own page of that name. */
  mailTexts: {
    list: (slug: string): string => inTenant(slug, 'settings/mails/texts'),
    change: (slug: string, kind: string): string => inTenant(slug, `settings/mails/texts/${segment(kind)}`),
    act: (slug: string, kind: string, act: 'save' | 'reset'): string =>
      inTenant(slug, `settings/mails/texts/${segment(kind)}/${act}`),
  },
  mailPreview: (slug: string): string => inTenant(slug, 'settings/mails/preview'),

  /** A municipality takes its data along, and leaves. */
  leaving: {
    export: (slug: string): string => inTenant(slug, 'settings/export'),
    closing: (slug: string): string => inTenant(slug, 'settings/closing'),
    closingAct: (slug: string, act: string): string => inTenant(slug, `settings/closing/${segment(act)}`),
  },

  /** What is proposed for a sign-in that is live. */
  signInChanges: {
    list: (slug: string): string => inTenant(slug, 'settings/sign-in/changes'),
    new: (slug: string): string => inTenant(slug, 'settings/sign-in/changes/new'),
    show: (slug: string, id: string): string => inTenant(slug, `settings/sign-in/changes/${segment(id)}`),
    act: (slug: string, id: string, act: string): string =>
      inTenant(slug, `settings/sign-in/changes/${segment(id)}/${segment(act)}`),
  },

  /** Its metadata and keys, which age. */
  signInUpkeep: {
    show: (slug: string): string => inTenant(slug, 'settings/sign-in/upkeep'),
    act: (slug: string, act: string): string => inTenant(slug, `settings/sign-in/upkeep/${segment(act)}`),
  },

  /** Whom of the provider the municipality lets act for it. */
  delegations: {
    list: (slug: string): string => inTenant(slug, 'settings/delegations'),
    new: (slug: string): string => inTenant(slug, 'settings/delegations/new'),
    revoke: (slug: string, id: string): string =>
      inTenant(slug, `settings/delegations/${segment(id)}/revoke`),
    /** Whether this delegate is employed in the municipality, too. */
    employee: (slug: string, id: string): string =>
      inTenant(slug, `settings/delegations/${segment(id)}/employee`),
  },

  /** Where people of the provider look after all municipalities. */
  operator: {
    /** Requests of all municipalities that the person acts for. */
    queue: '/operator/queue',
    /** Which ones those are, and the code to be named by another. */
    delegations: '/operator/delegations',
    delegationCode: '/operator/delegations/code',
    /** The emergency account: signing in, its one page, its acts, its end. */
    emergency: '/operator/emergency',
    emergencyDesk: '/operator/emergency/desk',
    emergencyEnd: '/operator/emergency/end',
    emergencyAct: (slug: string, kind: string, [thing, act]: readonly [string, string]): string =>
      `/operator/emergency/${segment(slug)}/${segment(kind)}/${segment(thing)}/${segment(act)}`,
    /** Questions and rules for all municipalities. */
    questions: '/operator/questions',
    questionsNext: '/operator/questions/next',
    questionsPublish: '/operator/questions/publish',
    questionsDiscard: '/operator/questions/discard',
    questionsVersion: (version: string): string => `/operator/questions/versions/${segment(version)}`,
    revocationLists: '/operator/revocation-lists',
    tenants: '/operator/tenants',
    newTenant: '/operator/tenants/new',
    tenant: (slug: string): string => `/operator/tenants/${segment(slug)}`,
    /** A part of one municipality's upkeep with a page of its own. */
    tenantPart: (slug: string, part: string): string => `/operator/tenants/${segment(slug)}/${segment(part)}`,
    signInChange: (slug: string, id: string): string =>
      `/operator/tenants/${segment(slug)}/sign-in-changes/${segment(id)}`,
    signInChangeAct: (slug: string, id: string, act: string): string =>
      `/operator/tenants/${segment(slug)}/sign-in-changes/${segment(id)}/${segment(act)}`,
    signInUpkeepAct: (slug: string, act: string): string =>
      `/operator/tenants/${segment(slug)}/sign-in-upkeep/${segment(act)}`,
    closingAct: (slug: string, act: string): string =>
      `/operator/tenants/${segment(slug)}/closing/${segment(act)}`,
    /** A step of setting up its sign-in. */
    signInStep: (slug: string, step: string): string =>
      `/operator/tenants/${segment(slug)}/sign-in/${segment(step)}`,
  },
} as const;

/** The provider's own pages: whoever opens them must be signed in to the provider, not to a municipality. */
export function isOperatorPath(path: string): boolean {
  return path === '/operator' || path.startsWith('/operator/');
}

/** An address with a query; empty and missing values are left out, so that a view's link stays short. */
export function withQuery(path: string, query: Readonly<Record<string, string | null | undefined>>): string {
  const entries = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const text = new URLSearchParams(entries).toString();
  return text === '' ? path : `${path}?${text}`;
}

/**
 * Where to go after sign-in: only a plain address inside the same municipality or the provider's pages, never another host.
 * For people of the provider (`kind`) also inside the municipalities that they act for.
 */
export function safeReturnPath(
  slug: string,
  text: string | undefined,
  kind: TenantKind = 'municipality',
): string | null {
  const plain = text !== undefined && text.length <= 500 && plainAddress.test(text);
  if (!plain || text.includes('//') || text.includes('/..')) return null;
  const isInside = kind === 'operator' || text.startsWith(paths.tenant(slug)) || isOperatorPath(text);
  return isInside ? text : null;
}

const plainAddress = /^\/(t\/[a-z0-9-]+|operator)\/[\w\-./?=&%+~]*$/;
