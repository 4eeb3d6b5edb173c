import type { NamingTradition } from '../naming-tradition.ts';

/** Black Caribbean names: surnames shared with British ones, forenames with a longer tail. */
export const blackCaribbean: NamingTradition = {
  name: 'Black Caribbean',
  share: 0.05,
  forenames: {
    female: [
      {
        listed:
          'Beverley|Sharon|Marcia|Yvonne|Paulette|Sonia|Marva|Hyacinth|Merlene|Pearl|Gloria|Joy|Dionne|Natasha|Simone|Chantelle|Shanice|Jade|Rochelle|Keisha|Tanisha|Naomi|Kiara|Aaliyah|Nevaeh|Imani|Gianna|Arianna',
        stems: 'Sha|La|Ka|Ta|Ke|Da|Che|Ja|Ni|Ra|Mo|De',
        endings: 'nice|tisha|niqua|nelle|toya|risse|keisha|relle|naya|mara|drea|nique|mika|vonne',
        exponent: 0.85,
        offset: 5,
      },
    ],
    male: [
      {
        listed:
          'Winston|Errol|Delroy|Clive|Leroy|Desmond|Everton|Carlton|Trevor|Lloyd|Neville|Glenroy|Marlon|Jermaine|Leon|Andre|Tyrone|Dwayne|Curtis|Devante|Tyrese|Malachi|Isaiah|Jaheim|Kemar|Joshua|Zahir|Josiah',
        stems: 'De|Ja|Ke|Ty|Ma|La|Ra|Sha|Da|Tre|Je|Key',
        endings: 'shawn|vonte|mar|rell|quan|rone|maine|von|niel|lroy|sean|vaughn|ndre|ron',
        exponent: 0.85,
        offset: 5,
      },
    ],
  },
  surnames: {
    listed:
      'Campbell|Brown|Williams|Grant|Francis|Johnson|Gordon|Clarke|Reid|Morgan|Lewis|Thomas|Thompson|Smith|Bailey|Wright|Henry|Allen|Walker|Bennett|Edwards|Green|Richards|Davis|James|Robinson|Stewart|Graham|Simpson|Morrison|Gayle|Powell|Blake|Palmer|Dixon|Samuels|Barrett|Wilson|Facey|Dacosta|Beckford|Pinnock|Plummer|Salmon|Hinds|Joseph|Charles|Alexander|Baptiste|Dyer',
    exponent: 0.85,
    offset: 8,
  },
  doubleSurname: { share: 0.03, joiner: '-' },
  surnameChange: { female: 0.2, male: 0.01 },
  transliterations: [
    'Reid|Reed|Read',
    'Keisha|Kiesha|Keesha',
    'Aaliyah|Aliyah|Alia',
    'Dwayne|Duane|Dwain',
    'Devante|Devonte|Davante',
    'Isaiah|Isiah',
    'Nevaeh|Neveah',
    'Beverley|Beverly',
    'Davis|Davies',
  ],
  nicknames: [
    'Jermaine|Jay',
    'Beverley|Bev',
    'Natasha|Tash',
    'Chantelle|Shan',
    'Joshua|Josh',
    'Tyrone|Ty',
    'Winston|Win',
  ],
  ethnicity: { B1: 0.72, M1: 0.18, B9: 0.08, O9: 0.02 },
  bornAbroadShare: 0.22,
  birthplacesAbroad: 'Kingston|Montego Bay|Spanish Town|Bridgetown|Basseterre|Port of Spain|St Ann',
  areaWeights: [0.62, 0.08, 0.03, 0.11, 0.02, 0.04, 0.1],
};

/** West African names (Yoruba, Igbo, Akan), with biblical forenames and composed ones. */
export const westAfrican: NamingTradition = {
  name: 'West African',
  share: 0.035,
  forenames: {
    female: [
      {
        listed:
          'Grace|Blessing|Mary|Esther|Joy|Comfort|Mercy|Abigail|Deborah|Ama|Akosua|Abena|Efua|Yaa|Ngozi|Chioma|Ifeoma|Amaka|Funmilayo|Yetunde|Folake|Titilayo|Precious|Gift',
        stems: 'Ade|Olu|Oluwa|Ayo|Ola|Ife|Chi|Nne|Ogo|Uche|Temi|Ore',
        endings: 'tola|bisi|seun|funke|yemi|dayo|bukola|nma|oma|amaka|tope|shola|ronke|kemi',
        exponent: 0.8,
        offset: 6,
      },
    ],
    male: [
      {
        listed:
          'Emmanuel|Samuel|Daniel|David|Kwame|Kofi|Kwabena|Kwaku|Yaw|Joseph|Michael|Chukwuemeka|Chinedu|Emeka|Babatunde|Segun|Femi|Tunde|Kayode|Gideon|Prince|Isaac|Ebenezer|Obinna',
        stems: 'Ade|Olu|Oluwa|Ayo|Ola|Ife|Chi|Chukwu|Baba|Temi|Obi|Ike',
        endings: 'bayo|yemi|wale|kunle|tunde|shola|segun|dapo|femi|nedu|emeka|ebuka|niyi|toye',
        exponent: 0.8,
        offset: 6,
      },
    ],
  },
  surnames: {
    listed:
      'Mensah|Owusu|Boateng|Osei|Appiah|Asante|Addo|Agyemang|Okafor|Okeke|Nwosu|Eze|Okoro|Obi|Adeyemi|Ogunleye|Bello|Balogun|Adebayo|Afolabi|Ojo|Ibrahim|Musa|Sesay|Kamara|Conteh|Koroma|Jallow|Ceesay|Bah',
    stems: 'Ade|Ogun|Olu|Akin|Fa|Oye|Okon|Nwa|Eze|Ani|Opoku-|Amo|Ofori-',
    endings: 'yemi|bayo|sanya|tayo|wale|wole|kunle|kwo|chukwu|goke|leye|fowora|ntim|ako|bola|biyi|remi|niran|deji|mola',
    exponent: 0.8,
    offset: 6,
  },
  surnameChange: { female: 0.25, male: 0.01 },
  transliterations: [
    'Agyemang|Agyeman|Adjeman',
    'Boateng|Boaten',
    'Kofi|Coffie',
    'Kwabena|Kobina',
    'Jallow|Diallo|Jalloh',
    'Sesay|Sessay',
    'Balogun|Ballogun',
  ],
  nicknames: [
    'Emmanuel|Emma|Manny',
    'Samuel|Sam',
    'Daniel|Dan',
    'Babatunde|Tunde',
    'Chukwuemeka|Emeka',
    'Abigail|Abi',
    'Oluwaseun|Seun',
  ],
  ethnicity: { B2: 0.88, B9: 0.06, M2: 0.05, O9: 0.01 },
  bornAbroadShare: 0.6,
  birthplacesAbroad: 'Lagos|Accra|Kumasi|Freetown|Banjul|Benin City|Ibadan|Enugu',
  areaWeights: [0.5, 0.2, 0.03, 0.1, 0.03, 0.06, 0.08],
};

/** Somali names: a chain of personal names, so that the "surname" is a grandfather's forename, and two ways of writing it. */
export const somali: NamingTradition = {
  name: 'Somali',
  share: 0.015,
  forenames: {
    female: [
      {
        listed:
          'Fatuma|Amina|Halima|Hodan|Khadra|Ayan|Faduma|Hawa|Sahra|Safia|Ifrah|Asha|Maryan|Nimo|Zamzam|Ubah|Fowsia|Idil|Deqa|Hibo',
        exponent: 0.9,
        offset: 2,
      },
    ],
    male: [
      {
        listed:
          'Mohamed|Abdi|Ahmed|Hassan|Ali|Abdullahi|Omar|Ibrahim|Yusuf|Mahad|Liban|Ismail|Said|Mustafa|Hussein|Guled|Bashir|Farah|Zakaria|Mukhtar',
        leadingShares: [0.16],
        exponent: 0.9,
        offset: 2,
      },
    ],
  },
  surnames: {
    listed:
      'Mohamed|Ali|Ahmed|Hassan|Abdi|Omar|Hussein|Ibrahim|Yusuf|Farah|Warsame|Jama|Osman|Aden|Elmi|Abdullahi|Nur|Adan|Isse|Hersi|Duale|Gedi|Samatar|Roble|Sharif|Dahir|Egal|Guled|Mohamud|Salad',
    leadingShares: [0.13, 0.09, 0.07],
    exponent: 0.9,
    offset: 3,
  },
  secondForenameShare: 0.12,
  surnameChange: { female: 0.02, male: 0.01 },
  transliterations: [
    'Mohamed|Maxamed|Mohammed|Muhammad|Mahamed',
    'Hassan|Xasan|Hasan',
    'Hussein|Xuseen|Hussain',
    'Abdi|Cabdi',
    'Ali|Cali',
    'Omar|Cumar|Umar',
    'Ahmed|Axmed|Ahmad',
    'Aden|Adan|Aadan',
    'Yusuf|Yuusuf|Yousuf',
    'Halima|Xaliima',
    'Fatuma|Faduma|Fadumo|Fatima',
    'Asha|Casha|Aisha',
    'Osman|Cismaan|Othman',
    'Mohamud|Maxamuud|Mahmoud',
    'Ismail|Ismaaciil',
  ],
  ethnicity: { B2: 0.9, B9: 0.06, O9: 0.04 },
  bornAbroadShare: 0.72,
  birthplacesAbroad: 'Mogadishu|Hargeisa|Kismayo|Burao|Rotterdam',
  areaWeights: [0.78, 0.09, 0.01, 0.05, 0.01, 0.03, 0.03],
};
