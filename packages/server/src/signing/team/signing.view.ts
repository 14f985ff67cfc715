import type { SignPage } from '@entente/contract/signing/portal-page';
import { MOST_RETURNED_MEGABYTES } from '@entente/core/signing/returned-file';
import { isOnFile, type SigningLevel } from '@entente/core/kernel/signing-level';
import type { DocumentContent } from '@entente/core/document/content';
import type { Locale } from '@entente/core/kernel/locale';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { mannerOf } from '@entente/phrases/manner';
import { translator } from '@entente/phrases/translators';
import { writtenOut } from '../../agreement/agreement-version.actions.ts';
import { effortOf, lengthOf, obligationOf, owedByContent, shortLines } from '../page/signing.view.ts';
import { bindingWords, maskedAddress } from '../signature.view.ts';

/** What a preview is made of: the draft as it stands, and the person who will get it. */
export type Preview = {
  readonly content: DocumentContent;
  readonly agreement: { readonly id: string; readonly title: string; readonly number: string; readonly expiresAt: string | null };
  readonly level: SigningLevel;
  readonly reader: { readonly name: string; readonly email: string; readonly roleTitle: string; readonly onBehalfOf: string; readonly locale: Locale };
  readonly asker: { readonly name: string; readonly firm: string };
  readonly firm: { readonly timeZone: string; readonly formalAddress: boolean };
  readonly now: Date;
  /** What it changes, where it is an amendment. */
  readonly amendment: SignPage['amendment'];
  /** What it names, where it is an order. */
  readonly framework: SignPage['framework'];
  readonly mustBeQualified: boolean;
};

/** No form of a preview can be sent: it leads nowhere and proves nothing. */
const DEAD_FORM = { action: '#', id: '00000000-0000-7000-8000-000000000000', proof: '' } as const;

/** The signing page as the client would see it if the draft went out now. */
export function previewPage({ content, agreement, level, reader, asker, firm, now, amendment, framework, mustBeQualified }: Preview): SignPage {
  const { locale } = reader;
  const words = bindingWords(translator(locale), { content, side: 'client', level });
  const step = isOnFile(level) ? 'file' : level === 'link' ? 'link' : 'ask';
  return {
    page: 'sign',
    amendment,
    framework,
    frame: { locale, manner: mannerOf(firm), timeZone: firm.timeZone, base: previewPath(agreement.id), path: '', asker: { ...asker, email: '' }, reader: reader.name, agreement: { title: agreement.title, number: agreement.number, locale: content.head.locale, expiresAt: agreement.expiresAt }, now: now.toISOString() },
    effort: effortOf(step, level === 'device'),
    owed: owedByContent(content, dayIn(firm.timeZone, now)),
    message: '',
    short: shortLines(content, { visit: { locale }, firm }),
    responsibilitiesHref: null,
    reading: lengthOf(writtenOut(content)),
    news: { changedLines: 0, answers: 0 },
    deferredTo: null, declinedAt: null, saidNotMeAt: null, waitsFor: [],
    sign: {
      form: { ...DEAD_FORM }, step, device: level === 'device' ? { ask: null } : null, file: step === 'file' ? { href: '#', bytes: 0, signedBy: [], mustBeQualified, mostMegabytes: MOST_RETURNED_MEGABYTES, onPaper: level === 'paper' } : null, organisation: words.organisation, typedName: reader.name, roleTitle: reader.roleTitle, onBehalfOf: reader.onBehalfOf,
      consents: words.consents.map((consent) => ({ ...consent, ticked: false })), buttonText: words.buttonText, obligation: obligationOf(content, { visit: { locale }, firm }, { words, mailbox: '', values: { title: agreement.title, number: agreement.number } }), shown: words.shown, versionNumber: 1, sha256: '',
      codeGoesTo: maskedAddress(reader.email), codeValidUntil: null, error: null,
    },
    paper: { toReview: [], waiting: null, refused: null },
    seen: { ...DEAD_FORM },
  };
}

/** Where a member looks at the client's page before it goes out. */
export function previewPath(agreementId: string): string {
  return `/client-preview/${agreementId}`;
}
