import { useQuery } from '@tanstack/react-query';
import { useState, type Ref } from 'react';
import { TASK_DUES, TASK_OWNERS } from '@entente/core/interaction/task-list';
import { NO_FILTER } from '../../record/filter-edit.ts';
import { OwnFilter } from '../../record/team/own-filter.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Button } from '../../ui/button.tsx';
import { useDelayedWords } from '../../ui/delayed-words.ts';
import { Field } from '../../ui/field.tsx';
import { useNarrowScreen } from '../../ui/narrow-screen.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { membersQuery } from '../../workspace/workspace.queries.ts';
import { useInteractionFields } from '../interaction.queries.ts';
import { isNarrowed, withTasks, type TaskPlace } from '../task-place.ts';

const ANY = 'any';
const DUES = { late: 'task.dueLate', today: 'task.dueToday', week: 'task.dueWeek', none: 'task.dueNone' } as const;

type FiltersProps = { place: TaskPlace; onChange: (place: TaskPlace) => void; search: Ref<HTMLInputElement> };

/** Which tasks: words, whose, open or done, by which day. On a phone all but the words is folded away until it is wanted. */
export function TaskFilters(props: FiltersProps) {
  const t = usePhrases();
  const narrow = useNarrowScreen();
  const [open, setOpen] = useState(false);
  const folded = narrow && !open && !isNarrowed(props.place);
  return (
    <div className="tk-filters">
      <WordsField {...props} />
      {folded ? <Button kind="text" small onClick={() => setOpen(true)}>{t('task.filters')}</Button> : <Choices {...props} />}
    </div>
  );
}

function Choices({ place, onChange }: Omit<FiltersProps, 'search'>) {
  const t = usePhrases();
  const { member } = useAtWork();
  const members = useQuery(membersQuery).data?.rows ?? [];
  const fields = useInteractionFields();
  const owners = TASK_OWNERS.filter((one) => one !== 'team' || member.teamId !== null);
  return (
    <>
      <SelectField label={t('task.whose')} value={place.whose ?? 'all'} onChange={(whose) => onChange(withTasks(place, { whose: whose === 'all' ? undefined : whose }))} options={owners.toReversed().map((value) => ({ value, label: t(`task.${value}`) }))} />
      {place.whose === 'mine' ? null : <SelectField label={t('task.person')} value={place.by ?? ANY} onChange={(by) => onChange(withTasks(place, { by: by === ANY ? undefined : by }))} options={[{ value: ANY, label: t('task.anybody') }, ...members.map(({ id, name }) => ({ value: id, label: name }))]} />}
      <SelectField label={t('task.state')} value={place.state ?? 'open'} onChange={(state) => onChange(withTasks(place, { state: state === 'done' ? state : undefined }))} options={[{ value: 'open', label: t('task.open') }, { value: 'done', label: t('task.doneState') }]} />
      {place.state === 'done' ? null : <SelectField label={t('task.due')} value={place.due ?? ANY} onChange={(due) => onChange(withTasks(place, { due: due === ANY ? undefined : due }))} options={[{ value: ANY, label: t('task.dueAny') }, ...TASK_DUES.map((value) => ({ value, label: t(DUES[value]) }))]} />}
      <OwnFilter kind="interaction" fields={fields} filter={place.filter ?? NO_FILTER} command={t('list.addFilter')} onChange={(filter) => onChange(withTasks(place, { filter }))} />
    </>
  );
}

function WordsField({ place, onChange, search }: FiltersProps) {
  const t = usePhrases();
  const [words, setWords] = useDelayedWords(place.find ?? '', (find) => onChange(withTasks(place, { find: find === '' ? undefined : find })));
  return <Field label={t('task.search')} ref={search} type="search" maxLength={200} value={words} onChange={setWords} autoComplete="off" />;
}
