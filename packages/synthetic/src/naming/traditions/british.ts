import type { NamingTradition } from '../naming-tradition.ts';

/** English, Welsh and Scottish names, with the forename fashions of three generations. */
export const british: NamingTradition = {
  name: 'British',
  share: 0.5,
  forenames: {
    female: [
      {
        listed:
          'Margaret|Susan|Patricia|Christine|Mary|Linda|Jean|Ann|Carol|Janet|Barbara|Sheila|Maureen|Pauline|Sandra|Joan|Pamela|Jacqueline|Elizabeth|Brenda|Dorothy|Kathleen|Valerie|Shirley|Gillian|Marion|Joyce|Irene|Eileen|Doreen|Sylvia|Jennifer|Beryl|June|Judith|Josephine|Hazel|Marjorie|Edna|Olive|Hilda|Gladys|Vera|Winifred|Beatrice|Mavis|Muriel|Audrey|Norma|Lorraine|Diane|Elaine|Yvonne|Glenys|Wendy|Lesley|Marilyn|Rosemary|Daphne|Betty',
        exponent: 2,
        offset: 20,
      },
      {
        listed:
          'Sarah|Claire|Nicola|Emma|Lisa|Joanne|Michelle|Helen|Samantha|Karen|Rebecca|Laura|Gemma|Victoria|Amanda|Kelly|Rachel|Julie|Tracey|Louise|Donna|Natalie|Stacey|Hayley|Lindsay|Leanne|Charlotte|Katie|Danielle|Kerry|Angela|Deborah|Tina|Kirsty|Jennifer|Catherine|Lucy|Hannah|Jessica|Amy|Zoe|Melanie|Dawn|Cheryl|Clare|Jodie|Vicky|Paula|Lyndsey|Heather|Tanya|Naomi|Abigail|Cathryn|Georgina|Philippa|Bethany|Lauren|Sophie|Stephanie',
        stems: 'Shan|Char|Jo|Kar|Don|Sher|Mich|Ell|Car|Dan|Jan|Mar|Ros|Lor|Sam|Mel|Tam|Nat|Kel|Val',
        endings: 'elle|ine|etta|anna|ene|ie|ia|ys|een|ina|aline|ith',
        exponent: 2,
        offset: 20,
      },
      {
        listed:
          'Olivia|Amelia|Isla|Emily|Chloe|Megan|Ellie|Grace|Lily|Mia|Ava|Sophie|Ella|Jessica|Ruby|Freya|Evie|Poppy|Daisy|Florence|Ivy|Willow|Millie|Holly|Phoebe|Rosie|Erin|Isabelle|Imogen|Maisie|Paige|Courtney|Shannon|Caitlin|Jasmine|Molly|Leah|Lexi|Summer|Scarlett|Skye|Eliza|Matilda|Harriet|Zara|Lola|Lacey|Amber|Niamh|Tia|Bella|Darcie|Aimee|Kayleigh|Libby|Elsie|Esme|Nancy|Heidi|Penelope',
        stems:
          'Kay|Shan|Char|Ell|Lex|Brook|Ev|Grac|Mad|Pais|Ros|Tay|Am|An|Bell|Car|Tiff|Kac|Lil|Dem|Kiy|Jor|Aver|Mac|Rem',
        endings: 'leigh|lyn|lie|ie|a|anna|ette|ina|isha|ella|ley|lie-Mae|lie-May|een|aya',
        exponent: 2,
        offset: 20,
      },
    ],
    male: [
      {
        listed:
          'John|David|Michael|Peter|Robert|Anthony|Brian|Alan|William|James|Richard|Kenneth|Roger|Keith|Colin|Christopher|Raymond|Thomas|Barry|Derek|George|Ronald|Dennis|Stephen|Terence|Graham|Geoffrey|Malcolm|Roy|Trevor|Frank|Philip|Eric|Leslie|Norman|Gordon|Donald|Edward|Joseph|Frederick|Stanley|Harold|Albert|Arthur|Reginald|Ernest|Cyril|Sidney|Leonard|Bernard|Clive|Douglas|Victor|Gerald|Maurice|Walter|Percy|Horace|Neville|Desmond',
        exponent: 2,
        offset: 20,
      },
      {
        listed:
          'Paul|David|Andrew|Mark|Stephen|Christopher|Matthew|James|Daniel|Michael|Robert|Richard|Lee|Simon|Jason|Darren|Gary|Craig|Adam|Steven|Ian|Kevin|Neil|Jonathan|Thomas|Stuart|Ryan|Wayne|Benjamin|Scott|Carl|Dean|Shaun|Luke|Ashley|Gareth|Martin|Nicholas|Philip|Karl|Liam|Aaron|Ben|Nathan|Marc|Anthony|Alexander|Timothy|Graham|Damian|Russell|Sean|Justin|Glen|Adrian|Edward|Joseph|William|Samuel|Oliver',
        stems: 'Dar|Jam|Kar|Mar|Ter|Dal|Cal|Den|Bren|Ell|Lan|Gar|Har|War|Wen|Cor|Byr|Ash|Brad|Ald',
        endings: 'ren|ian|win|don|vin|ley|rick|son|ton|ius|field|man',
        exponent: 2,
        offset: 20,
      },
      {
        listed:
          'Jack|Oliver|Thomas|Harry|George|Charlie|Joshua|James|Noah|Leo|Oscar|Alfie|Jacob|William|Henry|Archie|Ethan|Callum|Lewis|Jayden|Connor|Luke|Tyler|Logan|Max|Freddie|Theo|Arthur|Mason|Riley|Dylan|Kian|Bradley|Cameron|Kieran|Jamie|Finley|Toby|Harvey|Owen|Samuel|Daniel|Ryan|Nathan|Kai|Reece|Brandon|Elliot|Rhys|Louie|Theodore|Hugo|Albie|Reuben|Jenson|Ronnie|Teddy|Frankie|Zachary|Sebastian',
        stems: 'Jay|Kay|Ty|Bray|Kai|Cay|Ry|Day|Zay|Ash|Brad|Lay|Hay|Cor|Den|Cam|Jax|Mason|Lee|Tay|Kel|Bro|Fin|Har|Ell',
        endings: 'den|ton|lan|ley|son|ron|lee|ler|ven|vin|ce|an|ian|on|iel',
        exponent: 2,
        offset: 20,
      },
    ],
  },
  surnames: {
    listed:
      "Smith|Jones|Taylor|Williams|Brown|Davies|Evans|Wilson|Thomas|Roberts|Johnson|Lewis|Walker|Robinson|Wood|Thompson|White|Watson|Jackson|Wright|Green|Harris|Cooper|King|Lee|Martin|Clarke|James|Morgan|Hughes|Edwards|Hill|Moore|Clark|Harrison|Scott|Young|Morris|Hall|Ward|Turner|Carter|Phillips|Mitchell|Cook|Baker|Adams|Campbell|Anderson|Allen|Price|Parker|Bennett|Griffiths|Shaw|Simpson|Rogers|Collins|Bailey|Richardson|Cox|Stewart|Marshall|Ellis|Webb|Mills|Rose|Palmer|Foster|Mason|Powell|Hunt|Holmes|Stevens|Knight|Lloyd|Butler|Russell|Barker|Fisher|Reynolds|Jenkins|Dixon|Fletcher|Harvey|Andrews|Pearson|Graham|Howard|Fox|Barnes|West|Cole|Perry|Gibson|Bates|Yates|Doyle|Potter|Hancock|Fellows|Perks|Bytheway|Tranter|Hadley|Homer|Darby|Foxall|Round|Cartwright|Hingley|Tibbetts|Whitehouse|Aston|Mackenzie|MacDonald|McGregor|D'Arcy",
    stems:
      'Ash|Black|Brad|Brook|Bur|Cald|Carl|Chad|Char|Clay|Clif|Cole|Cot|Craw|Crom|Cul|Dal|Den|Dray|Dun|Eas|Ed|Elm|Far|Fen|Fern|Gar|Gil|God|Gran|Hal|Ham|Har|Has|Hat|Hay|Hazel|Hen|Hol|Hor|Hunt|Kil|King|Lam|Lang|Law|Leigh|Lind|Lock|Long|Mar|Mel|Mid|Mil|Mor|Mut|Nes|New|Nor|Oak|Ol|Or|Pem|Pen|Pick|Pres|Rad|Red|Rip|Rock|Row|Rud|Rush|Sal|Sand|Sed|Shel|Ship|Skel|Som|Stan|Staf|Sten|Stock|Strat|Sut|Swin|Thorn|Tip|Tor|Tun|Up|Wal|War|Wash|Wat|Wel|Wes|Wex|Whit|Wick|Wil|Win|Wol|Wood|Wy|York',
    endings:
      'ton|ley|ford|ham|worth|wood|well|field|by|ett|er|ing|ington|ingham|combe|dale|den|gate|grave|hurst|land|low|man|mere|more|ney|over|ridge|shaw|side|son|stead|stone|stow|thorpe|wall|water|way|wick|win|wright|yard|croft|bourne',
    exponent: 0.92,
    offset: 9,
  },
  doubleSurname: { share: 0.02, joiner: '-' },
  surnameChange: { female: 0.33, male: 0.012 },
  transliterations: [
    'Clare|Claire',
    'Stephen|Steven',
    'Catherine|Katherine|Kathryn|Cathryn',
    'Sarah|Sara',
    'Ann|Anne',
    'Graham|Graeme',
    'Clark|Clarke',
    'Brown|Browne',
    'Lindsay|Lyndsey',
    'Philip|Phillip',
    'Philips|Phillips',
    'Mackenzie|McKenzie',
    'MacDonald|McDonald',
  ],
  nicknames: [
    'William|Will|Bill|Billy',
    'Robert|Rob|Bob|Bobby',
    'Richard|Rick|Dick|Richie',
    'James|Jim|Jimmy|Jamie',
    'John|Jack|Johnny',
    'Michael|Mike|Mick|Mickey',
    'Christopher|Chris',
    'Anthony|Tony',
    'Andrew|Andy|Drew',
    'David|Dave',
    'Stephen|Steve',
    'Steven|Steve',
    'Thomas|Tom|Tommy',
    'Joseph|Joe|Joey',
    'Joshua|Josh',
    'Daniel|Dan|Danny',
    'Matthew|Matt',
    'Nicholas|Nick',
    'Jonathan|Jon|Jonny',
    'Benjamin|Ben',
    'Samuel|Sam',
    'Alexander|Alex',
    'Kenneth|Ken',
    'Ronald|Ron',
    'Terence|Terry',
    'Edward|Ed|Eddie|Ted',
    'Charles|Charlie',
    'Margaret|Maggie|Peggy|Meg',
    'Elizabeth|Liz|Beth|Betty|Libby',
    'Susan|Sue',
    'Patricia|Pat|Trish',
    'Christine|Chris|Chrissie',
    'Katherine|Kate|Kathy',
    'Catherine|Cathy|Kate',
    'Rebecca|Becky|Bex',
    'Victoria|Vicky|Tori',
    'Jennifer|Jenny|Jen',
    'Samantha|Sam',
    'Jacqueline|Jackie',
    'Deborah|Debbie|Deb',
    'Jessica|Jess',
    'Amanda|Mandy',
    'Olivia|Liv',
    'Isabelle|Izzy|Bella',
    'Nicola|Nicky',
    'Danielle|Dani',
  ],
  ethnicity: {
    W1: 0.93,
    W9: 0.02,
    W3: 0.008,
    M1: 0.015,
    M3: 0.007,
    M2: 0.004,
    M9: 0.006,
    O9: 0.002,
    B9: 0.003,
    A9: 0.005,
  },
  bornAbroadShare: 0.02,
  birthplacesAbroad: 'Dublin|Hannover|Sydney|Toronto|Nicosia',
  areaWeights: [0.34, 0.13, 0.17, 0.11, 0.1, 0.09, 0.06],
};

/** Irish names; the prefix O' and Mac forms are what a records system most often writes differently. */
export const irish: NamingTradition = {
  name: 'Irish',
  share: 0.04,
  forenames: {
    female: [
      {
        listed:
          'Mary|Margaret|Bridget|Kathleen|Aoife|Ciara|Niamh|Siobhán|Sinéad|Róisín|Gráinne|Orla|Maeve|Deirdre|Bernadette|Nuala|Fiona|Éabha|Fiadh|Saoirse|Caoimhe|Clodagh|Emer|Áine|Noreen|Philomena|Breda|Teresa|Eileen|Una',
        exponent: 0.9,
        offset: 3,
      },
    ],
    male: [
      {
        listed:
          'Patrick|John|Michael|Seán|Liam|Conor|Cillian|Oisín|Eoin|Declan|Brendan|Ciarán|Pádraig|Séamus|Brian|Kevin|Tadhg|Rían|Fionn|Diarmuid|Eamonn|Colm|Niall|Donal|Fergal|Aidan|Cathal|Darragh|Desmond|Gerard',
        exponent: 0.9,
        offset: 3,
      },
    ],
  },
  surnames: {
    listed:
      "Murphy|Kelly|O'Sullivan|Walsh|O'Brien|Byrne|Ryan|O'Connor|O'Neill|O'Reilly|Doyle|McCarthy|Gallagher|O'Doherty|Kennedy|Lynch|Murray|Quinn|Moore|McLaughlin|Connolly|Daly|Nolan|Kavanagh|Brennan|Dunne|Burke|Collins|Clarke|Hughes|Farrell|Fitzgerald|Maguire|Keane|Duffy|Flynn|Hogan|Power|Whelan|Casey|O'Leary|Foley|Reynolds|Fitzpatrick|Costello|Sheridan|Delaney|Rafferty|Ward|McDonagh|Connors|Cash|Maughan",
    stems: "Mc|O'|Mac|Fitz",
    endings:
      'Allister|Bride|Cabe|Cann|Cormack|Dermott|Donnell|Elroy|Fadden|Gee|Ginty|Govern|Grath|Hugh|Inerney|Keown|Loughlin|Mahon|Manus|Namara|Nulty|Quaid|Quillan|Sweeney|Tigue|Veigh|Hanlon|Hara|Dea|Dwyer|Flaherty|Gorman|Halloran|Keeffe|Malley|Meara|Riordan|Rourke|Shea|Toole',
    exponent: 0.9,
    offset: 5,
  },
  surnameChange: { female: 0.3, male: 0.01 },
  transliterations: [
    'Seán|Sean|Shaun|Shawn',
    'Siobhán|Siobhan|Shivaun',
    'Sinéad|Sinead',
    'Ciarán|Ciaran|Kieran|Kieron',
    'Caoimhe|Keeva',
    'Niamh|Neve',
    'Eoin|Owen|Eoghan',
    'Séamus|Seamus|Shamus',
    "O'Sullivan|O Sullivan|OSullivan|Sullivan",
    "O'Brien|O Brien|OBrien",
    "O'Connor|O Connor|OConnor|Connor",
    "O'Neill|O Neill|ONeill|O'Neil",
    "O'Reilly|O Reilly|OReilly|Reilly",
    "O'Doherty|Doherty|O Doherty",
    'McCarthy|MacCarthy|Mc Carthy',
    'McLaughlin|McLoughlin|MacLaughlin',
  ],
  nicknames: [
    'Patrick|Pat|Paddy',
    'Bridget|Biddy|Bridie',
    'Kathleen|Kath|Kathy',
    'Michael|Mick|Mike',
    'Bernadette|Bernie',
    'Margaret|Peggy|Mags',
  ],
  ethnicity: { W2: 0.74, W1: 0.18, W3: 0.06, M9: 0.02 },
  bornAbroadShare: 0.45,
  birthplacesAbroad: 'Dublin|Cork|Galway|Limerick|Castlebar|Sligo',
  areaWeights: [0.5, 0.2, 0.05, 0.07, 0.1, 0.04, 0.04],
};
