import { Banner } from '../../ui/banner.tsx';
import { Exits } from '../../ui/exits.tsx';
import { Facts } from '../../ui/facts.tsx';
import { MarginNote } from '../../ui/margin-note.tsx';
import { ClauseAct, ClauseCard, ClauseHeading, PortalText } from '../../ui/portal/clause-card.tsx';
import { PortalButton, PortalLinkButton, StickyBar } from '../../ui/portal/portal-button.tsx';
import { CodeField, ConsentBox, PortalChoices, PortalField, PortalSelect, PortalTextField } from '../../ui/portal/portal-field.tsx';
import { PortalAsk, PortalHead, type PortalLanguage } from '../../ui/portal/portal-head.tsx';
import { EightLines, PortalFold, PortalSection } from '../../ui/portal/portal-section.tsx';
import type { SampleWords } from './portal-sample-words.ts';

const LANGUAGES: readonly PortalLanguage[] = [{ tag: 'en', name: 'English', href: '?locale=en' }, { tag: 'pl', name: 'Polski', href: '?locale=pl' }, { tag: 'ru', name: 'Русский', href: '?locale=ru' }];

type SampleProps = { w: SampleWords; locale: string };

/** The head of the sample page. */
export function SampleHead({ w, locale }: SampleProps) {
  return <PortalHead name={w.name} line={w.line} languages={{ current: locale, label: w.language, others: LANGUAGES }} />;
}

/** A client's page that uses every portal part once: in short, the text with its acts, signing, the ways out. */
export function SampleBody({ w }: { w: SampleWords }) {
  return (
    <>
      <PortalAsk title={w.asks} about={w.about} />
      <Facts facts={w.facts.map(([term, value], index) => ({ term, value, strong: index === 0 }))} />
      <Banner tone="info" title={w.bannerTitle}>{w.bannerWords}</Banner>
      <PortalSection title={w.short} aside={w.shortCount}>
        <EightLines lines={w.lines.map(([term, words, clause, label]) => ({ term, words, clause: { href: `#c-${clause}`, label } }))} />
        <p className="p-after"><a href="#text">{w.whole}</a> <span className="meta">{w.wholeTime}</span></p>
      </PortalSection>
      <SampleText w={w} />
      <PortalChoices name="choice" label={w.asks} options={w.options.map(([letter, title, words, facts]) => ({ value: letter, letter, title, words, facts }))} />
      <SampleSigning w={w} />
      <Exits label={w.exits} exits={[{ href: '#not-me', label: w.notMe }, { href: '#someone-else', label: w.someoneElse }, { href: '#not-now', label: w.notNow, aside: w.when }]} />
    </>
  );
}

/** What stands below the ways out. */
export function SampleFoot({ w }: { w: SampleWords }) {
  return <><a href="#bothers">{w.bothers}</a>{' · '}{w.answerBy}</>;
}

/** The bar at the foot of the screen. */
export function SampleBar({ w }: { w: SampleWords }) {
  return <StickyBar label={w.next} until="sign"><PortalLinkButton href="#text">{w.all}</PortalLinkButton><PortalLinkButton kind="main" href="#sign">{w.toSign}</PortalLinkButton></StickyBar>;
}

function SampleText({ w }: { w: SampleWords }) {
  const acts = (clause: string) => (
    <>
      <ClauseAct label={w.ask}><form className="p-form" method="post"><PortalTextField name={`question-${clause}`} label={w.yourQuestion} /><PortalButton kind="outlined" busy={w.sending}>{w.send}</PortalButton></form></ClauseAct>
      <ClauseAct label={w.suggest}><form className="p-form" method="post"><PortalTextField read name={`words-${clause}`} label={w.yourWords} defaultValue={w.clause} /><PortalField name={`why-${clause}`} label={w.whyOptional} optional={w.optional} /><PortalButton kind="outlined" busy={w.sending}>{w.send}</PortalButton></form></ClauseAct>
    </>
  );
  return (
    <section className="p-section" id="text">
      <PortalText title={w.title} parties={w.parties}>
        <ClauseHeading number="2">{w.heading}</ClauseHeading>
        <ClauseCard id="c-2.1" number="2.1" acts={acts('2-1')}><p>{w.clause}</p></ClauseCard>
        <ClauseCard
          id="c-2.2" number="2.2" changed acts={acts('2-2')}
          notes={<><MarginNote who={w.asker} side="them" when={w.asked} words={w.question} /><MarginNote who={w.us} side="us" when={w.answered} words={w.answer} settled /></>}
        >
          <p>{w.changed} <del>{w.changedFrom}</del> <ins>{w.changedTo}</ins></p>
        </ClauseCard>
      </PortalText>
    </section>
  );
}

function SampleSigning({ w }: { w: SampleWords }) {
  return (
    <>
    <PortalFold label={w.suggest}><form className="p-form" method="post"><PortalField name="why-folded" label={w.whyOptional} optional={w.optional} /><PortalSelect name="country" label={w.country} chosen="PL" options={w.countries.map(([value, label]) => ({ value, label }))} /><PortalButton kind="outlined" busy={w.sending}>{w.send}</PortalButton></form></PortalFold>
    <PortalSection look="act" title={w.sign} id="sign">
      <form className="p-form" method="post">
        <PortalField name="name" label={w.fullName} autoComplete="name" defaultValue={w.nameValue} />
        <PortalField name="behalf" label={w.onBehalf} autoComplete="organization" error={w.onBehalfError} />
        <ConsentBox name="consent">{w.consent}</ConsentBox>
        <CodeField name="code" label={w.code} hint={<>{w.codeHint} <a href="#again">{w.again}</a></>} />
        <PortalButton busy={w.acting}>{w.act}</PortalButton>
      </form>
      <p className="meta-2">{w.after}</p>
    </PortalSection>
    </>
  );
}
