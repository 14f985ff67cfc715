/**
 * Reads the address of a page so that only what was understood is left. The router lays what a reading answers over the
 * raw address, so whatever a reading leaves out (a filter of another day, a mistyped word) would come back as it was typed.
 */
export function strictly<Place extends object>(read: (search: Record<string, unknown>) => Place): (search: Record<string, unknown>) => Place {
  return (search) => ({ ...Object.fromEntries(Object.keys(search).map((key) => [key, undefined])), ...read(search) });
}
