import { useState } from 'react';
import type { Finding } from '@entente/core/document/findings';
import type { PhraseKey } from '@entente/phrases/shape';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Sign } from '../../ui/sign.tsx';
import type { EditorActions } from './editor-actions.ts';
import type { RecordPart } from './open-place.ts';
import { useOpenDocument } from './session-context.tsx';
import { clausesUsing, placeOf } from './variable-uses.ts';

/** How many gaps stand in the list before it is opened whole. */
const SHOWN = 8;
const PART_OF_KIND: Readonly<Partial<Record<Finding['kind'], RecordPart>>> = { parties: 'parties', phases: 'phases', results: 'results', deliverables: 'deliverables', billingItems: 'billing', clientInputs: 'client_inputs', groundRules: 'ground_rules' };

type MissingListProps = { actions: EditorActions; readOnly: boolean; onPart: (part: RecordPart, recordId?: string | null) => void; onClause: (clauseId: string) => void };

/** What is missing, the gravest first; each line leads to the place where it is mended. */
export function MissingList({ actions, readOnly, onPart, onClause }: MissingListProps) {
  const t = usePhrases();
  const { findings, rendered, purpose } = useOpenDocument();
  const [all, setAll] = useState(false);
  const blocking = findings.filter(({ severity }) => severity === 'blocks_sending').length;
  const numbers = new Map(rendered.sections.flatMap((section) => section.clauses.map(({ id, number }) => [id, number])));
  const lead = (finding: Finding) => {
    if (!readOnly && finding.kind === 'variables' && finding.id !== null) {
      const clause = clausesUsing(rendered, finding.id)[0];
      const place = clause === undefined ? null : placeOf(clause, finding.id);
      if (place !== null) return actions.open(place);
    }
    const part = partOf(finding);
    if (!readOnly && part !== null) return onPart(part, finding.id);
    if (finding.clauseId !== null) onClause(finding.clauseId);
    return undefined;
  };
  return (
    <section className="dc-missing">
      <div className="ui-frame__head"><h3>{t(titleOf({ purpose, blocking, all: findings.length }))}</h3><span className="meta-2">{blocking > 0 ? blocking : findings.length === 0 ? '' : findings.length}</span></div>
      {findings.length === 0 ? <p className="meta-2">{t(purpose === 'template' ? 'document.nothingMissingInTemplate' : 'document.nothingMissing')}</p> : null}
      <ul>
        {findings.slice(0, all ? undefined : SHOWN).map((finding) => (
          <li key={`${finding.code}${finding.id ?? finding.name}`} data-severity={finding.severity}>
            <span>{finding.severity === 'blocks_sending' ? <Sign shape="struck" className="is-warn" /> : null}{t(`document.finding.${finding.code}`, { name: nameOf(t, finding) })}</span>
            <button type="button" className="ui-link ui-link--small" onClick={() => lead(finding)}>{numberOf(numbers, finding) ?? t('document.openIt')}<span className="visually-hidden">, {t(`document.finding.${finding.code}`, { name: nameOf(t, finding) })}</span></button>
          </li>
        ))}
      </ul>
      {findings.length > SHOWN && !all ? <Button kind="text" small onClick={() => setAll(true)}>{t('document.showAll', { count: findings.length })}</Button> : null}
    </section>
  );
}

function titleOf({ purpose, blocking, all: count }: { purpose: 'agreement' | 'template'; blocking: number; all: number }): PhraseKey {
  if (purpose === 'template') return 'document.missingInTemplate';
  return blocking > 0 || count === 0 ? 'document.missingToSend' : 'document.missing';
}

function partOf({ kind, code }: Finding): RecordPart | null {
  if (code === 'frame-is-not-written-out') return null;
  if (code === 'scope-in-is-empty') return 'scope_in';
  return code === 'scope-out-is-empty' ? 'scope_out' : (PART_OF_KIND[kind] ?? null);
}

function numberOf(numbers: ReadonlyMap<string, string>, { clauseId }: Finding): string | undefined {
  return clauseId === null ? undefined : numbers.get(clauseId);
}

/** Some findings name a block or a side by its code; those have words of their own. */
function nameOf(t: ReturnType<typeof usePhrases>, { code, name }: Finding): string {
  if (code === 'frame-is-not-written-out') return t(`document.part.${name as RecordPart}`);
  return code === 'side-has-no-party' ? t(name === 'client' ? 'document.clientSide' : 'document.providerSide') : name;
}
