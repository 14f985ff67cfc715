import type { ReactNode } from 'react';
import type { PortalForm, PortalFrame } from '@entente/contract/signing/portal-frame';
import { LOCALES, type Locale } from '@entente/core/kernel/locale';
import { Exits, type Exit } from '../../ui/exits.tsx';
import { PhrasesProvider, usePhrases } from '../../ui/phrases-context.tsx';
import { PortalHead } from '../../ui/portal/portal-head.tsx';
import { PortalPage, type PortalAssets } from '../../ui/portal/portal-page.tsx';
import type { Translator } from '@entente/phrases/translator';
import { WholeNumbers } from '../../ui/whole-numbers.tsx';

/** What every page is drawn with. */
export type Drawing = { readonly t: Translator; readonly assets: PortalAssets };
export type WayOut = 'not-me' | 'someone-else' | 'later' | 'decline';

const NAMES: Readonly<Record<Locale, string>> = { en: 'English', pl: 'Polski', ru: 'Русский' };
const WAYS_OUT: readonly WayOut[] = ['not-me', 'someone-else', 'later', 'decline'];

type SigningFrameProps = {
  drawing: Drawing;
  frame: PortalFrame;
  /** The browser's tab. */
  tab: string;
  width?: 'phone' | 'wide';
  bar?: ReactNode;
  children: ReactNode;
};

/** A page of a signing link: who asks above, whom to write to below. */
export function SigningFrame({ drawing, frame, tab, width = 'phone', bar, children }: SigningFrameProps) {
  const { t, assets } = drawing;
  const head = <PortalHead name={frame.asker.name} line={frame.asker.firm} languages={languagesOf(t, frame.locale)} />;
  return (
    <PhrasesProvider translator={t}>
      <PortalPage locale={frame.locale} title={`${tab} · ${frame.asker.firm}`} assets={assets} skip={t('shell.skipToContent')} width={width} head={head} foot={<Foot frame={frame} />} bar={bar}>{children}</PortalPage>
    </PhrasesProvider>
  );
}

/** The languages a page can be read in; the choice is remembered for this link. */
export function languagesOf(t: Translator, current: Locale) {
  return { current, label: t('signing.language'), others: LOCALES.map((tag) => ({ tag, name: NAMES[tag], href: `?locale=${tag}` })) };
}

function Foot({ frame }: { frame: PortalFrame }) {
  const t = usePhrases();
  return (
    <>
      <WholeNumbers>{t('signing.numbered', { number: frame.agreement.number })}</WholeNumbers>
      {frame.asker.email === '' ? null : <>{' · '}<a href={`mailto:${frame.asker.email}?subject=${encodeURIComponent(`${frame.agreement.number} ${frame.agreement.title}`)}`}>{t('signing.writeTo', { name: frame.asker.name })}</a></>}
    </>
  );
}

/** The ways out, but the one that the reader stands in. */
export function WaysOut({ frame, here }: { frame: PortalFrame; here?: WayOut }) {
  const t = usePhrases();
  const labels: Readonly<Record<WayOut, Omit<Exit, 'href'>>> = {
    'not-me': { label: t('signing.exitNotMe', { name: frame.reader }) },
    'someone-else': { label: t('signing.exitSomeoneElse') },
    later: { label: t('signing.exitLater'), aside: t('signing.exitLaterAside') },
    decline: { label: t('signing.exitDecline') },
  };
  const exits = WAYS_OUT.filter((way) => way !== here).map((way) => ({ href: `${frame.base}/${way}`, ...labels[way] }));
  return <Exits label={t('signing.otherWays')} exits={exits} />;
}

/** What ties a form to its showing. */
export function FormProof({ form, children }: { form: PortalForm; children?: ReactNode }) {
  return <><input type="hidden" name="id" value={form.id} /><input type="hidden" name="proof" value={form.proof} />{children}</>;
}

/** A person's gesture on the page is told by the portal's script through this form; nobody sees it. */
export function SeenForm({ form }: { form: PortalForm }) {
  return <form hidden method="post" action={form.action} data-seen=""><FormProof form={form} /></form>;
}

/** The way back, where a page is a side step. */
export function BackToStart({ frame }: { frame: PortalFrame }) {
  const t = usePhrases();
  return <p className="p-after"><a href={frame.base}>{t('signing.backToStart')}</a></p>;
}
