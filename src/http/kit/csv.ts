// Lines of a file for spreadsheets: as German programs open it, and nothing in it is a formula.
import { stringify } from 'csv-stringify/sync';

/**
 * RFC 4180 with semicolons; the first line bears the mark that says UTF-8. A cell that begins like a formula gets an
 * apostrophe before it (OWASP: CSV injection).
 */
export function csvLines(rows: readonly (readonly string[])[], { first = false } = {}): string {
  return stringify([...rows], {
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    bom: first,
  });
}
