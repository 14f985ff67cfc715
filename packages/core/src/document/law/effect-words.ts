import type { Locale } from '../../kernel/locale.ts';
import type { LegalEffect } from './clause-effect.ts';

/** How clauses say in words what the law asks a form for. All in lower case; a phrase may go on inside a word (“penalt” in “penalties”). ё is written е. */
type EffectWords = { readonly phrases: Readonly<Partial<Record<LegalEffect, readonly string[]>>>; readonly negations: readonly string[] };

export const EFFECT_WORDS: Readonly<Record<Locale, EffectWords>> = {
  en: {
    negations: ['not', 'no', 'without', 'never', 'nor'],
    phrases: {
      transfer_of_rights: [
        'transfers copyright', 'transfers the copyright', 'transfers all copyright', 'transfers all rights', 'transfers all intellectual property', 'transfers ownership of the copyright', 'transfers title to',
        'assigns copyright', 'assigns the copyright', 'assigns all copyright', 'assigns all rights', 'assigns all intellectual property', 'assigns to the client all', 'hereby assigns', 'hereby transfers', 'copyright passes to', 'copyright in the works passes', 'assignment of copyright to the', 'transfer of copyright to the',
      ],
      exclusive_licence: ['exclusive licence', 'exclusive license', 'licence is exclusive', 'license is exclusive', 'sole and exclusive'],
      surety: ['stands surety', 'stands as surety', 'acts as guarantor', 'guarantees the payment', 'guarantees payment'],
      penalty: ['contractual penalt', 'liquidated damages'],
    },
  },
  pl: {
    negations: ['nie', 'bez', 'ani'],
    phrases: {
      transfer_of_rights: [
        'przenosi autorskie prawa', 'przenosi majątkowe prawa', 'przenosi całość praw', 'przenosi całość autorskich', 'przenosi wszystkie prawa', 'przenosi wszelkie prawa', 'przenosi ogół praw', 'przenosi prawa autorskie', 'przenosi na zamawiającego', 'przenosi na klienta',
        'przeniesie autorskie prawa', 'przeniesie majątkowe prawa', 'przenoszone są autorskie', 'nabywa autorskie prawa', 'nabywa majątkowe prawa', 'nabywa całość praw', 'autorskie prawa majątkowe przechodzą', 'prawa autorskie przechodzą', 'majątkowe prawa autorskie przechodzą', 'prawa te przechodzą na',
      ],
      exclusive_licence: ['licencji wyłącznej', 'licencję wyłączną', 'licencja wyłączna', 'licencja jest wyłączna', 'wyłącznej licencji', 'wyłączną licencję', 'wyłączna licencja'],
      surety: ['poręcza za', 'udziela poręczenia', 'jako poręczyciel'],
      penalty: ['kara umowna', 'kary umowne', 'karę umowną', 'kar umownych', 'karą umowną'],
      data_processing: ['powierza przetwarzanie danych', 'powierza do przetwarzania dane'],
    },
  },
  ru: {
    negations: ['не', 'без', 'ни'],
    phrases: {
      transfer_of_rights: [
        'передает исключительное право', 'передает исключительные права', 'передает все исключительные', 'передает имущественные авторские', 'отчуждает исключительн', 'уступает исключительн', 'исключительное право переходит', 'исключительные права переходят', 'об отчуждении исключительн',
        'передает заказчику исключительн', 'передает заказчику все права', 'передает клиенту исключительн',
      ],
      exclusive_licence: ['исключительная лицензия', 'исключительной лицензии', 'исключительную лицензию', 'лицензия исключительная', 'лицензия является исключительной', 'на условиях исключительной'],
      surety: ['поручительств', 'выступает поручителем', 'является поручителем'],
      penalty: ['неустойк', 'штраф', ' пени ', ' пеню '],
    },
  },
};
