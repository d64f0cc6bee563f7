// Second factors and fresh sign-ins, German.
export const assurance = {
  title: 'Zweiter Faktor und frische Anmeldung',
  'overview-text':
    'Ob die Administration einen zweiten Faktor braucht, und wie frisch die Anmeldung für wesentliche Schritte sein muss.',
  'overview-link': 'Zweiten Faktor und frische Anmeldung festlegen',
  lead: 'Den zweiten Faktor prüft Ihr Identitätsanbieter. Das Portal liest, was er darüber sagt.',
  'own-heading': 'Ihre jetzige Anmeldung',
  'own-text':
    'Das hat Ihr Identitätsanbieter über diese Anmeldung gesagt. Die Werte können Sie unten übernehmen.',
  'own-instant': 'Zuletzt ausgewiesen',
  'own-context': 'Art der Anmeldung (AuthnContextClassRef)',
  'own-methods': 'Verfahren (authnmethodsreferences)',
  'own-factor': 'Zweiter Faktor',
  'factor-seen': 'erkannt',
  'factor-missing': 'nicht erkannt',
  'demands-heading': 'Was Ihre Verwaltung verlangt',
  demand: 'Wer mehr als Beschäftigte oder Vorgesetzte ist, braucht einen zweiten Faktor',
  'demand-hint':
    'Fehlt er bei einer Anmeldung, ruhen diese Rollen bis zur nächsten. Der eigene Zugang bleibt nutzbar. Einschalten können Sie das nur, wenn Ihre jetzige Anmeldung selbst einen zweiten Faktor hatte.',
  signals: 'Woran wir den zweiten Faktor erkennen',
  'signals-hint': 'Ein Wert je Zeile, genau wie ihn Ihr Identitätsanbieter sendet. Einer davon genügt.',
  fresh: 'Wie alt die Anmeldung bei wesentlichen Schritten sein darf, in Minuten',
  'fresh-hint':
    '{{min}} bis {{max}}. Gilt zum Beispiel beim Widerruf eines Zugangs und bei Rollen. Ist die Anmeldung älter, fragt Ihr Identitätsanbieter vorher noch einmal.',
  hours: 'Wie lange das Ausweisen beim Identitätsanbieter her sein darf, in Stunden',
  'hours-hint':
    '{{min}} bis {{max}}, üblich sind 12. Mancher Identitätsanbieter lässt Menschen tagelang angemeldet, Microsoft Entra ID zum Beispiel bis zu 90 Tage, und meldet sie hier ohne neues Ausweisen an. Ist es länger her, weist das Portal die Anmeldung ab, bis sich die Person dort neu ausweist. Ein kleiner Wert ist sicherer.',
  idle: 'Wie lange eine Sitzung ohne neue Seite dauert, in Minuten',
  'idle-hint':
    '{{min}} bis {{max}}, üblich sind 60. Kürzer gilt sofort für alle Sitzungen, länger ab der nächsten Anmeldung. Wer langsam liest oder tippt, braucht Zeit.',
  longest: 'Wie lange eine Sitzung höchstens dauert, in Stunden',
  'longest-hint': '{{min}} bis {{max}}, üblich sind 10. Gilt sofort für alle Sitzungen.',
  'saved-text': 'Der zweite Faktor wird ab der nächsten Anmeldung jeder Person verlangt.',
  withheld: 'Ihre Rolle ruht: {{roles}}',
  'withheld-text':
    'Ihre Verwaltung verlangt dafür einen zweiten Faktor, und diese Anmeldung hatte keinen. Melden Sie sich ab und mit zweitem Faktor wieder an.',
} as const;
