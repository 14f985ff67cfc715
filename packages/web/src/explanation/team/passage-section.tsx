import { useState } from 'react';
import type { ExplanationView, PassageView } from '@entente/contract/explanation/explanation.contract';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { whenWords } from '../../agreement/when.ts';
import { useExplanationChange } from './explanation-change.ts';
import { HardNotes } from './hard-notes.tsx';
import { MarkedText } from './marked-text.tsx';
import { PassageDialog } from './passage-dialog.tsx';

export type PassageProps = { explanation: ExplanationView; passage: PassageView };

/** One paragraph: what the client reads, and where the plan is another than somebody wrote, the choice. */
export function PassageSection({ explanation, passage }: PassageProps) {
  const t = usePhrases();
  const [writing, setWriting] = useState(false);
  const { plan, own, title, key } = passage;
  useCommands([{ id: `explanation.${key}`, label: t('explanation.editOf', { title }), allowed: plan !== null, run: () => setWriting(true) }]);
  if (plan === null) return <Gone explanation={explanation} passage={passage} />;
  const empty = plan === '' && own === null;
  return (
    <section id={`passage-${key}`}>
      <SectionRule aside={<Button kind="text" small aria-label={t(empty ? 'explanation.writeOf' : 'explanation.editOf', { title })} onClick={() => setWriting(true)}>{t(empty ? 'explanation.write' : 'explanation.edit')}</Button>}><span lang={explanation.locale}>{title}</span></SectionRule>
      {empty ? <p className="meta-2 how-text">{t('explanation.ownEmpty')}</p> : null}
      {own === null ? <Words explanation={explanation} text={plan} /> : <Written explanation={explanation} passage={passage} />}
      {writing ? <PassageDialog explanation={explanation} passage={passage} onClose={() => setWriting(false)} /> : null}
    </section>
  );
}

function Words({ explanation: { locale, explained }, text }: { explanation: ExplanationView; text: string }) {
  return (
    <>
      <div className="how-text" lang={locale}><MarkedText text={text} locale={locale} explained={explained} /></div>
      <HardNotes text={text} locale={locale} explained={explained} />
    </>
  );
}

/** Words of somebody's own, with the way back; or both, where the plan has changed since. */
function Written({ explanation, passage }: PassageProps) {
  const t = usePhrases();
  const { busy, take } = useTaking({ explanation, passage });
  const { own, plan, title } = passage;
  if (own === null || plan === null) return null;
  const by = t('explanation.ours', { name: own.name, when: whenWords(t.locale, own.at) });
  if (own.changed) return <Changed explanation={explanation} passage={passage} />;
  return (
    <>
      {own.text === '' ? <p className="meta-2 how-text">{t('explanation.leftOut')}</p> : <Words explanation={explanation} text={own.text} />}
      <p className="meta how-by">{by} <Button kind="text" small busy={busy ? t('kit.saving') : undefined} aria-label={t('explanation.takePlanOf', { title })} onClick={() => void take()}>{t('explanation.takePlan')}</Button></p>
    </>
  );
}

function Changed({ explanation, passage }: PassageProps) {
  const t = usePhrases();
  const { busy, take, keep } = useTaking({ explanation, passage });
  const { own, plan, title, key } = passage;
  useCommands([{ id: `explanation.take.${key}`, label: t('explanation.takePlanOf', { title }), run: () => void take() }, { id: `explanation.keep.${key}`, label: t('explanation.keepOf', { title }), run: () => void keep() }]);
  if (own === null || plan === null) return null;
  const waits = busy ? t('kit.saving') : undefined;
  return (
    <div className="how-changed">
      <Banner tone="warn" title={t('explanation.changedTitle', { title })}>{t('explanation.changedHelp')}</Banner>
      <h3 className="meta">{t('explanation.plan')}</h3>
      <Words explanation={explanation} text={plan} />
      <Button small busy={waits} aria-label={t('explanation.takePlanOf', { title })} onClick={() => void take()}>{t('explanation.takePlan')}</Button>
      <h3 className="meta">{t('explanation.ours', { name: own.name, when: whenWords(t.locale, own.at) })}</h3>
      {own.text === '' ? <p className="meta-2 how-text">{t('explanation.leftOut')}</p> : <Words explanation={explanation} text={own.text} />}
      <Button small busy={waits} aria-label={t('explanation.keepOf', { title })} onClick={() => void keep()}>{t('explanation.keep')}</Button>
    </div>
  );
}

/** A phase that is gone, with what was written about it. */
function Gone({ explanation, passage }: PassageProps) {
  const t = usePhrases();
  const { busy, take } = useTaking({ explanation, passage });
  return (
    <section>
      <SectionRule>{t('explanation.goneTitle')}</SectionRule>
      <p className="meta-2 how-text">{t('explanation.goneHelp')}</p>
      <Words explanation={explanation} text={passage.own?.text ?? ''} />
      <Button small busy={busy ? t('kit.saving') : undefined} onClick={() => void take()}>{t('explanation.goneTake')}</Button>
    </section>
  );
}

/** Taking the plan's words, which can be undone, and keeping one's own over the plan as it is now. */
function useTaking({ explanation: { engagementId }, passage: { key, own } }: PassageProps) {
  const t = usePhrases();
  const { busy, change } = useExplanationChange(engagementId);
  const text = own?.text ?? '';
  const take = () => change(() => api.explanation.take({ engagementId, key }), { words: t('explanation.taken'), undo: () => api.explanation.write({ engagementId, key, text, before: null }), undone: t('explanation.kept') });
  const keep = () => change(() => api.explanation.write({ engagementId, key, text, before: text }), { words: t('explanation.kept') });
  return { busy, take, keep };
}
