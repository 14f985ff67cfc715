import { useQuery } from '@tanstack/react-query';
import { fieldsQuery } from '../../record/record.queries.ts';
import { FieldEditor } from '../../record/team/field-editor.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** What of a new contact most people leave out. */
export type MoreOfContact = { address: string; country: string; birthday: string | null };
const KEYS = ['address', 'country', 'birthday'] as const;

/** The address, the country and the birthday of a new contact, as far as one may see them. */
export function NewContactMore({ values, onChange }: { values: MoreOfContact; onChange: (part: Partial<MoreOfContact>) => void }) {
  const fields = useQuery(fieldsQuery('contact')).data;
  if (fields === undefined) return <Skeleton />;
  return KEYS.map((key) => {
    const field = fields.find((one) => one.key === key);
    return field === undefined ? null : <FieldEditor key={key} kind="contact" field={field} row={{ values, names: {} }} currency="" onChange={(value) => onChange({ [key]: value })} />;
  });
}
