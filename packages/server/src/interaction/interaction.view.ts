import type { InteractionView, TimelineRow } from '@entente/contract/interaction/interaction.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { activityView } from '../client/client.view.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { ownValuesOf } from '../record/own/field-value.view.ts';
import type { NamedInteraction } from './interaction.store.ts';
import type { TimelineEntry } from './timeline/interaction.store.ts';

type View = (row: NamedInteraction) => InteractionView;

/** How interactions are told to the actor, with what they hold in fields of the workspace's own. */
export async function interactionViews(tx: Tx, actor: ProviderActor, rows: readonly NamedInteraction[]): Promise<View> {
  const own = await ownValuesOf(tx, actor, { kind: 'interaction', rows });
  return (row) => ({ ...builtInView(row), ...own(row) });
}

function builtInView(row: NamedInteraction): Omit<InteractionView, 'values' | 'names'> {
  const { id, clientId, clientName, contactId, contactName, dealId, dealName, engagementId, engagementName, ownerId, ownerName, subject, body, outcome, minutes, happenedAt, dueOn, doneAt, pinnedAt, version } = row;
  return {
    id, clientId, clientName, contactId, contactName, dealId, dealName, engagementId, engagementName, ownerId, ownerName, subject, body, outcome, minutes, happenedAt, dueOn, doneAt, pinnedAt, version,
    kind: row.kind as InteractionView['kind'],
    direction: row.direction as InteractionView['direction'],
  };
}

export function timelineRow({ at, interaction, activity }: TimelineEntry, view: View): TimelineRow {
  return { at, interaction: interaction === null ? null : view(interaction), activity: activity === null ? null : activityView(activity) };
}
