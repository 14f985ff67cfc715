import type { WorkspaceView } from '@entente/contract/workspace/workspace.contract';
import type { Locale } from '@entente/core/kernel/locale';
import type { Selectable } from 'kysely';
import type { Workspaces } from '../platform/database/tables.ts';

export function workspaceView(row: Selectable<Workspaces>): WorkspaceView {
  const { workspaceId: id, name, legalName, registration, address, country, currency, timeZone, formalAddress, isSample, version } = row;
  return { id, name, legalName, registration, address, country, currency, timeZone, formalAddress, isSample, version, daysOff: row.daysOff as WorkspaceView['daysOff'], locale: row.locale as Locale, signingLevel: row.signingLevel as WorkspaceView['signingLevel'] };
}
