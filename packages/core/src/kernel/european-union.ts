const MEMBERS = new Set(['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK']);
/** Countries of the European Economic Area outside the Union: its consumer law holds there too. */
const WITH_THE_UNION = new Set(['IS', 'LI', 'NO']);

/** Whether a country (ISO 3166-1 alpha-2) belongs to the European Union. */
export function isInEuropeanUnion(country: string): boolean {
  return MEMBERS.has(country);
}

/** Whether a country (ISO 3166-1 alpha-2) belongs to the European Economic Area. */
export function isInEuropeanEconomicArea(country: string): boolean {
  return MEMBERS.has(country) || WITH_THE_UNION.has(country);
}
