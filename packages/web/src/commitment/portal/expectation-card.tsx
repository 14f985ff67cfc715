import type { ReactNode } from 'react';
import type { ExpectationItem, ExpectationsPage } from '@entente/contract/signing/portal-expectations';
import type { Translator } from '@entente/phrases/translator';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalTextField } from '../../ui/portal/portal-field.tsx';
import { PortalFold, PortalSection } from '../../ui/portal/portal-section.tsx';
import { momentsIn, type Moments } from '../../signing/portal/moments.ts';
import { FormProof } from '../../signing/portal/portal-frame.tsx';
import { errorAt } from '../../signing/portal/portal-words.ts';

type Card = NonNullable<ExpectationsPage['card']>;
type CardProps = { page: ExpectationsPage; card: Card };

/** Who said it and when, what it is about and what it rests on; each where it is known. */
export function facts(t: Translator, moments: Moments, { item, firm }: { item: ExpectationItem; firm: string }): string[] {
  const { saidBy, saidOn, notedForYou, about, evidence, answerBy } = item;
  const said = t(notedForYou ? 'expectation.portalNoted' : 'expectation.portalSaid', { name: saidBy, day: moments.date(saidOn), firm });
  const due = answerBy === null ? '' : t('touchpoint.answerState', { state: answerBy.state, day: moments.date(answerBy.dueOn) });
  return [said, about, evidence, due].filter((fact) => fact !== '');
}

/** Whom it was handed over to, by whom and why. */
export function Handed({ handed, moments }: { handed: ExpectationItem['handed']; moments: Moments }) {
  const t = usePhrases();
  if (handed === null) return null;
  const { to, by, on, words } = handed;
  return <div className="meta">{t('expectation.portalHanded', { to, by, day: moments.date(on) })}{words === '' ? null : <span className="p-item__words">{words}</span>}</div>;
}

/** One expectation that asks: three big answers, or whether it still stands. */
export function ExpectationCard({ page, card }: CardProps) {
  const t = usePhrases();
  const { frame } = page;
  const { item, waits, place, of, nextHref } = card;
  const { firm } = frame.asker;
  const ours = item.side === 'provider';
  const title = waits === 'answer' ? t('expectation.portalAsks', { firm }) : t(ours ? 'expectation.portalReviewOurs' : 'expectation.portalReviewYours');
  return (
    <PortalSection title={title} aside={of === 1 ? undefined : t('expectation.portalPlace', { place, of })} look="act">
      <blockquote className="p-expects">{item.words}</blockquote>
      <p className="meta">{facts(t, momentsIn(frame.locale, frame.timeZone), { item, firm }).join(' · ')}</p>
      <Handed handed={item.handed} moments={momentsIn(frame.locale, frame.timeZone)} />
      {item.unspoken ? <p className="meta">{t('expectation.portalCameUp')}</p> : null}
      {item.state === 'unanswered' ? null : <p className="meta">{t('expectation.portalAnswer', { state: item.state, name: item.stateBy })}{item.stateWords === '' ? null : <span className="p-item__words">{item.stateWords}</span>}</p>}
      <Answers page={page} card={card} />
      {nextHref === null ? null : <p><a className="p-link" href={nextHref}>{t('expectation.portalNext')}</a></p>}
    </PortalSection>
  );
}

function Answers({ page, card: { answers, still, item } }: CardProps) {
  const t = usePhrases();
  const busy = t('signing.sendingNow');
  return (
    <div className="p-answers">
      {still === null ? null : <Send form={still}><PortalButton busy={busy}>{t('expectation.portalStill')}</PortalButton></Send>}
      {answers === null ? null : (
        <>
          {answers.agreed === null ? null : <Send form={answers.agreed}><PortalButton kind={still === null ? 'main' : 'outlined'} busy={busy}>{t('expectation.portalAgree')}</PortalButton></Send>}
          <InWords page={page} answer="partly" form={answers.partly} label={t('expectation.portalPartly')} ask={t('expectation.portalPartlyWords')} />
          <InWords page={page} answer="doubtful" form={answers.doubtful} label={t('expectation.portalDoubtful')} ask={t('expectation.portalDoubtfulWords')} />
        </>
      )}
      {item.withdraw === null ? null : <Send form={item.withdraw}><PortalButton kind="outlined" busy={busy}>{t('expectation.portalWithdraw')}</PortalButton></Send>}
    </div>
  );
}

type Form = NonNullable<Card['still']>;

/** An answer that needs a line: opened by a press; open where it was sent without one. */
function InWords({ page: { error, typed }, answer, form, label, ask }: { page: ExpectationsPage; answer: 'partly' | 'doubtful'; form: Form; label: string; ask: string }) {
  const t = usePhrases();
  const mine = typed.answer === answer;
  const refused = mine ? errorAt(t, error, 'words') : undefined;
  return (
    <PortalFold label={label} open={refused !== undefined}>
      <Send form={form}>
        <input type="hidden" name="answer" value={answer} />
        <PortalTextField name="words" id={`words-${answer}`} label={ask} defaultValue={mine ? typed.words : undefined} required maxLength={400} rows={2} error={refused} />
        <label className="p-consent"><input type="checkbox" name="unspoken" value="yes" className="p-check" /><span>{t('expectation.portalNew')}</span></label>
        <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('expectation.portalSend')}</PortalButton>
      </Send>
    </PortalFold>
  );
}

function Send({ form, children }: { form: Form; children: ReactNode }) {
  return <form className="p-form" method="post" action={form.action}><FormProof form={form} />{children}</form>;
}
