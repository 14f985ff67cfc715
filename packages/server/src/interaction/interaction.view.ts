import type { InteractionView, TimelineRow } from '@entente/contract/interaction/interaction.contract';
import { activityView } from '../client/client.view.ts';
import type { NamedInteraction, TimelineEntry } from './interaction.store.ts';

export function interactionView(row: NamedInteraction): InteractionView {
  const { id, clientId, clientName, contactId, contactName, dealId, dealName, engagementId, ownerId, ownerName, subject, body, outcome, minutes, happenedAt, dueOn, doneAt, pinnedAt, version } = row;
  return {
    id, clientId, clientName, contactId, contactName, dealId, dealName, engagementId, ownerId, ownerName, subject, body, outcome, minutes, happenedAt, dueOn, doneAt, pinnedAt, version,
    kind: row.kind as InteractionView['kind'],
    direction: row.direction as InteractionView['direction'],
  };
}

export function timelineRow({ at, interaction, activity }: TimelineEntry): TimelineRow {
  return { at, interaction: interaction === null ? null : interactionView(interaction), activity: activity === null ? null : activityView(activity) };
}
