import type { ImportPreview, ImportView } from '@entente/contract/import/import.contract';
import { keyColumn, type ColumnPlan, type ImportPlan } from '@entente/core/import/import-plan';
import type { PhraseKey } from '@entente/phrases/shape';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Counts } from './import-counts.tsx';
import { columnName, targetWords, valueWords } from './import-words.ts';
import { SaveMap } from './save-map.tsx';
import { SeveralPart } from './several-part.tsx';
import { ValuesPart, type PlanChange } from './values-part.tsx';

type PreviewStepProps = { view: ImportView; plan: ImportPlan; isBusy: boolean; isChanged: boolean; onPlan: PlanChange; onBack: () => void; onCheck: () => void; onRun: () => void };

/** The fourth step: how many rows will do what, what stands in the way by how it is mended, and the first rows as they will be. */
export function PreviewStep({ view, plan, isBusy, isChanged, onPlan, onBack, onCheck, onRun }: PreviewStepProps) {
  const t = usePhrases();
  const { preview } = view;
  if (preview === null) return null;
  const { counts } = preview;
  const toDo = counts.created + counts.updated;
  return (
    <>
      <Counts counts={counts} tense="will" />
      <Problems view={view} plan={plan} preview={preview} onPlan={onPlan} />
      <SeveralPart view={view} plan={plan} preview={preview} onPlan={onPlan} />
      <ValuesPart view={view} plan={plan} onPlan={onPlan} />
      {preview.rows.length === 0 ? null : <FirstRows view={view} plan={plan} preview={preview} />}
      <div className="im-acts">
        <Button onClick={onBack}>{t('import.back')}</Button>
        {isChanged
          ? <Button kind="main" keys="mod+enter" busy={isBusy ? t('import.lookingNow') : undefined} onClick={onCheck}>{t('import.checkAgain')}</Button>
          : <Button kind="main" keys="mod+enter" busy={isBusy ? t('import.runningNow') : undefined} unavailable={toDo === 0 ? `0 ${t('import.willCreate')}` : undefined} onClick={onRun}>{t('import.run', { count: toDo })}</Button>}
        <span className="meta-2">{t('import.runHint')}</span>
        <span className="im-end"><SaveMap importId={view.id} /></span>
      </div>
    </>
  );
}

type Problem = ImportPreview['problems'][number];
type ProblemsProps = { view: ImportView; plan: ImportPlan; preview: ImportPreview; onPlan: PlanChange };

function Problems({ view, plan, preview, onPlan }: ProblemsProps) {
  const t = usePhrases();
  const { several } = preview;
  // Rows that fit more than one record have a part of their own.
  const problems = several.count === 0 ? preview.problems : preview.problems.filter((problem) => !isOfAKey(plan, problem));
  if (problems.length === 0) return several.count > 0 ? null : <Banner tone="good" title={t('import.nothingToMend')} />;
  const put = (column: number, unknown: ColumnPlan['unknown']) => onPlan((now) => ({ ...now, columns: now.columns.map((one) => (one.column === column ? { ...one, unknown } : one)) }));
  return (
    <section>
      <SectionRule>{t('import.toMend')}</SectionRule>
      <ul className="im-problems">
        {problems.map((problem) => (
          <li key={`${problem.column} ${problem.code} ${problem.isRejecting}`}>
            <div>
              <div>{t(`import.problem.${problem.code}` as PhraseKey, { column: columnName(t, view, problem.column), value: problem.examples[0] ?? '' })}</div>
              <div className="meta">{t(isOfTheRow(plan, problem) ? 'import.problemRowCount' : 'import.problemCount', { count: problem.count })} · {t('import.problemRows', { rows: problem.rows.join(', ') })}{problem.count > problem.rows.length ? ' …' : ''} · {problem.isRejecting ? t('import.unknown.reject') : t('import.unknown.empty')}</div>
            </div>
            {isOfTheRow(plan, problem) ? null : <Mend plan={plan} problem={problem} onPut={put} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

const OF_THE_ROW: ReadonlySet<string> = new Set(['name-is-missing', 'says-nothing', 'stage-wants-fields', 'lost-reason-is-missing', 'deal-is-not-lost']);

/** What no choice about one column mends. */
function isOfTheRow(plan: ImportPlan, problem: Problem): boolean {
  const { code } = problem;
  return OF_THE_ROW.has(code) || code.includes('row-is') || code.includes('quote') || isOfAKey(plan, problem);
}

/** Whether several records have what the row is found by. */
function isOfAKey(plan: ImportPlan, { code, column }: Problem): boolean {
  return code === 'fits-several' && plan.matchBy.some((key) => keyColumn(plan, key) === column);
}

function Mend({ plan, problem, onPut }: { plan: ImportPlan; problem: Problem; onPut: (column: number, unknown: ColumnPlan['unknown']) => void }) {
  const t = usePhrases();
  const planned = plan.columns.find(({ column }) => column === problem.column)?.unknown;
  const isMade = problem.code === 'unknown-name' && planned !== 'create' && plan.kind !== 'interaction';
  return (
    <div className="im-problems__acts">
      {isMade ? <Button kind="text" onClick={() => onPut(problem.column, 'create')}>{t('import.mend.create')}</Button> : null}
      {planned === 'empty' ? <Button kind="text" onClick={() => onPut(problem.column, 'reject')}>{t('import.mend.reject')}</Button> : <Button kind="text" onClick={() => onPut(problem.column, 'empty')}>{t('import.mend.empty')}</Button>}
    </div>
  );
}

const OUTCOMES = { created: 'import.created', updated: 'import.updated', skipped: 'import.skipped', rejected: 'import.rejected' } as const;

function FirstRows({ view, plan, preview }: Omit<ProblemsProps, 'onPlan'>) {
  const t = usePhrases();
  const keys = [...new Set(preview.rows.flatMap(({ values }) => Object.keys(values)))];
  const order = [...view.targets.map(({ key }) => key)];
  keys.sort((a, b) => (order.indexOf(a) + 1 || 99) - (order.indexOf(b) + 1 || 99));
  return (
    <section>
      <SectionRule look="bare">{t('import.firstRows')}</SectionRule>
      <div className="im-scroll" tabIndex={0} role="region" aria-label={t('import.firstRows')}>
        <table className="im-sheet">
          <caption className="visually-hidden">{t('import.firstRows')}</caption>
          <thead><tr><th scope="col">{t('import.colRow')}</th><th scope="col">{t('import.colResult')}</th>{keys.map((key) => <th key={key} scope="col">{targetWords(t, view, { kind: plan.kind, key })}</th>)}</tr></thead>
          <tbody>{preview.rows.map((row) => <tr key={row.row}><td data-quiet="">{row.row}</td><td data-quiet="">{t(OUTCOMES[row.outcome])}</td>{keys.map((key) => <td key={key} title={row.values[key]}>{valueWords(t, view, { kind: plan.kind, key, value: row.values[key] ?? '' })}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}
