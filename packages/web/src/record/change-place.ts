/** What the address of the list of acts keeps: the act whose remainders are shown. */
export function changePlaceFrom(search: Record<string, unknown>): { open?: string } {
  const { open } = search;
  return typeof open === 'string' && /^[0-9a-f-]{36}$/.test(open) ? { open } : {};
}
