// Small things every row mapping needs: times, yes/no and lists as the database keeps them.

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

export function timeOrNull(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

export function textOfTime(time: Date | null): string | null {
  return time === null ? null : time.toISOString();
}

export function bit(yes: boolean): number {
  return yes ? 1 : 0;
}

/** What we wrote ourselves as JSON; its shape is the writer's. */
export function fromJson(text: string): unknown {
  return JSON.parse(text);
}
