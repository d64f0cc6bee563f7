// Public holidays of Germany and of each of its Länder, as their laws stand in 2026. What holds in single municipalities only
// is left out (Assumption Day in Bavaria, Corpus Christi in parts of Saxony and Thuringia, Augsburg's Peace Festival), and so
// is what falls on a Sunday always (Easter and Whit Sunday in Brandenburg) or was a holiday once (Berlin, 8 May 2025).
import type { FederalState } from './federal-state';
import { addDays, checkedLocalDay, type LocalDay } from './local-day';

type Holiday =
  { readonly on: string } | { readonly afterEaster: number } | { readonly wednesdayBefore: string };

const on = (monthAndDay: string): Holiday => ({ on: monthAndDay });
const afterEaster = (days: number): Holiday => ({ afterEaster: days });

/** In all of Germany: German Unity Day by Einigungsvertrag Art. 2 Abs. 2, the others by the law of every Land. */
const nationwide: readonly Holiday[] = [
  on('01-01'), // New Year
  afterEaster(-2), // Good Friday
  afterEaster(1), // Easter Monday
  on('05-01'), // Labour Day
  afterEaster(39), // Ascension Day
  afterEaster(50), // Whit Monday
  on('10-03'), // German Unity Day
  on('12-25'), // Christmas Day
  on('12-26'), // Boxing Day
];

const epiphany = on('01-06');
const womensDay = on('03-08');
const corpusChristi = afterEaster(60);
const assumptionDay = on('08-15');
const childrensDay = on('09-20');
const reformationDay = on('10-31');
const allSaintsDay = on('11-01');
/** Eleven days before the first Sunday of Advent. */
const repentanceDay: Holiday = { wednesdayBefore: '11-23' };

/** Beside those of all of Germany. */
const ofLand: Readonly<Record<FederalState, readonly Holiday[]>> = {
  // § 1 FTG (Gesetz über die Sonntage und Feiertage)
  'DE-BW': [epiphany, corpusChristi, allSaintsDay],
  // Art. 1 Abs. 1 Nr. 1 FTG (Bayern)
  'DE-BY': [epiphany, corpusChristi, allSaintsDay],
  // § 1 Abs. 1 Gesetz über die Sonn- und Feiertage (Berlin)
  'DE-BE': [womensDay],
  // § 2 Abs. 1 FTG (Brandenburg)
  'DE-BB': [reformationDay],
  // § 2 Abs. 1 Gesetz über die Sonn- und Feiertage (Bremen)
  'DE-HB': [reformationDay],
  // § 1 Feiertagsgesetz (Hamburg)
  'DE-HH': [reformationDay],
  // § 1 Abs. 1 HFeiertagsG (Hessen)
  'DE-HE': [corpusChristi],
  // § 2 Abs. 1 FTG M-V
  'DE-MV': [womensDay, reformationDay],
  // § 2 Abs. 1 NFeiertagsG (Niedersachsen)
  'DE-NI': [reformationDay],
  // § 2 Abs. 1 Feiertagsgesetz NW
  'DE-NW': [corpusChristi, allSaintsDay],
  // § 2 Abs. 1 LFtG (Rheinland-Pfalz)
  'DE-RP': [corpusChristi, allSaintsDay],
  // § 2 Abs. 1 SFG (Saarland)
  'DE-SL': [corpusChristi, assumptionDay, allSaintsDay],
  // § 1 Abs. 1 SächsSFG
  'DE-SN': [reformationDay, repentanceDay],
  // § 2 FeiertG LSA (Sachsen-Anhalt)
  'DE-ST': [epiphany, reformationDay],
  // § 2 Abs. 1 SFTG (Schleswig-Holstein)
  'DE-SH': [reformationDay],
  // § 2 Abs. 1 ThürFGtG
  'DE-TH': [childrensDay, reformationDay],
};

/** Without a Land: only what holds in all of Germany. */
export function isPublicHoliday(day: string, land: FederalState | null): boolean {
  const holidays = land === null ? nationwide : [...nationwide, ...ofLand[land]];
  return holidays.some((holiday) => fallsOn(holiday, day));
}

function fallsOn(holiday: Holiday, day: string): boolean {
  const year = day.slice(0, 4);
  if ('on' in holiday) return day === `${year}-${holiday.on}`;
  if ('afterEaster' in holiday) return day === addDays(easterSunday(Number(year)), holiday.afterEaster);
  return day === wednesdayBefore(`${year}-${holiday.wednesdayBefore}`);
}

function wednesdayBefore(day: string): LocalDay {
  const eve = addDays(day, -1);
  const wednesday = 3;
  const weekday = new Date(`${eve}T00:00:00.000Z`).getUTCDay();
  return addDays(eve, -((weekday - wednesday + 7) % 7));
}

/** The anonymous Gregorian algorithm (Meeus/Jones/Butcher). */
function easterSunday(year: number): LocalDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const month = String(Math.floor(f / 31)).padStart(2, '0');
  return checkedLocalDay(`${year}-${month}-${String((f % 31) + 1).padStart(2, '0')}`);
}
