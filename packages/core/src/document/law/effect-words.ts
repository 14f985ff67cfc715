import type { Locale } from '../../kernel/locale.ts';
import type { LegalEffect } from './clause-effect.ts';

/** How clauses say in words what the law asks a form for; what moves rights and what gives a licence is read by the sentence besides (rights-words.ts). All in lower case; a phrase may go on inside a word (“penalt” in “penalties”). ё is written е. */
type EffectWords = { readonly phrases: Readonly<Partial<Record<LegalEffect, readonly string[]>>>; readonly negations: readonly string[] };

/** What makes a work the client’s from the beginning in the United States. */
export const FOR_HIRE = ['works made for hire', 'work made for hire', 'works-made-for-hire', 'work-made-for-hire'] as const;

export const EFFECT_WORDS: Readonly<Record<Locale, EffectWords>> = {
  en: {
    negations: ['not', 'no', 'without', 'never', 'nor'],
    phrases: {
      transfer_of_rights: ['transfers title to', 'assigns to the client all', 'hereby assigns', 'hereby transfers', ...FOR_HIRE],
      exclusive_licence: ['sole and exclusive'],
      surety: ['stands surety', 'stands as surety', 'acts as guarantor', 'guarantees the payment', 'guarantees payment'],
      penalty: ['contractual penalt', 'liquidated damages'],
    },
  },
  pl: {
    negations: ['nie', 'bez', 'ani'],
    phrases: {
      transfer_of_rights: ['przenosi na zamawiającego', 'przenosi na klienta', 'prawa te przechodzą na'],
      surety: ['poręcza za', 'udziela poręczenia', 'jako poręczyciel'],
      penalty: ['kara umowna', 'kary umowne', 'karę umowną', 'kar umownych', 'karą umowną'],
      data_processing: ['powierza przetwarzanie danych', 'powierza do przetwarzania dane'],
    },
  },
  ru: {
    negations: ['не', 'без', 'ни'],
    phrases: {
      surety: ['поручительств', 'выступает поручителем', 'является поручителем'],
      penalty: ['неустойк', 'штраф', ' пени ', ' пеню '],
    },
  },
};
