import type { Phrases } from '../shape.ts';
import type { device as english } from '../en/device.ts';

/** Podpis kluczem własnego urządzenia. Bez zwrotów do czytelnika: te same słowa pasują do każdego tonu i do zespołu. */
export const device: Phrases<typeof english> = {
  consentRu: '{organisation, select, yes {Zgadzam się zawrzeć tę umowę elektronicznie i mam do tego umocowanie. Klucz mojego urządzenia, utworzony z użyciem kodu wysłanego na mój adres, strony uznają za mój prosty podpis elektroniczny, równy odręcznemu; nikomu nie pozwolę go użyć.} other {Zgadzam się zawrzeć tę umowę elektronicznie. Klucz mojego urządzenia, utworzony z użyciem kodu wysłanego na mój adres, strony uznają za mój prosty podpis elektroniczny, równy odręcznemu; nikomu nie pozwolę go użyć.}}',
  button: 'Podpisuję tym urządzeniem',
  sendCodeHint: 'Za pierwszym razem na tym urządzeniu sześć cyfr przyjdzie na {address}. Potem podpisuje już samo urządzenie: odciskiem palca, twarzą albo PIN-em.',
  goOn: 'Dalej',
  goOnHint: 'Teraz to urządzenie zapyta o odcisk palca, twarz albo PIN.',
  first: 'Urządzenie zapyta o odcisk palca, twarz albo PIN dwa razy: żeby utworzyć klucz i żeby podpisać nim właśnie ten tekst.',
  known: 'Urządzenie zapyta o odcisk palca, twarz albo PIN i podpisze właśnie ten tekst.',
  stays: 'Odcisk palca, obraz twarzy i PIN nie opuszczają urządzenia.',
  another: 'Utworzyć klucz na tym urządzeniu, z kodem',
  none: 'W tej przeglądarce nie można podpisać urządzeniem. Działa to na telefonie lub komputerze z blokadą ekranu: wystarczy tam otworzyć link z e-maila. Można też poprosić o inny sposób podpisu. Nic nie zostało podpisane i nic nie zginęło.',
  stopped: 'Urządzenie nie podpisało. Nic nie zginęło: można nacisnąć jeszcze raz. Na nowym urządzeniu najpierw tworzy się klucz, z kodem.',
  stoppedFirst: 'Urządzenie nie podpisało. Nic nie zginęło: można nacisnąć jeszcze raz albo otworzyć link z e-maila na innym urządzeniu.',
  noScript: 'Do podpisu urządzeniem ta strona potrzebuje JavaScriptu. Można go włączyć albo poprosić o inny sposób podpisu.',
  notHere: 'Pod tym adresem przeglądarki nie przechowują kluczy, więc urządzeniem nie da się podpisać. W Entente trzeba wybrać inny sposób podpisu.',
  asking: 'Czekamy na urządzenie…',
  mailHelp: 'Strona mówi w ośmiu zdaniach, co jest w umowie. Można przeczytać całość, zapytać i zaproponować inne słowa. Najlepiej otworzyć ją na telefonie lub komputerze, który ma podpisać: odciskiem palca, twarzą albo PIN-em.',
  signedWith: 'Podpis kluczem własnego urządzenia, utworzonym {when}',
  key: 'SHA-256 klucza: {fingerprint}',
};
