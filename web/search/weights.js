/**
 * 排序的分量，都是照 tests/search 里 half: tune 的查询调出来的；改动后要看 check 的一半有没有变差。
 * 一条的分是各项相加，再乘各项折扣。“双字”是查询里相邻的两字，少见的更重。
 */

export const WEIGHTS = Object.freeze({
  // 相加的：名称（标题和别名）里有没有
  /** 双字有几成在名称里 */ names: 3.62,
  /** 双字和某一个名称整体有多像 */ alike: 4.22,
  /** 同音写法的双字有几成在名称里 */ sound: 1.41,
  /** 查询就是标题或一个别名 */ exact: 8,
  /** 有一个名称和查询一样长，只差一个字 */ oneOff: 7.15,
  /** 标题里有整句查询 */ titled: 1.04,
  /** 标题里有整句查询时，按查询占标题的几成再加 */ titledShare: 1.19,
  /** 别名里有整句查询 */ aliased: 2.07,
  /** 查询里有整个标题，按标题占查询的几成加 */ holdsTitle: 2.32,
  /** 名称里和查询连着相同的最长一段，每个字 */ commonNames: 0.16,

  // 相加的：读者的说法里有没有
  /** 双字和读者的某一句说法整体有多像 */ said: 5.41,
  /** 双字有几成在读者的说法里 */ saidShare: 1.07,

  // 相加的：任何地方有没有
  /** 双字有几成在这一条的任何地方 */ covered: 6,
  /** 双字全在这一条里 */ whole: 0.4,
  /** 正文里有整句查询 */ mentioned: 0.68,
  /** 正文里和查询连着相同的最长一段，每个字 */ commonText: 0.07,

  // 相乘的：照哪一种说法比
  /** 去掉问词的说法 */ core: 0.9,
  /** 口语换成术语、错字改正的说法 */ term: 0.95,

  // 相乘的：缺了多少
  /** 一个双字也没有时剩几成；有几成照比例补上 */ floor: 0.42,
  /** 空格分开的几个词一个也没有时剩几成 */ wordFloor: 0.81,

  // 归并
  /** 同一页第二处的分加几成，用来排各页 */ second: 0.32,
  /** 查询点名要一种时，别的种类乘多少 */ unwanted: 0.32,
})

/**
 * 各种类的分量；种类的名称在 hooks/handbook/search/kinds.py，次序和归并办法随数据来。
 * base 总要乘；别的在问法合适时再乘：question 是问句，table 是要一张表，
 * meaning 是问一个词的意思、difference 是问区别，这两样只给名称在话里的。
 * @typedef {{ base: number, question?: number, table?: number, sample?: number, meaning?: number, difference?: number }} KindWeights
 * @type {Readonly<Record<string, KindWeights>>}
 */
export const KINDS = Object.freeze({
  章节: { base: 0.98 },
  检查单: { base: 1.01 },
  样例: { base: 0.85, sample: 1.76 },
  表单: { base: 0.99, table: 1.3 },
  党课: { base: 0.85 },
  工具: { base: 0.9 },
  问答: { base: 1.12, question: 0.95 },
  规定: { base: 0.99 },
  案例: { base: 0.95, question: 0.85 },
  术语: { base: 1.23, meaning: 2, difference: 1.33 },
  页面: { base: 0.91 },
})

/** 拼音和名称有多像。 */
export const PINYIN = Object.freeze({
  /** 一样 */ same: 10,
  /** 从头相同 */ start: 6,
  /** 从头相同时，按占名称的几成再加 */ startShare: 3,
  /** 中间相同 */ middle: 3,
  /** 中间相同时，按占名称的几成再加 */ middleShare: 2,
  /** 只写首字母的，乘多少 */ initials: 0.9,
  /** ü 打成 u 的，乘多少 */ umlaut: 0.9,
})

/** 够不上的不算。 */
export const LIMITS = Object.freeze({
  /** 低于这个分的，只碰巧有一两个常见的双字 */ least: 0.8,
  /** 低于最高分几成的不列 */ leastShare: 0.1,
  /** 单字出现在不到这么多成的条目里才算少见 */ rare: 0.02,
  /** 两个词的接头也是双字，又常常少见；少见到一定程度，就不再加分 */ rarity: 4.5,
  /** 同一条里反复说到的双字，比各处只说一次的更像要找的事；说到的次数加多少分量 */ dwelt: 0.6,
  /** 同音的双字缺到几成就不算像 */ soundMissing: 0.3,
  /** 名称里的双字，挑候选时顶正文里的几个 */ named: 3,
})

/** 各处最多算多少。 */
export const MOST = Object.freeze({
  /** 查询的字数 */ query: 64,
  /** 候选的条数 */ candidates: 100,
  /** 结果的页数 */ pages: 30,
  /** 一页里的条数 */ perPage: 4,
  /** 一句话里换几处口语 */ spoken: 6,
  /** 连着相同的一段，数到几个字 */ common: 12,
})
