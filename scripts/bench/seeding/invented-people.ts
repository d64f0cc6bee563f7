// Invented people in numbers: common names that many share, one department with every tenth of them, and three of a rare name.

const givenNames = [
  'Anna',
  'Bernd',
  'Cem',
  'Dörte',
  'Emil',
  'Fatma',
  'Georg',
  'Hülya',
  'Ines',
  'Jan',
  'Katja',
  'Lars',
];
const surnames =
  'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Yılmaz Koch Bauer Richter Klein Wolf';
const departments = [
  'Bauamt',
  'Jugendamt',
  'Kämmerei',
  'Personalamt',
  'Standesamt',
  'Schulamt',
  'Kataster',
  'Hauptamt',
  'Archiv',
];

/** In the search: found with three people, however many there are, and with a tenth of them. */
export const rareName = 'Zwiebelfisch';
export const frequentDepartment = 'Ordnungsamt';

type Invented = { readonly displayName: string; readonly mail: string; readonly department: string };

/** The number `index` of `count`; those of the rare name stand at the beginning, in the middle and at the end. */
export function inventedPerson(index: number, count: number): Invented {
  const isRare = index === 1 || index === Math.floor(count / 2) || index === count - 2;
  const given = pick(givenNames, index);
  const surname = isRare ? rareName : pick(surnames.split(' '), Math.floor(index / givenNames.length));
  const department = index % 10 === 0 ? frequentDepartment : pick(departments, Math.floor(index / 7));
  const login = `${given}.${surname}.${index}`.toLowerCase().replace(/[^a-z0-9.]/g, '-');
  return { displayName: `${given} ${surname}`, mail: `${login}@musterstadt.example`, department };
}

function pick(from: readonly string[], index: number): string {
  return from[index % from.length] ?? '';
}
