// A row of the failure table: a test whose outcome whoever runs the lab reads in the table of figures at its end.
import { recordFigure } from './figure';

/** `name` begins with the row's letter. */
export function row(name: string, play: () => Promise<void>, timeoutMs: number): void {
  it(
    name,
    async () => {
      const note = (value: number): Promise<void> =>
        recordFigure({ name: `failure table: ${name}`, value, unit: 'failed', limit: 0 });
      try {
        await play();
      } catch (error) {
        await note(1);
        throw error;
      }
      await note(0);
    },
    timeoutMs,
  );
}
