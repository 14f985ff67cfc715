import type { Phrases } from '../shape.ts';
import type { returned as english } from '../en/returned.ts';

/** Signing a file with a program of one's own and returning it: the client's page, the team's dialog, what both are told of it. */
export const returned: Phrases<typeof english> = {
  get: 'Pobrać plik',
  getHelp: 'PDF, {kilobytes} kB, dokładnie z tym tekstem.',
  getSigned: 'Jest w nim już podpis: {names}.',
  signIt: 'Podpisać we własnym programie',
  signItHelp: 'Podpisem kwalifikowanym, profilem zaufanym albo e-dowodem. Podpis musi być w samym PDF; plik wydrukowany albo zapisany na nowo nie pasuje.',
  signItQualified: 'Prawo tej umowy wymaga podpisu kwalifikowanego.',
  giveBack: 'Podpisany plik',
  giveBackHint: 'PDF, do {megabytes} MB. Sprawdzimy go od razu.',
  takes: 'około {seconds, plural, one {# sekundy} few {# sekund} many {# sekund} other {# sekundy}} tutaj i czas w programie do podpisu',
  looking: 'Sprawdzanie pliku…',

  found: 'W podpisanym pliku',
  certificateBy: 'certyfikat wydany przez: {issuer}',
  selfSigned: 'certyfikat własny: nikt za niego nie ręczy',
  stamped: '{when}, potwierdza {authority}',
  claimed: '{when}, według zegara programu do podpisu',
  noTime: 'bez podanego czasu',
  qualified: 'Certyfikat sam nazywa się kwalifikowanym.',
  notQualified: 'Certyfikat nie nazywa się kwalifikowanym.',
  visible: 'Na stronie widać znak podpisu. Jego słowa nie są częścią umowy.',
  holds: 'Plik zaczyna się dokładnie tym, co zostało wydane, i dodano do niego tylko podpis. Nie sprawdzono na liście zaufania, czy certyfikat należy do tej osoby.',
  file: 'Plik z podpisem: {name}',

  mailHelp: 'Strona mówi w ośmiu zdaniach, co jest w umowie. Można przeczytać całość, zapytać i zaproponować inne słowa. Do podpisu potrzebny jest program, którym podpisuje się pliki PDF.',
  whatSealIs: 'Każdy podpis jest w podpisanym pliku; ile jest wart, mówi jego certyfikat. Pieczęć należy do firmy {firm}: widać dzięki niej każdą późniejszą zmianę w pliku.',
  lawAsks: 'Prawo tej umowy wymaga więcej niż linku, więc do wyboru są tylko sposoby, które wystarczą.',
};
