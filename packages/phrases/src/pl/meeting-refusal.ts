import type { meetingRefusal as english } from '../en/meeting-refusal.ts';
import type { Phrases } from '../shape.ts';

/** Why something about a meeting cannot be. */
export const meetingRefusal: Phrases<typeof english> = {
  'meeting-needs-both-sides': 'W spotkaniu musi brać udział ktoś od nas i ktoś od klienta.',
  'meeting-is-over': 'To spotkanie nie jest już zaplanowane. Najpierw trzeba je przywrócić.',
  'meeting-has-begun': 'To spotkanie już się zaczęło. Teraz można zapisać, jak poszło.',
  'meeting-has-not-begun': 'To spotkanie jeszcze się nie zaczęło.',
  'meeting-is-late': 'W międzyczasie zrobiło się za późno: uzgodniono {hours, plural, one {# godzinę} few {# godziny} many {# godzin} other {# godziny}} wcześniej. Zasadę widać obok; można nacisnąć jeszcze raz.',
  'meeting-waits-for-answer': 'Druga strona już o coś poprosiła. Najpierw potrzebna jest odpowiedź.',
  'meeting-time-is-past': 'Potrzebny jest inny termin, w przyszłości.',
  'meeting-time-is-taken': 'Ktoś z uczestników ma wtedy inne spotkanie. Obok widać, co koliduje; można nacisnąć jeszcze raz i mimo to zostać przy tym terminie.',
  'engagement-has-meetings': 'Są tu jeszcze zaplanowane spotkania. Na stronie współpracy wybiera się, co się z nimi stanie przy zamknięciu albo przeniesieniu do kosza.',
  'meetings-wait-for-the-client': 'Jedno ze spotkań jest tak blisko, że na odwołanie musi się zgodzić klient, albo klient prosi o inny termin. Najpierw proszę to załatwić na stronie spotkań.',
  'meeting-is-made-up-for': 'W zamian za to spotkanie zaplanowano już inne. Najpierw trzeba odwołać tamto.',
  'meeting-asks-nothing': 'Nic w sprawie tego spotkania nie czeka już na odpowiedź.',
  'meeting-wish-changed': 'W międzyczasie druga strona poprosiła o coś innego, więc odpowiedź nie została zapisana. Nowa prośba jest na tej stronie; można na nią odpowiedzieć.',
  'meeting-choose-time': 'Trzeba wybrać jeden z terminów.',
  'meeting-needs-time': 'Potrzebny jest dzień i godzina.',
};
