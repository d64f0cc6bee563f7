// What a person reads when the portal says no, German: by reason, and by kind where a reason has no words of its own.
import { authorityRefusals } from './refusal-authorities';
import { catalogueRefusals } from './refusal-catalogues';
import { accessRefusals } from './refusal-accesses';
import { approvalRefusals } from './refusal-approvals';
import { cryptoRefusals } from './refusal-crypto';
import { fieldRefusals } from './refusal-fields';
import { municipalityRefusals } from './refusal-municipality';
import { profileRefusals } from './refusal-profiles';
import { reachRefusals } from './refusal-reach';
import { signInRefusals } from './refusal-sign-in';
import { tcpRefusals } from './refusal-tcp';

export const refusal = {
  kind: {
    unauthenticated: 'Sie sind nicht angemeldet. Melden Sie sich an und versuchen Sie es noch einmal.',
    forbidden: 'Dafür fehlt Ihnen die Berechtigung.',
    'not-found': 'Diese Seite gibt es nicht, oder sie ist nicht für Sie bestimmt.',
    conflict:
      'Inzwischen hat sich etwas geändert. Laden Sie die Seite neu und prüfen Sie den aktuellen Stand.',
    invalid: 'Mit dieser Eingabe können wir nichts anfangen. Gehen Sie zurück und prüfen Sie Ihre Angaben.',
    exhausted: 'Die Grenze ist erreicht. Ihre IT kann sie erweitern.',
    'too-large': 'Das ist zu groß für dieses Formular. Kürzen Sie Ihre Angaben.',
    'too-many':
      'Das wurde in kurzer Zeit zu oft versucht. Warten Sie einige Minuten und versuchen Sie es dann noch einmal.',
    gone: 'Das gilt nicht mehr. Beginnen Sie bitte noch einmal von vorn.',
    unavailable: 'Das ist im Moment nicht möglich. Versuchen Sie es in einigen Minuten noch einmal.',
  },
  'too-many-sign-in-start':
    'Von Ihrem Anschluss aus wollten sich in der letzten Minute sehr viele anmelden. Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  'too-many-sign-in-answer':
    'Von Ihrem Anschluss aus kamen in der letzten Minute sehr viele Anmeldungen. Warten Sie eine Minute und melden Sie sich dann noch einmal an.',
  'too-many-enrolment':
    'Von diesem Anschluss aus wurden in der letzten Minute sehr viele Gateways angemeldet. Warten Sie eine Minute.',
  'too-many-revocation-list':
    'Von diesem Anschluss aus wurden in der letzten Minute sehr viele Sperrlisten abgerufen. Warten Sie eine Minute.',
  'list-replaced-meanwhile': 'Diese Sperrliste wurde eben erneuert. Rufen Sie sie noch einmal ab.',
  'too-many-export':
    'Alle Daten lassen sich sechsmal in der Stunde herunterladen. Bitte versuchen Sie es später noch einmal.',
  'too-many-list-export':
    'Listen lassen sich sechsmal in der Stunde herunterladen. Bitte versuchen Sie es später noch einmal.',
  'too-many-access-file':
    'Sie haben in der letzten Stunde sehr viele Zugangsdateien erstellt. Ihre letzte gilt weiter. Warten Sie eine Stunde, oder fragen Sie den Benutzerservice.',
  'too-many-emergency': 'Das wurde in der letzten Minute zu oft versucht. Warten Sie eine Minute.',
  'page-not-found': 'Vielleicht ist die Adresse unvollständig, oder die Seite wurde verschoben.',
  'role-missing': 'Diese Seite ist für eine andere Aufgabe gedacht. Ihnen fehlt dafür die Berechtigung.',
  'csrf-token-missing':
    'Die Seite war zu lange offen oder stammt aus einer früheren Anmeldung. Gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal ab. Es wurde nichts geändert.',
  'body-too-large':
    'Ihre Eingabe ist zu lang. Gehen Sie zurück und kürzen Sie den Text. Es wurde nichts geändert.',
  'bad-request':
    'Ihr Browser hat etwas gesendet, das wir nicht lesen können. Gehen Sie zurück und versuchen Sie es noch einmal.',
  'tenant-unknown': 'Diese Verwaltung ist hier nicht eingerichtet. Prüfen Sie die Adresse.',
  'changed-meanwhile':
    'Inzwischen hat sich etwas geändert. Laden Sie die Seite neu und prüfen Sie den aktuellen Stand.',
  'reason-missing': 'Nennen Sie einen Grund. Es wurde nichts geändert.',
  ...signInRefusals,
  ...cryptoRefusals,
  ...profileRefusals,
  ...reachRefusals,
  ...tcpRefusals,
  ...fieldRefusals,
  ...catalogueRefusals,
  ...municipalityRefusals,
  ...authorityRefusals,
  ...accessRefusals,
  ...approvalRefusals,
} as const;
