import { useQuery } from '@tanstack/react-query';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import type { CellValue } from '@entente/contract/record/record.contract';
import { fieldsQuery } from '../../record/record.queries.ts';
import { WrittenFields } from '../../record/team/record-fields.tsx';
import { api } from '../../shell/team-app/api.ts';
import './engagement.css';

/** What the workspace wants to know of an engagement, saved as it is written; nothing where it has no such fields. */
export function EngagementFields({ engagement: { id, version, values, names } }: { engagement: EngagementView }) {
  const fields = useQuery(fieldsQuery('engagement')).data ?? [];
  if (fields.length === 0) return null;
  const writing = {
    save: ({ set, before }: { set: Partial<Record<string, CellValue>>; before: Record<string, unknown> }) => api.engagement.update({ id, set: set as Record<string, CellValue>, before }),
    stale: [['engagement', id], ['engagements']],
  };
  return <aside className="en-fields"><WrittenFields key={id} look="facts" kind="engagement" record={{ id, version, values, names }} fields={fields} sections={[]} writing={writing} /></aside>;
}
