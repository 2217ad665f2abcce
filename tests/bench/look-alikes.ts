// Characters that scanners and optical reading take for one another, from general knowledge of their shapes.

/** The characters of a word look alike in print; each may be read as any other of its group. */
const GROUPS = `
热执熟蒸 点占店 诉拆䜣沂 求永来 件伴仵仟 日曰目白 月用丹甩 接按 听昕斤 群郡 众丛 电申甲 次坎欠 网冈罔
民氏尼 留畄富 言盲信 直真宜 办为力 理埋狸 转传砖 交文父 责贵 任仕 单箪 位拉泣 回同四 访防仿 量童里 问间闷
题颗 西酉 宁丁宇 市巾布 党觉 建健 引弓 领颂 有冇肖 必心 应庶座 马乌鸟 上土止 机杌札 制剂 创刨 新薪亲 工土王
作仵昨 报服 安女 全金 隐稳 患惠串 举誉 受爱 情倩 况汎 收牧 到倒 共其 中申 主王玉 要耍 反友 映昳 已己巳 及乃
时村 联耿 系糸 核该 实买 处外 无元天 集隼 物特 业亚 管营 停仃 水永 供洪 暖暧 城域 区匠 县具 府俯 相柏 政攻
务劳 便使 线钱 微徽 众从 号另 平乎 台合 小少 程逞 人入 大太 消捎 救求 援缓 支友 队从 场扬 监盐 局同 住往 房屋
和知 乡多 急怠 通诵 运迈 输榆 甘廿 河何 园圆 会合 等筹 道遒 路跻 特持 种钟 设没 备各 燃然 气乞 危厄 险俭 化比
学字 品晶 施旋 采釆 噪燥 音昔 污汗 染柒 容客 环坏 教敖 育盲 劳劵 动功 纠纤 纷纺 费贾 权杈 维推 秩秧 序字 公么
共兴 信倩 箱籍 长民 督瞥 查杳 国圃 院陀 委季 青春 海侮 码妈 减咸 负贞 夏复 都部 门问 户尸 互瓦 北比 东车 南甫
街衔 停仃 放故 乱乩 车东 辆俩 乐东 家冢 湾弯 候侯 馈溃 低抵 温湿 足定 镇慎 源原 桥挢 头买 施拖 夜液 间问 扰优
师帅 帮邦 社杜 今令 午牛 未末 干千 刀力 几儿 贝见 免兔 析折 味昧 历厉 幕慕 幸辛 第弟 晴睛 注住 活话 淡谈 材村
`;

const LETTERS: Record<string, readonly [string, ...string[]]> = {
  '0': ['O', 'o', 'D'],
  '1': ['l', 'I', '|', 'i'],
  '2': ['Z', 'z'],
  '4': ['A'],
  '5': ['S', 's'],
  '6': ['b', 'G'],
  '8': ['B'],
  '9': ['g', 'q'],
};

const DIGITS: Record<string, readonly [string, ...string[]]> = {
  '0': ['6', '8'],
  '1': ['7', '4'],
  '2': ['7'],
  '3': ['8', '9'],
  '4': ['1', '9'],
  '5': ['6', '3'],
  '6': ['8', '5', '0'],
  '7': ['1', '2'],
  '8': ['3', '6', '0'],
  '9': ['8', '4'],
};

type Alikes = Record<string, readonly [string, ...string[]] | undefined>;

function alikes(): Alikes {
  const result: Alikes = {};
  for (const group of GROUPS.split(/\s+/)) {
    for (const character of group) {
      const others = Array.from(group).filter((other) => other !== character);
      const [first, ...rest] = [...new Set([...(result[character] ?? []), ...others])];
      if (first !== undefined) result[character] = [first, ...rest];
    }
  }
  return result;
}

/** Character → what it may be read as. */
export const CHARACTER_ALIKES: Alikes = alikes();
/** Digit → letter or sign, which nobody takes for a figure. */
export const LETTER_ALIKES: Alikes = LETTERS;
/** Digit → another digit. */
export const DIGIT_ALIKES: Alikes = DIGITS;
