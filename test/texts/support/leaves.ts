// A catalogue as a flat list of keys and texts, for tests that go through all of it.
export type Tree = { readonly [key: string]: string | Tree };

export function leaves(tree: Tree, prefix = ''): ReadonlyMap<string, string> {
  const pairs = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...leaves(value, `${prefix}${key}.`)],
  );
  return new Map(pairs);
}
