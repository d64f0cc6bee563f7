// Pictures of lines over time: their paths, their scale, and their words.
import { chart, scaleTop, stepPath } from '../../src/http/kit/chart';

it('draws a level for each value, as wide as its piece of time, and breaks the line where nothing is known', () => {
  expect(stepPath([0, 10, null, 5], 10)).toBe('M0 240H240V0H480M720 120H960');
  expect(stepPath([null, null], 10)).toBe('');
  expect(stepPath([7], 10)).toBe('M0 72H960');
  expect(stepPath([99], 10)).toBe('M0 0H960');
});

it.each([
  [10, 10],
  [11, 20],
  [20, 20],
  [50.1, 100],
  [1_001, 2_000],
  [0.3, 0.5],
  [1, 1],
])('has for %d a scale up to %d', (highest, top) => {
  expect(scaleTop(highest)).toBeCloseTo(top, 9);
});

describe('a picture', () => {
  const words = {
    title: 'Last',
    axis: ['a', 'b'],
    note: null,
    nothing: 'Keine Werte.',
    number: (value: number) => `${value}`,
    least: 10,
  };

  it('says its lines in words, with their highest', () => {
    const made = chart(words, [
      { label: 'eins', peak: 'höchstens 12', values: [12, 3] },
      { label: 'zwei', peak: 'höchstens 1', values: [null, 1] },
    ]);
    expect(made).toMatchObject({
      summary: 'Last. eins: höchstens 12. zwei: höchstens 1',
      scale: { top: '20', middle: '10', bottom: '0' },
      nothing: null,
    });
    expect(made.lines.map(({ look }) => look)).toEqual(['first', 'second']);
  });

  it('leaves a line out of which nothing is known, and says so when there is none', () => {
    const silent = { label: 'zwei', peak: '–', values: [null, null] };
    const made = chart(words, [silent, { label: 'eins', peak: 'höchstens 3', values: [3, null] }]);
    expect(made.lines.map(({ label, look }) => [label, look])).toEqual([['eins', 'first']]);
    expect(made.scale.top).toBe('10');
    expect(chart(words, [silent])).toMatchObject({ lines: [], nothing: 'Keine Werte.', summary: 'Last' });
  });
});
