import type { Phrases } from '../shape.ts';
import type { mail as english } from '../en/mail.ts';

export const mail: Phrases<typeof english> = {
  newsAskedSubject: 'Pytanie dotyczące „{title}”',
  newsAnsweredSubject: 'Odpowiedź w sprawie „{title}”',
  newsGreeting: 'Dzień dobry, {name},',
  newsLead: 'Nowe wypowiedzi w umowie „{title}” ({number}). Napisali: {speakers}.',
  newsQuestion: 'Pytanie do punktu {clause}: „{words}”',
  newsProposal: 'Inne słowa w punkcie {clause}: „{words}”',
  newsAbout: 'Punkt {clause}, „{words}”',
  newsOutcome_answered: 'Odpowiedź: {words}',
  newsOutcome_accepted: 'Przyjęte; te słowa wejdą do następnej wersji. {words}',
  newsOutcome_countered: 'W odpowiedzi padła inna propozycja. {words}',
  newsOutcome_kept: 'Słowa zostają bez zmian. {words}',
  newsWording: 'Teraz punkt brzmi: „{words}”',
  newsMore: '{count, plural, one {Na stronie jest jeszcze # wypowiedź.} few {Na stronie są jeszcze # wypowiedzi.} many {Na stronie jest jeszcze # wypowiedzi.} other {Na stronie jest jeszcze # wypowiedzi.}}',
  newsToPage: 'Otwórz umowę',
  newsToAgreement: 'Odpowiedz na miejscu',
  newsFooter: 'Ta wiadomość dotyczy umowy „{title}” ({number}), w której są Państwo wymienieni.',
};
