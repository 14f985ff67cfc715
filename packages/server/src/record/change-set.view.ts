import type { ChangeSetView } from '@entente/contract/record/change-set.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { isHidden } from '@entente/core/workspace/scope';
import { fieldsOfChange, mayUndoOf } from './change-set.access.ts';
import type { ShownChangeSet } from './change-set.store.ts';

/** Acts that their own areas take back: an import on its page, a merge record by record. */
const UNDONE_ELSEWHERE: readonly string[] = ['import', 'merge'];
/** Acts that change something where no record is changed: a tag that nothing carries comes back too. */
const ON_TAGS: readonly string[] = ['tag_delete', 'tag_merge'];

export function changeSetView(row: ShownChangeSet, actor: ProviderActor): ChangeSetView {
  const { id, title, memberName, createdAt, finishedAt, undoneAt } = row;
  return {
    id, title, memberName, createdAt, finishedAt, undoneAt,
    kind: row.kind as ChangeSetView['kind'],
    recordKind: row.recordKind as ChangeSetView['recordKind'],
    state: row.state as ChangeSetView['state'],
    counts: row.counts as Record<string, number>,
    fields: fieldsOf(row, actor),
    mayUndo: ((row.counts as Record<string, number>)['changed'] !== 0 || ON_TAGS.includes(row.kind)) && ['done', 'failed'].includes(row.state) && !UNDONE_ELSEWHERE.includes(row.kind) && mayUndoOf(actor, row),
    mayRetry: row.kind.startsWith('bulk') && row.state === 'done' && row.retriedAs === null && ((row.counts as Record<string, number>)['failed'] ?? 0) > 0,
    isMine: row.memberId === actor.memberId,
  };
}

function fieldsOf({ change, recordKind }: ShownChangeSet, actor: ProviderActor): string[] {
  return fieldsOfChange(change).filter((key) => recordKind !== null && !isHidden(actor, recordKind as 'client', key));
}
