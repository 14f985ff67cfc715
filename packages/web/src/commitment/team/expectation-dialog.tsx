import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExpectationBoardRow } from '@entente/contract/commitment/expectation.contract';
import { EVIDENCE_KINDS, type EvidenceKind } from '@entente/core/commitment/expectation-state';
import type { Side } from '@entente/core/kernel/values';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField, Field, TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { peopleQuery } from '../commitment.queries.ts';
import { expectationChoicesQuery } from '../expectation.queries.ts';
import type { ExpectationActs } from './expectation-acts.ts';

type Draft = { side: Side; words: string; person: string; saidOn: string; about: string; evidence: EvidenceKind; evidenceId: string; evidenceWords: string; reviewOn: string; unspoken: boolean };
type DialogProps = { engagementId: string; acts: ExpectationActs; onClose: () => void; /** The one that is changed; a new one without it. */ row?: ExpectationBoardRow };

const WHOLE = 'whole';
const EVIDENCE = { none: 'expectation.evidence.none', clause: 'expectation.evidence.clause', interaction: 'expectation.evidence.interaction', words: 'expectation.evidence.words' } as const;

function draftOf(row: ExpectationBoardRow | undefined): Draft {
  if (row === undefined) return { side: 'client', words: '', person: '', saidOn: '', about: WHOLE, evidence: 'none', evidenceId: '', evidenceWords: '', reviewOn: '', unspoken: false };
  const { side, words, person, saidOn, about, evidence, reviewOn, unspoken } = row;
  return { side, words, person: person.id, saidOn, about: about.id ?? WHOLE, evidence: evidence.kind, evidenceId: evidence.id ?? '', evidenceWords: evidence.kind === 'words' ? evidence.words : '', reviewOn, unspoken };
}

/** An expectation, new or changed: whose, what, who said it, what it is about and rests on. */
export function ExpectationDialog(props: DialogProps) {
  const t = usePhrases();
  const { row, onClose } = props;
  const [draft, setDraft] = useState(() => draftOf(row));
  const { people, ready, save, choices } = useSaving(props, draft);
  const set = <Key extends keyof Draft>(key: Key) => (value: Draft[Key]) => setDraft({ ...draft, [key]: value });
  return (
    <Dialog open onClose={onClose} title={t(row === undefined ? 'expectation.addTitle' : 'expectation.editTitle')} act={<Button kind="main" unavailable={!ready ? t('commitment.fillFirst') : undefined} onClick={() => void save()}>{t(row === undefined ? 'expectation.save' : 'expectation.saveChange')}</Button>}>
      <form className="cm-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        {row === undefined ? <Whose draft={draft} onChange={setDraft} people={people} /> : null}
        <TextField label={t('expectation.words')} hint={t('expectation.wordsHint')} value={draft.words} onChange={set('words')} maxLength={400} rows={2} data-autofocus />
        <CheckField hint={t('expectation.unspokenHint')} checked={draft.unspoken} onChange={set('unspoken')}>{t('expectation.unspoken')}</CheckField>
        {choices === undefined || choices.about.length === 0 ? null : <SelectField label={t('expectation.subject')} hint={t('expectation.subjectHint')} value={draft.about} onChange={set('about')} options={[{ value: WHOLE, label: t('expectation.subjectWhole') }, ...choices.about.map(({ id, name }) => ({ value: id, label: name }))]} />}
        <Evidence draft={draft} onChange={setDraft} clauses={choices?.clauses ?? []} entries={choices?.interactions ?? []} />
        <DateField label={t('expectation.reviewOn')} optional={t('kit.optional')} value={draft.reviewOn} onChange={set('reviewOn')} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

type WhoseProps = { draft: Draft; onChange: (draft: Draft) => void; people: readonly { value: string; label: string }[] };

/** Of a new one: whose it is, who said it or is asked, and when it was said. */
function Whose({ draft, onChange, people }: WhoseProps) {
  const t = usePhrases();
  return (
    <>
      <SegmentedChoice<Side> label={t('expectation.side')} value={draft.side} onChange={(side) => onChange({ ...draft, side })} segments={[{ value: 'client', label: t('expectation.sideThey') }, { value: 'provider', label: t('expectation.sideWe') }]} />
      <div className="cm-form__pair">
        <SelectField label={t(draft.side === 'provider' ? 'expectation.whoAsked' : 'expectation.whoSaid')} value={draft.person} onChange={(person) => onChange({ ...draft, person })} placeholder={t('automation.choose')} options={people} />
        <DateField label={t('expectation.saidOn')} optional={t('kit.optional')} value={draft.saidOn} onChange={(saidOn) => onChange({ ...draft, saidOn })} />
      </div>
    </>
  );
}

type Named = readonly { readonly id: string; readonly name: string }[];
type EvidenceProps = { draft: Draft; onChange: (draft: Draft) => void; clauses: Named; entries: Named };

/** What it rests on: offered as far as there is something to choose. */
function Evidence({ draft, onChange, clauses, entries }: EvidenceProps) {
  const t = usePhrases();
  const there = { none: true, clause: clauses.length > 0, interaction: entries.length > 0, words: true };
  const named = draft.evidence === 'clause' ? clauses : entries;
  return (
    <>
      <SelectField label={t('expectation.evidence')} value={draft.evidence} onChange={(evidence) => onChange({ ...draft, evidence, evidenceId: '' })} options={EVIDENCE_KINDS.filter((kind) => there[kind] || kind === draft.evidence).map((value) => ({ value, label: t(EVIDENCE[value]) }))} />
      {draft.evidence === 'clause' || draft.evidence === 'interaction' ? <SelectField label={t('expectation.evidenceWhich')} value={draft.evidenceId} onChange={(evidenceId) => onChange({ ...draft, evidenceId })} placeholder={t('automation.choose')} options={named.map(({ id, name }) => ({ value: id, label: name }))} /> : null}
      {draft.evidence === 'words' ? <Field label={t('expectation.evidenceInWords')} value={draft.evidenceWords} onChange={(evidenceWords) => onChange({ ...draft, evidenceWords })} maxLength={300} /> : null}
    </>
  );
}

/** What is sent of what it rests on. */
function evidenceOf({ evidence, evidenceId, evidenceWords }: Draft) {
  return { kind: evidence, id: evidence === 'clause' || evidence === 'interaction' ? evidenceId : null, words: evidence === 'words' ? evidenceWords.trim() : '' };
}

function restsOnSomething(draft: Draft): boolean {
  const { kind, id, words } = evidenceOf(draft);
  return kind === 'none' || (kind === 'words' ? words !== '' : id !== '');
}

/** Who can be chosen, whether enough is said, and how it is saved: of a change only what was changed. */
function useSaving({ engagementId, row, acts, onClose }: DialogProps, draft: Draft) {
  const t = usePhrases();
  const theirs = useQuery(peopleQuery(engagementId)).data?.rows.filter(({ side }) => side === 'client') ?? [];
  const choices = useQuery(expectationChoicesQuery(engagementId)).data;
  const person = theirs.find(({ choice }) => choice.id === draft.person)?.choice;
  const ready = draft.words.trim() !== '' && (row !== undefined || person !== undefined) && restsOnSomething(draft);
  const subject = choices?.about.find(({ id }) => id === draft.about);
  const about = subject === undefined ? { kind: 'whole' as const, id: null } : { kind: subject.kind, id: subject.id };
  const evidence = evidenceOf(draft);
  const days = { ...(row !== undefined || draft.saidOn === '' ? {} : { saidOn: draft.saidOn }), ...(draft.reviewOn === '' ? {} : { reviewOn: draft.reviewOn }) };
  const create = async () => {
    if (person !== undefined) await api.expectation.create({ engagementId, side: draft.side, words: draft.words.trim(), person, about, evidence, unspoken: draft.unspoken, ...days });
  };
  const change = async (from: ExpectationBoardRow) => {
    const before = draftOf(from);
    const rested = evidenceOf(before);
    const set = { words: draft.words.trim(), unspoken: draft.unspoken, ...days, ...(draft.about === before.about ? {} : { about }), ...(JSON.stringify(rested) === JSON.stringify(evidence) ? {} : { evidence }) };
    const { kind, id } = from.about;
    const { words, unspoken, reviewOn } = from;
    await api.expectation.update({ id: from.id, set, before: { words, unspoken, reviewOn, about: { kind, id }, evidence: { ...from.evidence, words: from.evidence.kind === 'interaction' ? '' : from.evidence.words } } });
  };
  const save = async () => {
    if (!ready) return;
    if (await acts.act(() => (row === undefined ? create() : change(row)), { words: t(row === undefined ? 'expectation.added' : 'expectation.saved') })) onClose();
  };
  return { people: theirs.map(({ choice, name }) => ({ value: choice.id, label: name })), ready, save, choices };
}
