import type { RulesPage as RulesData } from '@entente/contract/signing/portal-rules';
import { cardWords, settledWords } from '@entente/phrases/rule-words';
import { Banner } from '../../ui/banner.tsx';
import { Exits } from '../../ui/exits.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalAsk } from '../../ui/portal/portal-head.tsx';
import { PortalPairs, PortalSection } from '../../ui/portal/portal-section.tsx';
import { momentsIn } from '../../signing/portal/moments.ts';
import { FormProof, SigningFrame, type Drawing } from '../../signing/portal/portal-frame.tsx';
import { errorAt } from '../../signing/portal/portal-words.ts';
import { CardFields } from './card-fields.tsx';
import { DifferenceFields } from './difference-fields.tsx';

type Round = NonNullable<RulesData['round']>;
type Part = { page: RulesData; round: Round };

/** The cards of the soft frame on a client's page: answer apart, compare, keep. `seconds` is what the page itself takes. */
export function RulesPage({ drawing, page, seconds }: { drawing: Drawing; page: RulesData; seconds: number }) {
  return (
    <SigningFrame drawing={drawing} frame={page.frame} tab={drawing.t('rule.pageTab')}>
      <RulesBody page={page} seconds={seconds} />
      <FromFramework page={page} />
      <Ways page={page} />
    </SigningFrame>
  );
}

/** What is read and done on the shortest path: the part whose words are counted. */
export function RulesBody({ page, seconds }: { page: RulesData; seconds: number }) {
  const t = usePhrases();
  const { frame, step, round, error } = page;
  const refused = errorAt(t, error, null);
  const holds = step === 'agreed' || (round === null && page.framework !== null);
  return (
    <>
      <PortalAsk title={holds ? t('rule.agreedTitle') : t('rule.askTitle')} about={t('signing.about', { title: frame.agreement.title })} />
      {refused === undefined ? null : <Banner tone="bad" title={refused} />}
      {round === null && !holds ? <p className="p-after">{t('rule.nothingAsked')}</p> : null}
      {round === null ? null : <Step page={page} round={round} seconds={seconds} />}
    </>
  );
}

function Step({ page, round, seconds }: Part & { seconds: number }) {
  if (page.step === 'answer' || page.step === 'wait') return <Answering page={page} round={round} seconds={seconds} />;
  if (page.step === 'compare') return <Comparing page={page} round={round} />;
  return page.step === 'agreed' ? <Agreed page={page} round={round} /> : null;
}

function Answering({ page, round, seconds }: Part & { seconds: number }) {
  const t = usePhrases();
  const { frame, form, step } = page;
  if (form === null) return null;
  const name = frame.asker.name;
  return (
    <>
      {step === 'wait' ? <Banner tone="good" title={t('rule.savedTitle', { name })}>{t('rule.savedHelp')}</Banner> : <><p className="p-after">{t('rule.askAbout', { name })}</p><p className="meta-2">{t('rule.askLength', { seconds })}</p></>}
      <form className="p-form p-after" method="post" action={form.action} data-keep="rules">
        <FormProof form={form} />
        {round.cards.map((card) => <CardFields key={card.key} card={card} given={round.own.find((answer) => answer.card === card.key)} />)}
        <PortalButton kind={step === 'wait' ? 'outlined' : 'main'} busy={t('signing.sendingNow')}>{t(step === 'wait' ? 'rule.sendAgain' : 'rule.send')}</PortalButton>
      </form>
    </>
  );
}

function Comparing({ page, round }: Part) {
  const t = usePhrases();
  const { frame, form, client } = page;
  const lines = round.lines ?? [];
  const differ = lines.filter(({ state }) => state === 'differs');
  const settled = lines.filter(({ state }) => state !== 'differs' && state !== 'skipped');
  if (form === null) return null;
  const name = frame.asker.name;
  return (
    <>
      {round.works.client === null ? null : <Banner tone="good" title={t('rule.yourYesTitle', { name })} />}
      {round.works.provider === null ? null : <Banner tone="info" title={t('rule.theirYes', { name })} />}
      <p className="p-after">{t('rule.compareTitle', { same: settled.length, differ: differ.length })}. {t('rule.compareHelp')}</p>
      <form className="p-form" method="post" action={form.action} data-keep="rules-yes">
        <FormProof form={form} />
        {differ.length === 0 ? null : <PortalSection title={t('rule.differs')} aside={String(differ.length)} look="act">{differ.map((line) => <DifferenceFields key={line.card} line={line} card={round.cards.find(({ key }) => key === line.card)} />)}</PortalSection>}
        {settled.length === 0 ? null : <PortalSection title={t('rule.alike')} aside={String(settled.length)}><RulePairs round={round} rules={settled} firm={frame.asker.firm} client={client} /></PortalSection>}
        <PortalButton busy={t('signing.sendingNow')}>{t('rule.worksForMe')}</PortalButton>
      </form>
    </>
  );
}

function Agreed({ page, round }: Part) {
  const t = usePhrases();
  const { frame, form, changeForm, reviewDue, client, earlier } = page;
  const moments = momentsIn(frame.locale, frame.timeZone);
  const review = round.reviewOn === null ? '' : moments.date(round.reviewOn);
  return (
    <>
      {round.wantsChange === null ? null : <Banner tone="good" title={t('rule.wishKept', { name: frame.asker.name })} />}
      {reviewDue ? <Banner tone="warn" title={t('rule.reviewTitle')}>{t('rule.reviewHelp', { day: review })}</Banner> : null}
      <p className="p-after">{t('rule.agreedOn', { day: round.agreedAt === null ? '' : moments.day(round.agreedAt), review })}</p>
      <RulePairs round={round} rules={round.agreed ?? []} firm={frame.asker.firm} client={client} />
      {form === null || !reviewDue ? null : <form className="p-form p-after" method="post" action={form.action}><FormProof form={form} /><PortalButton busy={t('signing.sendingNow')}>{t('rule.stillWorks')}</PortalButton></form>}
      {changeForm === null ? null : <form className="p-form p-after" method="post" action={changeForm.action}><FormProof form={changeForm} /><PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('rule.wishChange')}</PortalButton></form>}
      {earlier.map((one) => (
        <PortalSection key={one.id} title={one.askedName === round.askedName ? t('rule.earlier') : t('rule.withPerson', { name: one.askedName })} aside={one.agreedAt === null ? undefined : moments.day(one.agreedAt)}>
          <RulePairs round={one} rules={one.agreed ?? []} firm={frame.asker.firm} client={client} />
        </PortalSection>
      ))}
    </>
  );
}

/** What holds because it was agreed beside the framework agreement of the order. */
function FromFramework({ page }: { page: RulesData }) {
  const t = usePhrases();
  const { framework, frame, client } = page;
  if (framework === null) return null;
  return (
    <PortalSection title={t('rule.fromFramework', { number: framework.number })}>
      <p className="meta p-after">{t('rule.fromFrameworkHelp', { number: framework.number })}</p>
      <RulePairs round={framework} rules={framework.rules} firm={frame.asker.firm} client={client} />
    </PortalSection>
  );
}

type Rules = readonly { readonly card: string; readonly settled: NonNullable<Round['agreed']>[number]['settled'] | null }[];

function RulePairs({ round, rules, firm, client }: { round: Pick<Round, 'cards'>; rules: Rules; firm: string; client: string }) {
  const t = usePhrases();
  const pairs = rules.flatMap(({ card: key, settled }) => {
    const card = round.cards.find((one) => one.key === key);
    if (card === undefined || settled === null) return [];
    return [{ id: key, term: cardWords(t, card), value: settledWords(t, { card, settled, names: { provider: firm, client } }) ?? t('rule.toTalkAbout') }];
  });
  return <PortalPairs pairs={pairs} look="stacked" />;
}

function Ways({ page }: { page: RulesData }) {
  const t = usePhrases();
  const { frame } = page;
  const mail = (words: string): string => `mailto:${frame.asker.email}?subject=${encodeURIComponent(`${frame.agreement.number}: ${words}`)}`;
  const [notMe, someoneElse] = [t('rule.exitNotMe', { name: frame.reader }), t('rule.exitSomeoneElse')];
  const written = frame.asker.email === '' ? [] : [{ href: mail(notMe), label: notMe }, { href: mail(someoneElse), label: someoneElse }];
  return <Exits label={t('signing.otherWays')} exits={[...written, { href: frame.base, label: t('rule.exitLater'), aside: t('rule.exitLaterAside') }]} />;
}
