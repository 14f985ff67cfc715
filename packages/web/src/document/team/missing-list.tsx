import { useState, type ReactNode } from 'react';
import type { Clause, GroundRule } from '@entente/core/document/content';
import type { Finding, Purpose } from '@entente/core/document/finding';
import type { LegalEffect } from '@entente/core/document/law/clause-effect';
import type { PhraseKey } from '@entente/phrases/shape';
import { Button } from '../../ui/button.tsx';
import '../../ui/frame-list.css';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Sign } from '../../ui/sign.tsx';
import type { EditorActions } from './editor-actions.ts';
import { startMend } from './mend.ts';
import type { RecordPart } from './open-place.ts';
import { useOpenDocument } from './session-context.tsx';
import { SetAside, takeBack } from './set-aside.tsx';
import { WholeNumbers } from '../../ui/whole-numbers.tsx';

/** How many gaps stand in the list before it is opened whole. */
const SHOWN = 8;

/** What the page offers beside a finding to mend it; null where it has nothing of its own. */
export type Mends = (finding: Finding, actions: EditorActions) => ReactNode;

type MissingListProps = { actions: EditorActions; readOnly: boolean; onPart: (part: RecordPart, recordId?: string | null) => void; onClause: (clauseId: string) => void; mends?: Mends | undefined };

/** What is missing, the gravest first; each line leads to the place where it is mended. */
export function MissingList({ actions, readOnly, onPart, onClause, mends }: MissingListProps) {
  const t = usePhrases();
  const { findings, rendered, purpose } = useOpenDocument();
  const [all, setAll] = useState(false);
  const blocking = findings.filter(({ severity }) => severity === 'blocks_sending').length;
  const numbers = new Map(rendered.sections.flatMap((section) => section.clauses.map(({ id, number }) => [id, number])));
  const lead = (finding: Finding) => startMend(finding, { actions, rendered, readOnly, onPart, onClause });
  return (
    <section className="dc-missing">
      <div className="ui-frame__head"><h3>{t(titleOf({ purpose, blocking, all: findings.length }))}</h3><span className="meta-2">{blocking > 0 ? blocking : findings.length === 0 ? '' : findings.length}</span></div>
      {findings.length === 0 ? <p className="meta-2">{t(purpose === 'agreement' ? 'document.nothingMissing' : purpose === 'template' ? 'document.nothingMissingInTemplate' : 'document.nothingMissingInClause')}</p> : null}
      <ul>
        {findings.slice(0, all ? undefined : SHOWN).map((finding, at, shown) => (
          <li key={`${finding.code}${finding.id ?? ''}${finding.name}`} data-severity={finding.severity}>
            <span>{finding.severity === 'blocks_sending' ? <Sign shape="struck" className="is-warn" /> : null}{t(`finding.${finding.code}`, { name: nameOf(t, finding) })}</span>
            <button type="button" className="ui-link ui-link--small" onClick={() => lead(finding)}>{numberOf(numbers, finding) ?? t('document.openIt')}<span className="visually-hidden">, {t(`finding.${finding.code}`, { name: nameOf(t, finding) })}</span></button>
            <small>
              {shown[at - 1]?.code === finding.code ? null : <>{t(`finding.why.${finding.code}`)} </>}
              {finding.framework === undefined ? null : <><WholeNumbers>{t('finding.frameworkSays', finding.framework)}</WholeNumbers> </>}
              {readOnly || finding.severity === 'blocks_sending' ? null : <SetAside finding={finding} words={t(`finding.${finding.code}`, { name: nameOf(t, finding) })} actions={actions} />}
              {readOnly ? null : mends?.(finding, actions)}
            </small>
          </li>
        ))}
      </ul>
      <AsideList actions={actions} readOnly={readOnly} />
      {findings.length > SHOWN && !all ? <Button kind="text" small onClick={() => setAll(true)}>{t('document.showAll', { count: findings.length })}</Button> : null}
    </section>
  );
}

/** What was set aside, folded away, each with its reason and the way back. */
function AsideList({ actions, readOnly }: Pick<MissingListProps, 'actions' | 'readOnly'>) {
  const t = usePhrases();
  const { aside } = useOpenDocument();
  if (aside.length === 0) return null;
  return (
    <details className="dc-asides">
      <summary>{t('finding.asideCount', { count: aside.length })}</summary>
      <ul>
        {aside.map(({ finding, dismissal }) => (
          <li key={dismissal.id}>
            <span>{t(`finding.${finding.code}`, { name: nameOf(t, finding) })}</span>
            {readOnly ? null : <button type="button" className="ui-link ui-link--small" onClick={() => takeBack(actions, dismissal.id)}>{t('finding.takeBack')}</button>}
            <small>{dismissal.reason}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function titleOf({ purpose, blocking, all: count }: { purpose: Purpose; blocking: number; all: number }): PhraseKey {
  if (purpose === 'clause') return 'document.missingInClause';
  if (purpose === 'template') return 'document.missingInTemplate';
  return blocking > 0 || count === 0 ? 'document.missingToSend' : 'document.missing';
}

function numberOf(numbers: ReadonlyMap<string, string>, { clauseId }: Finding): string | undefined {
  return clauseId === null ? undefined : numbers.get(clauseId);
}

/** Some findings name a block, a side, a topic or a line by its code; those have words of their own. */
function nameOf(t: ReturnType<typeof usePhrases>, { code, name }: Finding): string {
  if (code === 'frame-is-not-written-out') return t(`document.part.${name as RecordPart}`);
  if (code === 'ground-rule-topic-is-open' || code === 'ground-rule-is-given-twice') return t(`document.topic.${name as GroundRule['topic']}`);
  if (code === 'summary-line-is-missing') return t(`document.summaryLine.${name as NonNullable<Clause['summaryLine']>}`);
  if (code === 'form-is-too-weak' || code === 'electronic-rules-are-missing' || code === 'form-is-not-checked') return t(`finding.effect.${name as LegalEffect}`);
  return code === 'side-has-no-party' ? t(name === 'client' ? 'document.clientSide' : 'document.providerSide') : name;
}
