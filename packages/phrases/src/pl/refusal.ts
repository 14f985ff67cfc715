import type { Phrases } from '../shape.ts';
import type { refusal as english } from '../en/refusal.ts';

export const refusal: Phrases<typeof english> = {
  'not-found': 'Tego tu nie ma albo nie mają Państwo do tego dostępu. Nic się nie zmieniło.',
  'sign-in-first': 'Proszę się najpierw zalogować. Wpisany tekst nie zginął.',
  'not-allowed': 'Państwa rola na to nie pozwala. Proszę zwrócić się do właściciela przestrzeni.',
  'input-is-wrong': 'Coś w formularzu się nie zgadza. Nic nie zapisano; proszę sprawdzić zaznaczone pole.',
  'field-changed-meanwhile': 'Ktoś zmienił to pole w trakcie pisania. Nic nie zginęło: proszę wybrać, który tekst zostaje.',
  'idempotency-key-used-otherwise': 'To żądanie zostało już użyte do czego innego. Proszę odświeżyć stronę i spróbować ponownie.',
  'too-many-requests': 'Za dużo prób w krótkim czasie. Proszę chwilę odczekać.',
  'client-has-agreements': 'Z tym klientem są wysłane lub podpisane umowy. Najpierw trzeba je zamknąć albo wycofać.',
};
