import { ACCESS_GROUP_NAMES, type AccessGroup } from '@entente/core/workspace/access-events';

/** What the address of the log of sign-ins keeps: the kind of lines, and whose. */
export type AccessPlace = { group?: AccessGroup | undefined; person?: string | undefined };

export function accessPlaceFrom(search: Record<string, unknown>): AccessPlace {
  const group = ACCESS_GROUP_NAMES.find((one) => one === search['group']);
  const { person } = search;
  return { ...(group === undefined ? {} : { group }), ...(typeof person === 'string' && /^[0-9a-f-]{36}$/.test(person) ? { person } : {}) };
}
