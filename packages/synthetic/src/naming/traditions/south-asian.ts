import type { NamingTradition } from '../naming-tradition.ts';

/** Pakistani and Bangladeshi Muslim names: few forms, many spellings, and women's surnames that are not their fathers'. */
export const southAsianMuslim: NamingTradition = {
  name: 'South Asian Muslim',
  share: 0.15,
  forenames: {
    female: [
      {
        listed:
          'Fatima|Aisha|Maryam|Zainab|Khadija|Amina|Nasreen|Shazia|Rukhsana|Saima|Farzana|Nazia|Samina|Razia|Shabana|Parveen|Yasmin|Iqra|Hafsa|Sadia|Rabia|Bushra|Sobia|Tahira|Zahida|Safiya|Noor|Inaya|Hira|Sumaiya|Rehana|Sakina|Kulsoom|Ruqayyah|Asma|Bibi|Halima|Jamila|Mehwish|Ayat',
        stems: 'Nas|Shab|Far|Zah|Sam|Naz|Reh|Sad|Tah|Rab|Yas|Shaz|Mah|Shah|Rukh|Gul|Noor|Zar|Hum|Nig',
        endings: 'ina|ida|ana|ira|eera|nia|eema|nun|at|sana|nisa|eeza|mina|jabeen',
        exponent: 0.85,
        offset: 3,
      },
    ],
    male: [
      {
        listed:
          'Mohammed|Ali|Hassan|Hussain|Ahmed|Imran|Usman|Bilal|Omar|Abdul|Hamza|Ibrahim|Yusuf|Zain|Adil|Asif|Tariq|Shahid|Nadeem|Kashif|Waqas|Zahid|Khalid|Rashid|Faisal|Amir|Arif|Saqib|Nasir|Haroon|Ismail|Junaid|Shoaib|Rizwan|Farhan|Abdullah|Sajid|Mahmood|Aftab|Ghulam',
        leadingShares: [0.14],
        stems: 'Abdul |Shah|Nas|Faz|Tan|Qas|Zul|Sul|Mun|Ghul|Ift|Imt|Isht|Naw|Nad|Jav|Waj|Ras|Waq|Kam',
        endings: 'rahman|wez|im|ir|lur|iqar|tiaz|iaq|az|eed|id|heed|ool|ran|az Ali|ar Ahmed',
        exponent: 0.85,
        offset: 3,
      },
    ],
  },
  surnames: {
    listed:
      'Khan|Hussain|Ahmed|Ali|Begum|Bibi|Akhtar|Mahmood|Iqbal|Malik|Miah|Uddin|Rahman|Islam|Choudhury|Mohammed|Shah|Hassan|Mirza|Butt|Raja|Rashid|Aslam|Qureshi|Akram|Saleem|Kauser|Parveen|Khatun|Khanum|Ullah|Haque|Sheikh|Syed|Ashraf|Bashir|Zaman|Kiani|Bhatti|Chaudhry|Dar|Javed|Yousaf|Rehman|Arshad|Nawaz|Riaz|Siddique|Alam|Hoque',
    leadingShares: [0.085, 0.075, 0.06, 0.05],
    stems: 'Ash|Bas|Far|Gul|Hab|Jah|Kab|Lat|Maj|Naz|Par|Qad|Rah|Saf|Taj|Waz|Zaf|Mans|Shah|Anw',
    endings: 'ir|raf|id|zada|eed|ar|een|ul|oor|im|an|uddin|ullah|angir',
    exponent: 0.9,
    offset: 3,
  },
  secondForenameShare: 0.14,
  surnameChange: { female: 0.08, male: 0.01 },
  transliterations: [
    'Mohammed|Muhammad|Mohammad|Mohamed|Muhammed|Mohamad|Md',
    'Hussain|Hussein|Husain|Hossain|Hussian',
    'Ahmed|Ahmad|Ahmet',
    'Yusuf|Yousuf|Yousef|Yousaf|Yusef',
    'Omar|Umar|Umer',
    'Usman|Uthman|Osman',
    'Hassan|Hasan',
    'Fatima|Fatimah|Fatema|Fathima',
    'Aisha|Ayesha|Aysha|Aishah|Ayisha',
    'Maryam|Mariam|Miriam|Mariyam',
    'Zainab|Zaynab|Zeinab',
    'Khadija|Khadijah|Khadeeja',
    'Amina|Aminah|Ameena',
    'Ibrahim|Ebrahim',
    'Imran|Emran',
    'Choudhury|Chowdhury|Chaudhry|Choudhry|Chaudhary',
    'Chaudhry|Chaudhary|Choudhary|Chowdhry',
    'Iqbal|Eqbal',
    'Rahman|Rehman|Rahmaan',
    'Qureshi|Quraishi|Koreshi',
    'Sheikh|Shaikh|Shaik',
    'Syed|Sayed|Sayyid|Saeed',
    'Miah|Mia|Mian',
    'Uddin|Udin|Ud-Din',
    'Khatun|Khatoon',
    'Akhtar|Akter|Akther|Aktar',
    'Saleem|Salim',
    'Parveen|Parvin|Perveen',
    'Begum|Begam',
    'Nasreen|Nasrin|Nasrine',
    'Rashid|Rasheed',
  ],
  nicknames: ['Mohammed|Mo', 'Imran|Immy', 'Abdul|Abz', 'Zainab|Zee', 'Fatima|Tima', 'Usman|Ozzy', 'Ibrahim|Ibby'],
  ethnicity: { A2: 0.72, A3: 0.16, A1: 0.04, A9: 0.06, M3: 0.02 },
  bornAbroadShare: 0.42,
  birthplacesAbroad: 'Mirpur|Rawalpindi|Lahore|Karachi|Sylhet|Dhaka|Faisalabad|Jhelum|Gujrat|Kotli',
  areaWeights: [0.66, 0.07, 0.06, 0.09, 0.02, 0.08, 0.02],
};

/** Sikh names: forenames composed of two parts and shared by women and men; Singh and Kaur in place of, or after, a clan name. */
export const sikh: NamingTradition = {
  name: 'Sikh',
  share: 0.06,
  forenames: {
    female: [
      {
        listed:
          'Harpreet|Jaspreet|Manpreet|Gurpreet|Simran|Kiran|Rajinder|Surinder|Balbir|Kulwinder|Parminder|Sukhjit|Jasmin|Navdeep|Amrit',
        stems: 'Har|Gur|Jas|Man|Kul|Sukh|Bal|Ran|Par|Am|Nav|Raj|Sur|Jag|Dal|Ravi|Kiran|Sim|Tej|Bhup|Prabh|Kam',
        endings: 'preet|jit|want|deep|inder|bir|pal|meet|winder|jot|veer|leen|noor',
        exponent: 0.7,
        offset: 6,
      },
    ],
    male: [
      {
        listed:
          'Harjit|Gurpreet|Jaspal|Balwinder|Sukhdev|Manjit|Kulwant|Ranjit|Amarjit|Surjit|Jagtar|Gurdeep|Satnam|Baldev|Arjan',
        stems: 'Har|Gur|Jas|Man|Kul|Sukh|Bal|Ran|Par|Amar|Nav|Raj|Sur|Jag|Dal|Sat|Tej|Bhup|Mohin|Dil|Kam|Nirm',
        endings: 'preet|jit|want|deep|inder|bir|pal|meet|winder|jot|tar|dev|al|der',
        exponent: 0.7,
        offset: 6,
      },
    ],
  },
  surnames: {
    listed:
      'Singh|Gill|Sandhu|Dhillon|Sidhu|Bains|Dhaliwal|Grewal|Atwal|Sahota|Mann|Johal|Virk|Purewal|Uppal|Bhogal|Chahal|Hayer|Kang|Khera|Sangha|Cheema|Nijjar|Rai|Dosanjh|Kooner|Chana|Matharu|Panesar|Sehmi|Bassi|Aulakh|Basra|Deol|Ghuman|Hundal|Jassal|Randhawa|Samra|Toor',
    leadingShares: [0.46],
    exponent: 0.8,
    offset: 4,
  },
  feminine: (surname) => (surname === 'Singh' ? 'Kaur' : surname),
  surnameChange: { female: 0.16, male: 0.01 },
  transliterations: [
    'Harpreet|Harprit|Harpret',
    'Gurpreet|Gurprit',
    'Manjit|Manjeet',
    'Harjit|Harjeet',
    'Surjit|Surjeet',
    'Ranjit|Ranjeet',
    'Sukhjit|Sukhjeet',
    'Singh|Sing',
    'Dhillon|Dhilon|Dillon',
    'Sandhu|Sandu',
    'Dhaliwal|Dhariwal|Dhaliwall',
    'Sidhu|Sidu',
    'Kulwinder|Kulvinder',
    'Balwinder|Balvinder',
  ],
  nicknames: [
    'Harpreet|Harry|Preet',
    'Gurpreet|Gary|Preet',
    'Jaspal|Jas',
    'Manjit|Manny',
    'Balwinder|Bal',
    'Sukhdev|Sukh',
    'Surjit|Sid',
    'Rajinder|Raj',
  ],
  ethnicity: { A1: 0.9, A9: 0.07, M3: 0.02, O9: 0.01 },
  bornAbroadShare: 0.38,
  birthplacesAbroad: 'Jalandhar|Ludhiana|Amritsar|Hoshiarpur|Nairobi|Delhi|Phagwara',
  areaWeights: [0.24, 0.14, 0.06, 0.26, 0.02, 0.08, 0.2],
};

/** Gujarati and north Indian Hindu names. */
export const hindu: NamingTradition = {
  name: 'Hindu',
  share: 0.05,
  forenames: {
    female: [
      {
        listed:
          'Priya|Nisha|Anjali|Pooja|Meena|Sunita|Kavita|Neha|Hema|Rekha|Asha|Geeta|Usha|Aarti|Divya|Deepa|Shilpa|Jyoti|Sonal|Bhavna|Kiara|Aditi|Aarya|Riya',
        stems: 'An|Bhav|Chand|Dip|Hem|Ind|Jay|Kal|Lax|Man|Nir|Pad|Ram|San|Tar|Urm|Van|Shar',
        endings: 'ika|ali|ini|isha|mila|vati|shree|ita|tika|dhara',
        exponent: 0.8,
        offset: 5,
      },
    ],
    male: [
      {
        listed:
          'Raj|Amit|Sanjay|Vijay|Rakesh|Ashok|Suresh|Anil|Dinesh|Mahesh|Nikhil|Rahul|Jayesh|Kiran|Bharat|Hitesh|Ramesh|Mukesh|Arjun|Aarav|Dhruv|Vivek|Sunil|Ketan',
        stems: 'Nar|Jag|Har|Dev|Vis|Pra|Kam|Jay|Dip|Chand|Gir|Hem|Ind|Man|Nil|Par|Raj|Sat',
        endings: 'esh|endra|ilal|kant|ubhai|mohan|dip|nath|an|raj',
        exponent: 0.8,
        offset: 5,
      },
    ],
  },
  surnames: {
    listed:
      'Patel|Sharma|Kumar|Shah|Mistry|Parmar|Desai|Joshi|Mehta|Chauhan|Solanki|Gupta|Verma|Lad|Bhatt|Rana|Naik|Tailor|Kapoor|Devi|Prajapati|Modi|Trivedi|Pandya|Kaushal|Reddy|Nair|Iyer|Yadav|Panchal',
    leadingShares: [0.27, 0.06],
    exponent: 0.85,
    offset: 3,
  },
  surnameChange: { female: 0.27, male: 0.01 },
  transliterations: [
    'Chauhan|Chohan|Chouhan|Chavan',
    'Pooja|Puja',
    'Geeta|Gita',
    'Meena|Mina',
    'Sharma|Sarma',
    'Parmar|Parmer',
    'Aarti|Arti|Aarthi',
    'Deepa|Dipa',
  ],
  nicknames: ['Sanjay|Sanj|San', 'Vijay|Vij|Jay', 'Rakesh|Rak', 'Priya|Pri', 'Bhavna|Bhav'],
  ethnicity: { A1: 0.92, A9: 0.06, M3: 0.02 },
  bornAbroadShare: 0.48,
  birthplacesAbroad: 'Ahmedabad|Navsari|Rajkot|Nairobi|Kampala|Leicester|Mumbai|Delhi',
  areaWeights: [0.33, 0.2, 0.06, 0.14, 0.07, 0.1, 0.1],
};
