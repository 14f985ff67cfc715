import type { ChangeSetView } from '@entente/contract/record/change-set.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { ShownChangeSet } from './change-set.store.ts';

export function changeSetView(row: ShownChangeSet, actor: ProviderActor): ChangeSetView {
  const { id, title, memberName, createdAt, finishedAt, undoneAt } = row;
  return {
    id, title, memberName, createdAt, finishedAt, undoneAt,
    kind: row.kind as ChangeSetView['kind'],
    recordKind: row.recordKind as ChangeSetView['recordKind'],
    state: row.state as ChangeSetView['state'],
    counts: row.counts as Record<string, number>,
    isMine: row.memberId === actor.memberId,
  };
}
