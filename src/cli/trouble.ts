// What a command says when it cannot go on: one sentence for whoever typed it, without a stack.

export class CommandTrouble extends Error {
  constructor(sentence: string, options?: { readonly cause: unknown }) {
    super(sentence, options);
    this.name = 'CommandTrouble';
  }
}
