// What one look of the doctor's found: all is well, or a sentence that says what is not and one that says what to do.

export type Finding = {
  readonly what: string;
  readonly wrong: string | null;
  /** What to do; where all is well, a remark. */
  readonly advice: string | null;
};

export const well = (what: string, remark: string | null = null): Finding => ({
  what,
  wrong: null,
  advice: remark,
});

export const wrong = (what: string, sentence: string, advice: string): Finding => ({
  what,
  wrong: sentence,
  advice,
});
