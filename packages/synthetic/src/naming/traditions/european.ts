import type { NamingTradition } from '../naming-tradition.ts';

/** Polish names: diacritics, and surnames that agree with the bearer's sex. */
export const polish: NamingTradition = {
  name: 'Polish',
  share: 0.03,
  forenames: {
    female: [
      {
        listed:
          'Anna|Katarzyna|Małgorzata|Agnieszka|Barbara|Ewa|Krystyna|Magdalena|Elżbieta|Joanna|Aleksandra|Monika|Zofia|Teresa|Natalia|Julia|Karolina|Zuzanna|Maja|Wiktoria|Paulina|Iwona|Beata|Grażyna|Żaneta',
        exponent: 0.85,
        offset: 3,
      },
    ],
    male: [
      {
        listed:
          'Piotr|Krzysztof|Andrzej|Tomasz|Jan|Paweł|Michał|Marcin|Stanisław|Jakub|Adam|Marek|Łukasz|Grzegorz|Mateusz|Wojciech|Mariusz|Dariusz|Zbigniew|Rafał|Kamil|Szymon|Bartosz|Mikołaj|Bogusław',
        exponent: 0.85,
        offset: 3,
      },
    ],
  },
  surnames: {
    listed:
      'Nowak|Kowalski|Wiśniewski|Wójcik|Kowalczyk|Kamiński|Lewandowski|Zieliński|Szymański|Woźniak|Dąbrowski|Kozłowski|Jankowski|Mazur|Kwiatkowski|Wojciechowski|Krawczyk|Kaczmarek|Piotrowski|Grabowski',
    stems:
      'Adam|Bana|Bo|Brz|Chmiel|Czar|Dud|Gał|Gór|Jabł|Jarz|Kęp|Król|Kruk|Las|Mac|Mal|Mich|Ostr|Paw|Piet|Ros|Rut|Sad|Sik|Sok|Staw|Szcz|Świ|Tom|Urb|Wal|Wil|Wron|Zaw|Zał|Żuk',
    endings: 'czewski|owski|ewski|iński|ecki|icki|czyk|czak|iak|ek|uś|owicz|ewicz|oński|ęcki|alski',
    exponent: 0.85,
    offset: 8,
  },
  feminine: (surname) => surname.replace(/(sk|ck|dzk)i$/, '$1a'),
  surnameChange: { female: 0.33, male: 0.01 },
  transliterations: [
    'Krzysztof|Krysztof|Christopher',
    'Katarzyna|Katarzina|Catherine',
    'Wiktoria|Victoria|Viktoria',
    'Jakub|Jacob',
    'Aleksandra|Alexandra',
    'Piotr|Peter',
    'Michał|Michael',
    'Zuzanna|Susanna',
  ],
  nicknames: [
    'Katarzyna|Kasia|Kate',
    'Małgorzata|Gosia|Margaret',
    'Agnieszka|Aga',
    'Aleksandra|Ola|Alex',
    'Magdalena|Magda',
    'Joanna|Asia',
    'Krzysztof|Krzysiek|Chris',
    'Tomasz|Tomek|Tom',
    'Wojciech|Wojtek',
    'Zofia|Zosia',
    'Grzegorz|Grzesiek|Greg',
    'Paweł|Paul',
    'Stanisław|Staszek|Stan',
    'Jan|Janek|John',
  ],
  ethnicity: { W9: 0.97, W1: 0.02, O9: 0.01 },
  bornAbroadShare: 0.8,
  birthplacesAbroad: 'Warszawa|Kraków|Łódź|Gdańsk|Poznań|Wrocław|Lublin|Białystok',
  areaWeights: [0.34, 0.2, 0.09, 0.12, 0.03, 0.1, 0.12],
};

/** Romanian, Lithuanian, Czech, Slovak and Hungarian names (Roma families among them). */
export const easternEuropean: NamingTradition = {
  name: 'Other East European',
  share: 0.02,
  forenames: {
    female: [
      {
        listed:
          'Maria|Elena|Andreea|Ioana|Alexandra|Mihaela|Daniela|Simona|Ștefania|Gabija|Eglė|Rasa|Jūratė|Živilė|Tereza|Eliška|Lucie|Petra|Zsófia|Eszter|Katalin|Ágnes|Nikoletta|Viktoriya|Oleksandra|Mariya|Denisa|Roxana|Cătălina|Crina',
        exponent: 0.8,
        offset: 4,
      },
    ],
    male: [
      {
        listed:
          'Andrei|Alexandru|Ion|Gheorghe|Mihai|Ștefan|Florin|Marius|Cristian|Ionuț|Jonas|Lukas|Mantas|Tomas|Jakub|Tomáš|Jiří|Lukáš|Marek|László|István|Zoltán|Gábor|Attila|Dmytro|Oleksandr|Ivan|Artem|Bogdan|Răzvan',
        exponent: 0.8,
        offset: 4,
      },
    ],
  },
  surnames: {
    listed:
      'Popa|Popescu|Pop|Radu|Dumitru|Stan|Stoica|Gheorghe|Matei|Ciobanu|Ionescu|Rusu|Kazlauskas|Jankauskas|Petrauskas|Stankevičius|Vasiliauskas|Žukauskas|Novák|Svoboda|Novotný|Dvořák|Černý|Horák|Horváth|Kovács|Tóth|Szabó|Nagy|Varga|Lakatos|Melnyk|Shevchenko|Kovalenko|Bondarenko|Balog|Kiss|Molnár',
    stems: 'Con|Mun|Dum|Vas|Nis|Bar|Mar|Pet|Lup|Flor|Iord|Sav|Grig|Dob|Bog|Ned|Rad|Tud|Gav|Zam',
    endings: 'escu|eanu|oiu|aru|ea|ache|uță|ileanu|ănescu|anu',
    exponent: 0.8,
    offset: 5,
  },
  feminine: (surname) =>
    surname
      .replace(/auskas$/, 'auskienė')
      .replace(/ičius$/, 'ičienė')
      .replace(/^(Novák|Dvořák|Horák)$/, '$1ová')
      .replace(/^(Novotn|Čern)ý$/, '$1á')
      .replace(/^Svoboda$/, 'Svobodová'),
  surnameChange: { female: 0.28, male: 0.01 },
  transliterations: [
    'Ștefan|Stefan|Stephan',
    'Oleksandr|Alexander|Aleksandr',
    'Oleksandra|Aleksandra|Alexandra',
    'Dmytro|Dmitri|Dmitry',
    'Mariya|Maria',
    'Viktoriya|Viktoria|Victoria',
    'Shevchenko|Schevchenko',
    'Ionescu|Jonescu',
    'Horváth|Horvat',
  ],
  nicknames: [
    'Alexandru|Alex',
    'Andreea|Deea',
    'Ion|Nelu',
    'Mihaela|Miha',
    'Gheorghe|Gigi',
    'István|Pisti',
    'Katalin|Kati',
  ],
  ethnicity: { W9: 0.9, W3: 0.05, O9: 0.05 },
  bornAbroadShare: 0.86,
  birthplacesAbroad: 'București|Iași|Cluj-Napoca|Vilnius|Kaunas|Praha|Košice|Budapest|Kyiv',
  areaWeights: [0.42, 0.18, 0.06, 0.14, 0.03, 0.08, 0.09],
};

/** Portuguese, Brazilian, Spanish and Latin American names: two surnames, of which systems keep one or both. */
export const iberian: NamingTradition = {
  name: 'Iberian',
  share: 0.013,
  forenames: {
    female: [
      {
        listed:
          'Maria|Ana|María José|Carmen|Beatriz|Lucía|Sofía|Inês|Catarina|Mariana|Carolina|Cláudia|Isabel|Paula|Leonor|Patrícia|Sandra|Andrea|Raquel|Conceição|Francisca|Margarida|Camila|Valeria|Daniela',
        leadingShares: [0.14],
        exponent: 0.8,
        offset: 3,
      },
    ],
    male: [
      {
        listed:
          'José|João|António|Manuel|Carlos|Miguel|Luís|Paulo|Pedro|Francisco|Juan|Javier|Jesús|Diego|Rafael|Tiago|Rui|André|Gonçalo|Álvaro|Daniel|Duarte|Martín|Alejandro|Sérgio',
        exponent: 0.8,
        offset: 3,
      },
    ],
  },
  surnames: {
    listed:
      'Silva|Santos|García|Ferreira|Rodríguez|Pereira|Fernández|Oliveira|González|Costa|López|Rodrigues|Martínez|Martins|Sánchez|Pérez|Sousa|Fernandes|Gonçalves|Gomes|Gómez|Lopes|Marques|Alves|Almeida|Ribeiro|Pinto|Carvalho|Teixeira|Díaz|Muñoz|Álvarez|Mendes|Nunes|Araújo|Vázquez|Simões|Antunes|Ramírez|Núñez',
    exponent: 0.8,
    offset: 3,
  },
  secondForenameShare: 0.25,
  doubleSurname: { share: 0.75, joiner: ' ' },
  surnameChange: { female: 0.1, male: 0.01 },
  transliterations: [
    'Sousa|Souza',
    'Luís|Luiz',
    'Rodrigues|Rodríguez',
    'Fernandes|Fernández',
    'Gomes|Gómez',
    'Lopes|López',
    'Inês|Inez',
    'Sofía|Sophia',
  ],
  nicknames: [
    'José|Pepe|Zé',
    'Francisco|Paco|Chico',
    'Manuel|Manolo|Manny',
    'Isabel|Isa',
    'Alejandro|Alex',
    'Maria|Mia',
  ],
  ethnicity: { W9: 0.86, M9: 0.06, O9: 0.08 },
  bornAbroadShare: 0.84,
  birthplacesAbroad: 'Lisboa|Porto|Funchal|São Paulo|Madrid|Sevilla|Bogotá|Luanda',
  areaWeights: [0.5, 0.17, 0.05, 0.12, 0.04, 0.06, 0.06],
};
