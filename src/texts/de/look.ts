// How a municipality's pages look: colours, short name and logo, German.
export const look = {
  title: 'Erscheinungsbild',
  'title-of': 'Erscheinungsbild: {{name}}',
  lead: 'Farben, kurzer Name und Logo stehen auf allen Seiten dieser Verwaltung, auch vor der Anmeldung. Ohne Angaben gelten die Farben und das Zeichen des Portals.',
  'overview-text': 'Farben, kurzer Name und Logo oder Wappen auf den Seiten Ihrer Verwaltung.',
  'overview-link': 'Erscheinungsbild ändern',
  saved: 'Das Erscheinungsbild ist gespeichert.',
  'section-colours': 'Farben',
  'section-name': 'Name',
  'section-logo': 'Logo oder Wappen',
  colour: {
    main: 'Hauptfarbe',
    'main-hint':
      'Für Verweise, Schaltflächen und das Band über dem Kopf der Seite. Rautezeichen und sechs Stellen, zum Beispiel #1b3a6b',
    accent: 'Akzentfarbe',
    'accent-hint':
      'Für das Band und die Markierung im Menü. Leer: Dafür dient die Hauptfarbe. Zum Beispiel #b4141e',
  },
  'too-faint-main':
    'Diese Farbe ist auf den hellen Flächen der Seite zu schwer zu lesen: Das Kontrastverhältnis ist {{ratio}} zu 1, nötig sind {{needed}} zu 1 (WCAG 1.4.3). Der nächste dunklere Ton, der reicht, ist {{instead}}.',
  'too-faint-accent':
    'Diese Farbe hebt sich von den hellen Flächen der Seite zu wenig ab: Das Kontrastverhältnis ist {{ratio}} zu 1, nötig sind {{needed}} zu 1 (WCAG 1.4.11). Der nächste dunklere Ton, der reicht, ist {{instead}}.',
  tone: {
    'main-light': 'Hauptfarbe auf hellem Grund',
    'main-dark': 'Hauptfarbe auf dunklem Grund',
    'accent-light': 'Akzentfarbe auf hellem Grund',
    'accent-dark': 'Akzentfarbe auf dunklem Grund',
    measured: '{{colour}}, Kontrastverhältnis mindestens {{ratio}} zu 1',
  },
  alternative: 'Was das Logo zeigt',
  'alternative-hint':
    'Für Menschen, die es nicht sehen. Nötig, sobald es ein Logo gibt. Zum Beispiel: Wappen der Stadt Musterstadt',
  logo: 'Bilddatei',
  'logo-instead': 'Andere Bilddatei',
  'logo-hint':
    'PNG, JPEG oder WebP, höchstens {{kilobytes}} KB und {{pixels}} Pixel breit und hoch. SVG ist nicht möglich. Auf dunklem Grund bekommt das Bild einen weißen Rand.',
  remove: 'Das jetzige Logo entfernen',
} as const;
