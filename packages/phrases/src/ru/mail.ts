import type { Phrases } from '../shape.ts';
import type { mail as english } from '../en/mail.ts';

export const mail: Phrases<typeof english> = {
  newsAskedSubject: 'Вопрос о «{title}»',
  newsAnsweredSubject: 'Ответ по «{title}»',
  newsGreeting: 'Здравствуйте, {name}!',
  newsLead: 'Новое в договоре «{title}» ({number}). Написали: {speakers}.',
  newsQuestion: 'Вопрос к пункту {clause}: «{words}»',
  newsProposal: 'Другие слова для пункта {clause}: «{words}»',
  newsAbout: 'Пункт {clause}, «{words}»',
  newsOutcome_answered: 'Ответ: {words}',
  newsOutcome_accepted: 'Принято; эти слова войдут в следующую версию. {words}',
  newsOutcome_countered: 'В ответ предложены другие слова. {words}',
  newsOutcome_kept: 'Слова остаются без изменений. {words}',
  newsWording: 'Теперь пункт звучит так: «{words}»',
  newsMore: '{count, plural, one {На странице есть ещё # запись.} few {На странице есть ещё # записи.} many {На странице есть ещё # записей.} other {На странице есть ещё # записи.}}',
  newsToPage: 'Открыть договор',
  newsToAgreement: 'Ответить на месте',
  newsFooter: 'Вы получили это письмо, потому что названы в договоре «{title}» ({number}).',
};
