import type { NamingTradition } from '../naming-tradition.ts';

/** Arabic, Kurdish and Persian names, romanised in several ways. */
export const arabic: NamingTradition = {
  name: 'Arabic',
  share: 0.02,
  forenames: {
    female: [
      {
        listed:
          'Fatima|Mariam|Zahra|Noor|Layla|Hanan|Salma|Huda|Rania|Amal|Dina|Yasmin|Shaimaa|Zeinab|Maha|Reem|Farah|Nadia|Samira|Leyla|Sara|Iman|Khadija|Aya|Shirin',
        exponent: 0.85,
        offset: 3,
      },
    ],
    male: [
      {
        listed:
          'Mohammed|Ahmed|Ali|Hussein|Omar|Mustafa|Mahmoud|Hassan|Khalid|Youssef|Abdullah|Ibrahim|Karim|Saad|Walid|Bilal|Tareq|Hamza|Reza|Aram|Karwan|Rebwar|Kathem|Saif|Yassin',
        leadingShares: [0.14],
        stems: 'Abdul|Abdel |Abd Al',
        endings: ' Rahman| Karim| Aziz| Hadi| Salam| Wahab| Malik| Qadir',
        exponent: 0.85,
        offset: 3,
      },
    ],
  },
  surnames: {
    listed:
      'Mohammed|Ali|Ahmed|Hussein|Hassan|Al-Saadi|Al-Jabouri|Ibrahim|Saleh|Al-Hussaini|Mahmoud|Khalil|Al-Masri|Al-Tamimi|Karim|Rashid|Aziz|Mustafa|Hamid|Abbas|Jaber|Al-Dulaimi|Haddad|Khoury|Ahmadi|Hosseini|Rezaei|Mohammadi|Barzani|Amin',
    stems: 'Al-|El-|Al ',
    endings:
      'Qassim|Shami|Bakri|Najjar|Hamadi|Rubaie|Zubaidi|Obaidi|Khatib|Hashimi|Sudani|Maliki|Amiri|Harbi|Ghamdi|Otaibi|Mansour|Rashidi|Sayed|Attar',
    leadingShares: [0.09, 0.07, 0.06],
    exponent: 0.8,
    offset: 3,
  },
  secondForenameShare: 0.1,
  surnameChange: { female: 0.05, male: 0.01 },
  transliterations: [
    'Mohammed|Muhammad|Mohamed|Mohammad|Mohamad',
    'Hussein|Hussain|Husain|Hossein',
    'Ahmed|Ahmad',
    'Youssef|Yousef|Yusuf|Yousif',
    'Omar|Umar',
    'Mahmoud|Mahmud|Mahmood',
    'Zeinab|Zainab|Zaynab',
    'Mariam|Maryam|Mariem',
    'Noor|Nour|Nur',
    'Layla|Leila|Laila|Leyla',
    'Khalid|Khaled',
    'Tareq|Tariq|Tarek',
    'Mustafa|Mostafa|Moustafa',
    'Karim|Kareem',
    'Al-Saadi|Alsaadi|Al Saadi|Saadi',
    'Al-Jabouri|Aljabouri|Al Jaburi|Jabouri',
    'Al-Masri|Almasri|El-Masry',
    'Al-Tamimi|Altamimi|Al Tamimi',
    'Al-Hussaini|Alhussaini|Al-Husseini',
    'Rashid|Rasheed',
    'Hosseini|Husseini|Hoseini',
    'Saleh|Salih',
    'Fatima|Fatma|Fatimah',
  ],
  ethnicity: { O2: 0.7, O9: 0.2, A9: 0.08, M9: 0.02 },
  bornAbroadShare: 0.8,
  birthplacesAbroad: 'Baghdad|Damascus|Sulaymaniyah|Erbil|Cairo|Tehran|Sanaa|Khartoum|Tripoli|Kabul',
  areaWeights: [0.6, 0.16, 0.03, 0.09, 0.02, 0.05, 0.05],
};

const MANDARIN_SYLLABLES_FIRST = 'Jia|Xiao|Yu|Zi|Hao|Ming|Wei|Li|Mei|Jun|Jian|Xin|Yi|Shu|Hui|Chun|Ya|Zhi|Guo|Wen';
const MANDARIN_SYLLABLES_LAST =
  'wei|ming|hua|ling|yan|fang|jing|hao|yu|xuan|han|lin|ping|qiang|jun|hong|feng|ying|na|bo';

/** Chinese names in Mandarin and Cantonese romanisation: one family name, several spellings. */
export const chinese: NamingTradition = {
  name: 'Chinese',
  share: 0.012,
  forenames: {
    female: [
      {
        listed: 'Mei|Li|Yan|Jing|Fang|Ying|Hui|Ling|Xin|Na',
        stems: MANDARIN_SYLLABLES_FIRST,
        endings: MANDARIN_SYLLABLES_LAST,
        exponent: 0.6,
        offset: 6,
      },
    ],
    male: [
      {
        listed: 'Wei|Jun|Ming|Lei|Hao|Qiang|Bo|Feng|Peng|Tao',
        stems: MANDARIN_SYLLABLES_FIRST,
        endings: MANDARIN_SYLLABLES_LAST,
        exponent: 0.6,
        offset: 6,
      },
    ],
  },
  surnames: {
    listed:
      'Wang|Li|Zhang|Chen|Liu|Yang|Huang|Zhao|Wu|Zhou|Xu|Sun|Ma|Zhu|Hu|Guo|He|Lin|Gao|Luo|Zheng|Liang|Xie|Song|Tang|Xu|Deng|Feng|Han|Cao|Tsang|Leung|Cheng|Yip|Tse|Mok|Fung|Choi|Kwan|Szeto',
    leadingShares: [0.075, 0.072, 0.065, 0.06],
    exponent: 0.8,
    offset: 3,
  },
  surnameChange: { female: 0.04, male: 0.01 },
  transliterations: [
    'Wang|Wong',
    'Li|Lee|Lei',
    'Zhang|Cheung|Chang',
    'Chen|Chan|Tan',
    'Liu|Lau|Low',
    'Yang|Yeung|Young',
    'Huang|Wong|Ng',
    'Zhao|Chiu|Chao',
    'Wu|Ng',
    'Zhou|Chow|Chou',
    'Xu|Tsui|Hsu',
    'Zhu|Chu',
    'Guo|Kwok',
    'He|Ho',
    'Lin|Lam',
    'Luo|Law|Lo',
    'Zheng|Cheng',
    'Liang|Leung',
    'Xie|Tse',
    'Ye|Yip',
    'Cai|Choi|Tsoi',
  ],
  ethnicity: { A4: 0.93, A9: 0.04, M9: 0.03 },
  bornAbroadShare: 0.62,
  birthplacesAbroad: 'Hong Kong|Guangzhou|Fuzhou|Shanghai|Beijing|Kuala Lumpur',
  areaWeights: [0.52, 0.24, 0.05, 0.05, 0.06, 0.03, 0.05],
};

/** Vietnamese names: a handful of family names and diacritics on nearly every letter. */
export const vietnamese: NamingTradition = {
  name: 'Vietnamese',
  share: 0.005,
  forenames: {
    female: [
      {
        listed: 'Linh|Hương|Thảo|Lan|Mai|Hà|Trang|Ngọc|Hạnh|Phương|Thủy|Hồng|Yến|Vân|Nga|Kim|Thu|Tuyết|Oanh|Quỳnh',
        stems: 'Thị |Ngọc |Thanh |Bích |Minh ',
        endings: 'Linh|Hương|Lan|Mai|Hà|Trang|Phương|Thảo|Hằng|Dung|Loan',
        exponent: 0.8,
        offset: 3,
      },
    ],
    male: [
      {
        listed: 'Hùng|Dũng|Tuấn|Minh|Nam|Long|Thành|Đức|Anh|Quang|Sơn|Hải|Hoàng|Huy|Khánh|Phúc|Tài|Việt|Bình|Trung',
        stems: 'Văn |Minh |Quốc |Đình |Hữu ',
        endings: 'Hùng|Dũng|Tuấn|Nam|Long|Thành|Đức|Sơn|Hải|Huy|Toàn',
        exponent: 0.8,
        offset: 3,
      },
    ],
  },
  surnames: {
    listed:
      'Nguyễn|Trần|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đoàn|Vương|Trịnh|Trương|Lâm|Phùng|Mai|Tô|Hà|Tạ|Cao|Châu|Tăng',
    leadingShares: [0.38, 0.12, 0.09, 0.07],
    exponent: 0.9,
    offset: 2,
  },
  surnameChange: { female: 0.02, male: 0.01 },
  transliterations: ['Nguyễn|Nguyen|Ngyuen', 'Huỳnh|Hoàng|Huynh', 'Vũ|Võ|Vu|Vo', 'Đặng|Dang', 'Phạm|Pham'],
  ethnicity: { A9: 0.94, A4: 0.04, O9: 0.02 },
  bornAbroadShare: 0.74,
  birthplacesAbroad: 'Hà Nội|Hải Phòng|Nghệ An|Hồ Chí Minh|Đà Nẵng',
  areaWeights: [0.55, 0.15, 0.05, 0.11, 0.03, 0.06, 0.05],
};
