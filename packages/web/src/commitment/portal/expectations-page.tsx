import type { ExpectationItem, ExpectationsPage as ExpectationsData } from '@entente/contract/signing/portal-expectations';
import { Banner } from '../../ui/banner.tsx';
import { Face } from '../../ui/face.tsx';
import { PhrasesProvider, usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalChips, PortalTextField } from '../../ui/portal/portal-field.tsx';
import { PortalLanguages } from '../../ui/portal/portal-head.tsx';
import { PortalPage } from '../../ui/portal/portal-page.tsx';
import { PortalItem, PortalSection } from '../../ui/portal/portal-section.tsx';
import { momentsIn } from '../../signing/portal/moments.ts';
import { FormProof, languagesOf, type Drawing } from '../../signing/portal/portal-frame.tsx';
import { errorAt } from '../../signing/portal/portal-words.ts';
import { ExpectationCard, facts, Handed } from './expectation-card.tsx';

/** What each side expects of the other: one card that asks, a field for one's own, and what was said so far. */
export function ExpectationsPage({ drawing, page }: { drawing: Drawing; page: ExpectationsData }) {
  const { t, assets } = drawing;
  const { frame } = page;
  return (
    <PhrasesProvider translator={t}>
      <PortalPage locale={frame.locale} title={`${t('expectation.portalTitle')} · ${frame.asker.firm}`} assets={assets} skip={t('shell.skipToContent')} head={<Head page={page} />} foot={frame.asker.firm}>
        <Took page={page} />
        {page.card === null ? <p className="p-after">{t('expectation.portalNothing')}</p> : <ExpectationCard page={page} card={page.card} />}
        <Say page={page} />
        <List page={page} title={t('expectation.portalYours')} items={page.yours} none={t('expectation.portalYoursNone')} />
        {page.ours.length === 0 ? null : <List page={page} title={t('expectation.portalOurs')} items={page.ours} />}
        <p className="p-after"><a href={page.promisesHref}>{t('expectation.portalPromises')}</a></p>
      </PortalPage>
    </PhrasesProvider>
  );
}

function Head({ page: { frame } }: { page: ExpectationsData }) {
  const t = usePhrases();
  return (
    <header className="p-us">
      <div className="p-us__row"><h1 className="p-title">{t('expectation.portalTitle')}</h1><div className="p-us__faces"><Face name={frame.asker.name} side="us" /><Face name={frame.reader} side="them" /><PortalLanguages {...languagesOf(t, frame.locale)} /></div></div>
      <p className="meta-2">{t('expectation.portalAbout')}</p>
    </header>
  );
}

function Took({ page: { did, error, frame } }: { page: ExpectationsData }) {
  const t = usePhrases();
  const refused = errorAt(t, error, null);
  if (refused !== undefined) return <Banner tone="bad" title={refused} />;
  return did === null || error !== null ? null : <Banner tone="good" title={t('expectation.portalTook', { did, firm: frame.asker.firm })} />;
}

/** One's own expectation, in one field. */
function Say({ page }: { page: ExpectationsData }) {
  const t = usePhrases();
  const { say, typed, error, frame } = page;
  if (say === null) return null;
  return (
    <PortalSection title={t('expectation.portalSay')} look="act">
      <form className="p-form" method="post" action={say.form.action}>
        <FormProof form={say.form} />
        <PortalTextField name="expected" label={t('expectation.portalSayHint')} defaultValue={typed.expected} required maxLength={400} rows={2} error={errorAt(t, error, 'expected')} />
        {say.engagements.length < 2 ? null : <PortalChips name="engagement" label={t('expectation.portalSayWhich')} chosen={typed.engagement ?? say.engagements[0]?.id} options={say.engagements.map(({ id, name }) => ({ value: id, label: name }))} />}
        <PortalButton kind={page.card === null ? 'main' : 'outlined'} busy={t('signing.sendingNow')}>{t('expectation.portalSaySend', { firm: frame.asker.firm })}</PortalButton>
      </form>
    </PortalSection>
  );
}

function List({ page, title, items, none }: { page: ExpectationsData; title: string; items: readonly ExpectationItem[]; none?: string }) {
  return (
    <PortalSection title={title} aside={items.length === 0 ? undefined : String(items.length)}>
      {items.length === 0 ? <p className="meta p-after">{none}</p> : null}
      {items.map((item) => <Said key={item.id} page={page} item={item} />)}
    </PortalSection>
  );
}

function Said({ page: { frame }, item }: { page: ExpectationsData; item: ExpectationItem }) {
  const t = usePhrases();
  const moments = momentsIn(frame.locale, frame.timeZone);
  const { withdraw, takeBack, words, state, stateBy, stateWords } = item;
  return (
    <PortalItem title={words} line={facts(t, moments, { item, firm: frame.asker.firm }).join(' · ')} note={<><Handed handed={item.handed} moments={moments} />{item.unspoken ? <div>{t('expectation.portalCameUp')}</div> : null}<div>{t('expectation.portalAnswer', { state, name: stateBy })}</div>{stateWords === '' ? null : <div className="p-item__words">{stateWords}</div>}</>}>
      {withdraw === null && takeBack === null ? null : (
        <div className="p-item__acts">
          {takeBack === null ? null : <form method="post" action={takeBack.action}><FormProof form={takeBack} /><PortalButton kind="text" aria-label={`${t(state === 'withdrawn' ? 'expectation.portalRestore' : 'expectation.portalTakeBack')}: ${words}`}>{t(state === 'withdrawn' ? 'expectation.portalRestore' : 'expectation.portalTakeBack')}</PortalButton></form>}
          {withdraw === null ? null : <form method="post" action={withdraw.action}><FormProof form={withdraw} /><PortalButton kind="text" aria-label={`${t('expectation.portalWithdraw')}: ${words}`}>{t('expectation.portalWithdraw')}</PortalButton></form>}
        </div>
      )}
    </PortalItem>
  );
}
