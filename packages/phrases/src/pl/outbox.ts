import type { Phrases } from '../shape.ts';
import type { outbox as english } from '../en/outbox.ts';

export const outbox: Phrases<typeof english> = {
  title: 'Skrzynka nadawcza',
  isMailboxTitle: 'Serwer poczty nie jest ustawiony: ta skrzynka zastępuje pocztę',
  isMailboxHelp: 'Każda wiadomość zostaje tutaj razem z prawdziwym linkiem i kodem, żeby wszystko dało się wypróbować na tym komputerze. Gdy serwer poczty zostanie ustawiony, wiadomości trafią do adresatów, a linki i kody będą tu zasłonięte.',
  maskedNote: 'Linki i kody są zasłonięte: zna je tylko adresat wiadomości.',
  empty: 'Tu jest każda wiadomość napisana przez Entente: do kogo, o czym i czy dotarła.',
  to: 'Do',
  subject: 'Temat',
  state: 'Stan',
  when: 'Kiedy',
  queued: 'czeka',
  outbox_only: 'została tutaj',
  accepted: 'przyjęta przez serwer poczty',
  bounced: 'odrzucona przez serwer poczty',
  failed: 'już niepotrzebna',
  nothingToSay: 'nie ma już nic do przekazania',
  read: 'Czytaj',
  asText: 'Jako tekst',
  asMail: 'Jak wygląda wiadomość',
  reply: 'Odpowiedź serwera poczty',
  attempts: '{count, plural, one {# próba} few {# próby} many {# prób} other {# próby}}',
  caption: 'Wiadomości, od najnowszych',
  showMore: 'Pokaż starsze',
  back: 'Wszystkie wiadomości',
  notAllowed: 'Skrzynka nadawcza jest dla właścicieli i menedżerów: są w niej wiadomości do klientów wszystkich osób.',
};
