import type { Selectable } from 'kysely';
import type { AccessEventView } from '@entente/contract/workspace/access-event.contract';
import type { AccessEvents } from '../platform/database/tables.ts';

/** A line of the log as its reader sees it. */
export function accessEventView(row: Selectable<AccessEvents>): AccessEventView {
  const { id, at, memberId, memberName, subject, ip, userAgent } = row;
  return { id, at, memberId, memberName, subject, userAgent, address: ip, kind: row.kind as AccessEventView['kind'], means: row.means as AccessEventView['means'], detail: row.detail as AccessEventView['detail'] };
}
