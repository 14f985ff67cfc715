import { useQuery } from '@tanstack/react-query';
import { fieldsQuery, recordQuery } from '../../record/record.queries.ts';
import { RecordFields } from '../../record/team/record-fields.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import './engagement.css';

const KEYS = ['nextStep', 'nextStepOn', 'tags'];

/** What comes next, tags and what the workspace wants to know of an engagement, saved as it is written. */
export function EngagementFields({ id }: { id: string }) {
  const t = usePhrases();
  const fields = useQuery(fieldsQuery('engagement')).data;
  const record = useQuery(recordQuery('engagement', id)).data;
  if (fields === undefined || record === undefined) return null;
  return <aside className="en-fields"><RecordFields key={id} look="facts" kind="engagement" record={record} fields={fields} sections={[{ title: t('contact.nextStep'), keys: KEYS }]} /></aside>;
}
