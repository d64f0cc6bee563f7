// Which process speaks for a gateway: restarts, late requests, and two that are alive at once.
import fc from 'fast-check';
import {
  hear,
  instanceIn,
  isBelievedEmpty,
  keepsFailures,
  lateForMs,
  queryBy,
  quietForMs,
  standingOf,
  unprovedBy,
  youngForMs,
  type HeardTurn,
  type InstanceBelief,
} from '../../src/domain/gateway-instance';

const start = Date.parse('2026-11-23T08:00:00.000Z');
const at = (seconds: number): Date => new Date(start + seconds * 1000);
const far = (lateForMs + quietForMs) / 1000;

/** Who, at which second, and by how many seconds its signature is older. */
type Line = readonly [instance: string, second: number, age?: number];

function after(lines: readonly Line[]): { belief: InstanceBelief; turns: readonly HeardTurn[] } {
  let belief: InstanceBelief | null = null;
  const turns: HeardTurn[] = [];
  for (const [instance, second, age = 0] of lines) {
    const heard = hear(belief, { instance, signedAt: at(second - age), now: at(second) });
    belief = heard.belief;
    turns.push(heard.turn);
  }
  if (belief === null) throw new Error('nobody spoke');
  return { belief, turns };
}

const cases: readonly (readonly [string, readonly Line[], HeardTurn, string, boolean])[] = [
  [
    'one that goes on',
    [
      ['A', 0],
      ['A', 25],
      ['A', 50],
    ],
    'none',
    'A',
    false,
  ],
  [
    'a restart',
    [
      ['A', 0],
      ['B', 30],
      ['B', 55],
    ],
    'none',
    'B',
    false,
  ],
  [
    'a crash loop',
    [
      ['A', 0],
      ['B', 5],
      ['C', 10],
      ['D', 15],
      ['E', 20],
    ],
    'succeeded',
    'E',
    false,
  ],
  [
    'a request of the dead process that comes late',
    [
      ['A', 0],
      ['B', 30],
      ['A', 32, 10],
    ],
    'none',
    'B',
    false,
  ],
  [
    'the same, signed within the second of the start',
    [
      ['A', 0],
      ['B', 30],
      ['A', 32, 2],
    ],
    'none',
    'B',
    false,
  ],
  [
    'a late request of one that was never heard',
    [
      ['A', 0],
      ['C', 30],
      ['B', 31, 5],
      ['C', 32],
    ],
    'none',
    'C',
    false,
  ],
  [
    'the old one speaks after the new one began',
    [
      ['A', 0],
      ['B', 30],
      ['A', 31],
    ],
    'copy-noticed',
    'A',
    true,
  ],
  [
    'the old one’s clock is behind',
    [
      ['A', 0, 50],
      ['B', 30],
      ['A', 40, 50],
      ['A', 60, 50],
      ['A', 91, 50],
    ],
    'copy-noticed',
    'A',
    true,
  ],
  [
    'the copy restarts all the time',
    [
      ['A', 0],
      ['B', 1],
      ['C', 2],
      ['D', 3],
      ['A', 25],
    ],
    'copy-noticed',
    'A',
    true,
  ],
  [
    'an agent from before beside a new one',
    [
      ['', 0],
      ['B', 30],
      ['', 31],
    ],
    'copy-noticed',
    '',
    true,
  ],
  [
    'the old one comes back after a day',
    [
      ['A', 0],
      ['B', 30],
      ['A', 86_400],
    ],
    'copy-noticed',
    'A',
    true,
  ],
  [
    'they go on in turn',
    [
      ['A', 0],
      ['B', 30],
      ['A', 31],
      ['B', 55],
    ],
    'none',
    'B',
    true,
  ],
  [
    'one is left, not for long enough',
    [
      ['A', 0],
      ['B', 30],
      ['A', 31],
      ['A', 31 + quietForMs / 1000],
    ],
    'none',
    'A',
    true,
  ],
  [
    'one is left',
    [
      ['A', 0],
      ['B', 30],
      ['A', 31],
      ['A', 32 + quietForMs / 1000],
    ],
    'copy-ended',
    'A',
    false,
  ],
  [
    'the one that is left restarts',
    [
      ['A', 0],
      ['B', 30],
      ['A', 31],
      ['C', 32 + quietForMs / 1000],
    ],
    'none',
    'C',
    true,
  ],
];

describe('who speaks for a gateway', () => {
  it.each(cases)('%s', (_what, lines, turn, believed, isCopied) => {
    const { belief, turns } = after(lines);
    expect([turns.at(-1), belief.instance, belief.copied !== null]).toEqual([turn, believed, isCopied]);
  });

  it('has been two since the one that is back was succeeded, not since it came back', () => {
    const { belief } = after([
      ['A', 0],
      ['B', 30],
      ['C', 60],
      ['A', 3_600],
    ]);
    expect(belief.copied).toEqual({ since: at(30), at: at(3_600) });
  });

  it('stays two since the first time while they go on', () => {
    const { belief } = after([
      ['A', 0],
      ['B', 30],
      ['A', 31],
      ['B', 55],
      ['A', 60],
    ]);
    expect(belief.copied).toEqual({ since: at(30), at: at(60) });
  });

  it('remembers no more than sixteen', () => {
    const { belief } = after(Array.from({ length: 40 }, (_, index): Line => [`i${index}`, index]));
    expect(belief.former).toHaveLength(16);
  });
});

describe('a confirmation', () => {
  const asked = (second: number, revision = 9) => ({ revision, now: at(second) });

  it('counts of the only one there has been, at once', () => {
    expect(unprovedBy(after([['A', 0]]).belief, 'A', asked(0))).toBeNull();
    expect(unprovedBy(null, 'A', asked(0))).toBeNull();
  });

  it('of one that has just taken over counts once the one before would have spoken', () => {
    const { belief } = after([
      ['A', 0],
      ['B', 30],
    ]);
    expect(unprovedBy(belief, 'B', asked(30))).toBe('young');
    expect(unprovedBy(belief, 'B', asked(29.999 + youngForMs / 1000))).toBe('young');
    expect(unprovedBy(belief, 'B', asked(30 + youngForMs / 1000))).toBeNull();
  });

  it('of one that was succeeded does not count', () => {
    expect(
      unprovedBy(
        after([
          ['A', 0],
          ['B', 30],
        ]).belief,
        'A',
        asked(100),
      ),
    ).toBe('former');
  });

  it('does not count while two are alive, whoever gives it', () => {
    const { belief } = after([
      ['A', 0],
      ['B', 30],
      ['A', 31],
    ]);
    expect(['A', 'B', 'C'].map((one) => unprovedBy(belief, one, asked(100)))).toEqual([
      'copied',
      'copied',
      'copied',
    ]);
  });

  it('afterwards counts from what was told anew on', () => {
    const { belief } = after([
      ['A', 0],
      ['B', 30],
      ['A', 31],
      ['A', 32 + quietForMs / 1000],
    ]);
    const anew = { ...belief, provesFrom: 9 };
    expect(unprovedBy(anew, 'A', asked(1_000, 8))).toBe('anew');
    expect(unprovedBy(anew, 'A', asked(1_000, 9))).toBeNull();
  });
});

describe('a failure in a confirmation that is not counted', () => {
  it.each([
    ['of one of two', 'copied', true],
    ['before the snapshot that follows them', 'anew', true],
    ['of one that was succeeded: nobody would take it back', 'former', false],
  ] as const)('%s', (_whose, reason, isKept) => {
    expect(keepsFailures(reason)).toBe(isKept);
  });
});

describe('whether a gateway out for maintenance is empty', () => {
  const two = after([
    ['A', 0],
    ['B', 30],
    ['A', 31],
  ]).belief;
  const restarted = after([
    ['A', 0],
    ['B', 30],
  ]).belief;

  it('is believed of the one that speaks for it, also of a young one', () => {
    for (const isEmpty of [true, false]) {
      expect(isBelievedEmpty(isEmpty, standingOf(null, 'A', at(0)))).toBe(true);
      expect(isBelievedEmpty(isEmpty, standingOf(restarted, 'B', at(31)))).toBe(true);
    }
  });

  it('is believed of one of two only when it claims nothing, and never of one that was succeeded', () => {
    expect(isBelievedEmpty(true, standingOf(two, 'A', at(40)))).toBe(false);
    expect(isBelievedEmpty(false, standingOf(two, 'B', at(40)))).toBe(true);
    for (const isEmpty of [true, false])
      expect(isBelievedEmpty(isEmpty, standingOf(restarted, 'A', at(31)))).toBe(false);
  });
});

describe('any sequence', () => {
  const lines = fc
    .array(
      fc.tuple(
        fc.constantFrom('A', 'B', 'C'),
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 0, max: 20 }),
      ),
      {
        minLength: 1,
        maxLength: 40,
      },
    )
    .map((steps) => {
      let second = 0;
      return steps.map(([instance, pause, age]): Line => [instance, (second += pause), age]);
    });

  it('never counts a confirmation of any but the one believed, and of nobody while two are alive', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 500 }), (spoken, later) => {
        const { belief } = after(spoken);
        const now = at((spoken.at(-1)?.[1] ?? 0) + later);
        const counting = ['A', 'B', 'C'].filter((one) => standingOf(belief, one, now) === 'sole');
        expect(counting.every((one) => one === belief.instance)).toBe(true);
        if (belief.copied !== null) expect(counting).toEqual([]);
      }),
    );
  });

  it('with processes that live one after the other raises no alarm, however late their requests are within the minute', () => {
    const lives = fc.array(fc.tuple(fc.integer({ min: 2, max: 90 }), fc.integer({ min: 0, max: 20 })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(lives, (all) => {
        let second = 0;
        const spoken = all.flatMap(([pause, late], index): Line[] => {
          second += pause;
          // The one before wrote this just before its end; it comes after the first word of this one.
          const straggler: Line = [`i${index - 1}`, second + late / 10, late / 10 + 1];
          return [[`i${index}`, second], ...(index > 0 && late / 10 < 2 ? [straggler] : [])];
        });
        expect(after(spoken).turns).not.toContain('copy-noticed');
      }),
    );
  });

  it('notices two that both go on, once the time for what is late is over', () => {
    const clocks = fc.integer({ min: -250, max: 250 });
    fc.assert(
      fc.property(clocks, fc.integer({ min: 1, max: 45 }), fc.integer({ min: 1, max: 45 }), (skew, a, b) => {
        const both: Line[] = [];
        for (let second = 0; second < far; second += a) both.push(['A', second]);
        for (let second = 50; second < far; second += b) both.push(['B', second + 0.5, skew]);
        both.sort((x, y) => x[1] - y[1]);
        expect(after(both).turns).toContain('copy-noticed');
      }),
    );
  });
});

describe('the number in a query', () => {
  const number = 'o3cE1rDpyTB0Z1b0fZ9l5Q';
  it.each([
    ['', ''],
    ['?after=e.1&wait=2', ''],
    [queryBy(number, ''), number],
    [queryBy(number, '?after=e.1&wait=2'), number],
    [queryBy('doctor', ''), 'doctor'],
    ['?instance=', null],
    ['?instance=short', null],
    [`?instance=${number}x`, null],
    [`?instance=${number}&instance=${number}`, null],
    [`?instance=${number.replace('o', '%20')}`, null],
  ])('%s', (query, instance) => {
    expect(instanceIn(query)).toBe(instance);
  });
});
