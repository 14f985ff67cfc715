import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LibraryClause } from '@entente/contract/template/template.contract';
import { insertionEdits, type TakenClause } from '@entente/core/document/clause-insertion';
import { parseClauseText } from '@entente/core/document/clause-text';
import { TEMPLATE_KINDS, type TemplateKind } from '@entente/core/template/template-source';
import type { LibraryPanelProps } from '../../document/team/document-library.ts';
import { useOpenDocument } from '../../document/team/session-context.tsx';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { libraryClausesQuery } from '../template.queries.ts';
import './template.css';

/** Clauses to put into the text that is open: the workspace's own first, then those that the product brings. */
export function ClauseLibrary({ actions, place, onClose }: LibraryPanelProps) {
  const t = usePhrases();
  const { kind: ofDocument, state: { content } } = useOpenDocument();
  const [kind, setKind] = useState<TemplateKind>(ofDocument ?? 'service_agreement');
  const [search, setSearch] = useState('');
  const { data, error, refetch } = useQuery(libraryClausesQuery({ locale: content.head.locale, kind }));
  const found = (data?.clauses ?? []).filter((one) => matches(one, search));
  const there = new Set(content.clauses.map(({ key }) => key).filter((key) => key !== ''));
  const insert = (taken: TakenClause) => {
    const edits = insertionEdits(actions.session.state().content, taken, { place, newId: freshId });
    const last = edits.at(-1);
    if (!actions.change(edits, t('template.clauseInserted'))) return;
    onClose();
    if (last?.type === 'insert') setTimeout(() => document.getElementById(`clause-${last.item.id}`)?.focus(), 0);
  };
  return (
    <div className="tp-clauses">
      <Field label={t('template.findClause')} value={search} onChange={setSearch} autoFocus data-autofocus="" />
      <SelectField label={t('template.readyMadeFor')} value={kind} options={TEMPLATE_KINDS.map((value) => ({ value, label: t(`template.kind.${value}`) }))} onChange={setKind} />
      {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Skeleton /> : <p className="meta-2" role="status">{t('template.clauseCount', { count: found.length })}</p>}
      <ul>
        {found.map((one) => <ClauseItem key={one.templateId ?? one.clause.key} item={one} isThere={there.has(one.clause.key)} onInsert={() => insert(one)} />)}
      </ul>
    </div>
  );
}

function ClauseItem({ item: { templateId, name, section, clause, variables }, isThere, onInsert }: { item: LibraryClause; isThere: boolean; onInsert: () => void }) {
  const t = usePhrases();
  const { state: { content: { head } } } = useOpenDocument();
  const labels = new Map(variables.map(({ key, label }) => [key, label]));
  return (
    <li>
      <h3 lang={head.locale}>{name}</h3>
      <p className="meta">{[section, t(templateId === null ? 'template.builtin' : 'template.own'), ...(isThere ? [t('template.thereAlready')] : [])].join(' · ')}</p>
      <p className="tp-clauses__words" lang={head.locale}>{plainWords(clause.body, labels)}</p>
      <Button small onClick={onInsert}>{t('template.insert')}<span className="visually-hidden">: {name}</span></Button>
    </li>
  );
}

/** The words as one reads them: values by their labels, records and numbers as a gap. */
function plainWords(markup: string, labels: ReadonlyMap<string, string>): string {
  return parseClauseText(markup).map((block) => (block.type === 'frame' ? '…' : block.inlines.map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'variable' ? `[${labels.get(inline.key) ?? inline.key}]` : '…')).join(''))).join(' ');
}

function matches({ name, section, clause }: LibraryClause, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return wanted === '' || [name, section, clause.purpose, clause.body].some((text) => text.toLowerCase().includes(wanted));
}
