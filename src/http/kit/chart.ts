// Lines over time as a picture that needs no script and no style of its own: paths for an SVG, and words around it.

/** views/kit/chart: at most two lines, told apart by colour and by dashes. */
export type Chart = {
  readonly title: string;
  /** The picture in words. */
  readonly summary: string;
  readonly scale: { readonly top: string; readonly middle: string; readonly bottom: string };
  readonly axis: readonly string[];
  readonly lines: readonly ChartLine[];
  /** In place of the picture when there is nothing to draw. */
  readonly nothing: string | null;
  readonly note: string | null;
};
export type ChartLine = {
  readonly label: string;
  /** Its highest, in words. */
  readonly peak: string;
  readonly look: 'first' | 'second';
  readonly path: string;
};

export type Series = {
  readonly label: string;
  readonly peak: string;
  /** Null: nothing is known, and the line is broken. */
  readonly values: readonly (number | null)[];
};

export type ChartWords = Pick<Chart, 'title' | 'axis' | 'note'> & {
  readonly nothing: string;
  readonly number: (value: number) => string;
  /** The scale reaches at least so far. */
  readonly least: number;
};

/** As in views/kit/chart. */
const [width, height] = [960, 240];
const looks = ['first', 'second'] as const;

export function chart(words: ChartWords, series: readonly Series[]): Chart {
  const { title, axis, note, nothing, number, least } = words;
  const drawn = series.filter(({ values }) => values.some((value) => value !== null));
  const top = scaleTop(Math.max(least, ...drawn.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const lines = drawn.slice(0, looks.length).map(({ label, peak, values }, index) => ({
    label,
    peak,
    look: looks[index] ?? 'first',
    path: stepPath(values, top),
  }));
  return {
    title,
    axis,
    note,
    lines,
    scale: { top: number(top), middle: number(top / 2), bottom: number(0) },
    summary: [title, ...lines.map(({ label, peak }) => `${label}: ${peak}`)].join('. '),
    nothing: lines.length === 0 ? nothing : null,
  };
}

/** The next of 1, 2, 5, 10, 20 …, so that its half is a plain number too. */
export function scaleTop(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest));
  const factor = [1, 2, 5].find((one) => one * power >= highest) ?? 10;
  return factor * power;
}

/** Each value is a level as wide as its piece of time; where nothing is known the line is interrupted. */
export function stepPath(values: readonly (number | null)[], top: number): string {
  const across = (index: number): string => round((index * width) / values.length);
  const parts: string[] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const level = round(height - (Math.min(value, top) / top) * height);
    const before = values[index - 1] ?? null;
    parts.push(before === null ? `M${across(index)} ${level}` : `V${level}`, `H${across(index + 1)}`);
  });
  return parts.join('');
}

const round = (value: number): string => String(Math.round(value * 10) / 10);
