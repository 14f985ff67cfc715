import { useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import type { Responsibility } from '@entente/core/document/content';
import type { Duty } from '@entente/core/document/responsibility/duty';
import { dutyEdits } from '@entente/core/document/responsibility/duty-edits';
import { workItems } from '@entente/core/document/responsibility/work-items';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { Button } from '../../ui/button.tsx';
import { useNarrowScreen } from '../../ui/narrow-screen.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { EditorActions } from './editor-actions.ts';
import { newRecord } from './record-fields.ts';
import { RecordForm } from './record-form.tsx';
import './responsibility.css';
import { ResponsibilityGrid, type Cell } from './responsibility-grid.tsx';
import { ResponsibilityRows } from './responsibility-rows.tsx';

type PartProps = { recordId: string | null; actions: EditorActions; onClose?: (() => void) | undefined };

/** Who does, who decides, who is asked and who is told, open for writing: a grid on the desk, a list on a phone. */
export function ResponsibilityPart({ recordId, actions, onClose }: PartProps) {
  const t = usePhrases();
  const { content } = useSyncExternalStore(actions.session.subscribe, actions.session.state);
  const [proposed, setProposed] = useState(false);
  const [personId, setPersonId] = useState<string | null>(null);
  const work = workItems(content);
  const people = [...content.responsibilities.filter(({ side }) => side === 'provider'), ...content.responsibilities.filter(({ side }) => side === 'client')];
  const person = people.find(({ id }) => id === personId);
  const press = (cell: Cell, duty: Duty | null) => {
    const edits = dutyEdits(actions.session.state().content, cell, duty);
    if (edits.length > 0) actions.changeQuietly(edits);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || onClose === undefined) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div className="dc-records rm-part" lang={t.locale} role="group" aria-label={t('document.part.responsibilities')} onKeyDown={onKeyDown} onClick={(event) => event.stopPropagation()}>
      {onClose === undefined ? null : <div className="dc-records__head"><h4>{t('document.part.responsibilities')}</h4><Button small keys="escape" onClick={onClose}>{t('document.done')}</Button></div>}
      {people.length > 0 && work.length > 0 ? null : <Unready hasWork={work.length > 0} onPropose={() => { setProposed(true); actions.proposeResponsibilities(); }} />}
      {people.length === 0 || work.length === 0 ? null : <Matrix work={work} people={people} start={recordId ?? (proposed ? (work[0]?.id ?? null) : null)} onPress={press} onPerson={(id) => setPersonId(id === personId ? null : id)} />}
      {person === undefined ? null : <PersonForm person={person} actions={actions} onRemoved={() => setPersonId(null)} />}
      <AddPerson onAdd={(side, name) => actions.insert('responsibilities', { ...(newRecord(content, 'responsibilities', { id: freshId(), words: name }) as Responsibility), side })} />
    </div>
  );
}

/** What has to be there first: work to share out, then people. */
function Unready({ hasWork, onPropose }: { hasWork: boolean; onPropose: () => void }) {
  const t = usePhrases();
  if (!hasWork) return <p className="meta-2">{t('responsibility.noWork')}</p>;
  return <div className="rm-empty"><p>{t('responsibility.empty')}</p><Button kind="outlined" small onClick={onPropose}>{t('responsibility.propose')}</Button></div>;
}

function Matrix(parts: Parameters<typeof ResponsibilityGrid>[0]) {
  const narrow = useNarrowScreen();
  if (!narrow) return <ResponsibilityGrid {...parts} />;
  const { people, onPerson } = parts;
  return (
    <>
      <ResponsibilityRows {...parts} />
      <div className="rm-people">{people.map(({ id, name }) => <button key={id} type="button" className="rm-person" onClick={() => onPerson(id)}>{name}</button>)}</div>
    </>
  );
}

function PersonForm({ person, actions, onRemoved }: { person: Responsibility; actions: EditorActions; onRemoved: () => void }) {
  const t = usePhrases();
  const { content } = actions.session.state();
  const remove = () => {
    actions.remove('responsibilities', person);
    onRemoved();
  };
  return (
    <section className="rm-form" aria-label={person.name}>
      <RecordForm key={person.id} part="responsibilities" item={person} content={content} actions={actions} />
      <Button kind="text" small onClick={remove}>{t('document.removeNamed', { name: person.name })}</Button>
    </section>
  );
}

/** One line for another person, and a button for each side. */
function AddPerson({ onAdd }: { onAdd: (side: Responsibility['side'], name: string) => void }) {
  const t = usePhrases();
  const [name, setName] = useState('');
  const add = (side: Responsibility['side']) => {
    if (name.trim() === '') return;
    setName('');
    onAdd(side, name.trim());
  };
  return (
    <div className="rm-add">
      <input className="ui-input" aria-label={t('document.add.responsibilities')} placeholder={t('document.add.responsibilities')} value={name} maxLength={160} onChange={(event) => setName(event.target.value)} />
      <Button small onClick={() => add('provider')}>{t('responsibility.addOurs')}</Button>
      <Button small onClick={() => add('client')}>{t('responsibility.addTheirs')}</Button>
    </div>
  );
}
