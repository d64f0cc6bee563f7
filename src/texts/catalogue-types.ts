// Types over the catalogues: which keys exist, and that the second language has exactly those of the first.

/** The same tree of keys with other words: a missing or surplus key does not compile. */
export type Mirror<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Mirror<Tree[Key]>;
};

/** i18next picks `waiting_one` or `waiting_other` by the value `count`; the key asked for is `waiting`. */
type WithoutPlural<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;

export type LeafKeys<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Prefix}${WithoutPlural<Key>}`
    : LeafKeys<Tree[Key], `${Prefix}${Key}.`>;
}[keyof Tree & string];
