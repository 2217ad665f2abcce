// The words that surround a statement's figures, and what may stand between them.

/** Words of the mechanism, of which figures are said. */
export const STRONG_TOPIC = /有诉必应马上办/;
export const TOPIC = /有诉必应|马上办|12345|隐患.{0,2}举报|举报.{0,4}隐患|政务服务(?:便民)?热线/;
export const HAZARD = /隐患/;
/** A clause with one of these speaks of the mechanism's work. */
export const OWN_CLAUSE = /有诉必应|马上办|12345|热线|诉求|工单|隐患|派单|退单|三率|举报|接诉|其中/;
/** A clause with one of these, and none of its own words, speaks of another service. */
export const OTHER_SERVICE =
  /服务|养老|医[疗保院]|就诊|患者|学[校生]|教育|家长|游客|旅游|景区|公交|出租|物业|供[热水电气暖]|燃气|快递|家政|窗口|大厅|办税|纳税|信访|环保|督察|巡察|法院|诉讼|案件|检察|社保|不动产|治安|公安|培训|就业|食堂|参保|评议|测评|问卷|空气|优良|绿化|企业开办|12315|12328|12329|12333|12366|12388|12309/;
/** What is wanted is not yet so. */
export const PLAN = /力争|目标|确保|争取|要求|计划|将达|要达|应达|预计|不得低于|考核|指标|承诺/;

/** What the mechanism takes in, and the small words around it. */
const OBJECT_WORDS =
  '各类|各种|各项|各级|各渠道|全渠道|全部|有效|群众|市民|居民|百姓|老|人民|民生|企业|职工|热线|来电|线上|线下|网上|网络|网民|平台|12345|政务服务|便民|电话|有诉必应|马上办|诉求|事项|工单|问题|咨询|求助|投诉|举报|建议|意见|留言|反映|安全|生产|消防|重大|事故|隐患|线索|非紧急|的|和|及|与|、|等|类|总|量|数量|件数|共|计|合|累|了|达|到|已|为|约|近|接近|将近|超|过|突破|逾|高|于|不|低|少|:';
/** What may stand between a rate's noun and its number, skipped numbers taken out. */
const LINK_WORDS =
  '均|都|皆|也|已|分别|全部|总体|整体|稳定|保持|维持|始终|一直|常年|持续|为|达|到|在|至|升|提升|提高|上升|增长|增加|下降|降低|降|高|于|以|超|过|约|近|逾|不|低|从|由|最初|原来|启动|实施|运行|之|初|前|时|后|去年|上年|今年|同期|上月|上季度|年初|较|比|同比|环比|的|个|百分点|了|目前|现在|现|截至|大幅|显著|明显|进一步|逐步|稳步|分|,|、|:|\\(|\\)';
/** What may stand in front of a rate's noun in its clause. */
const SUBJECT_WORDS =
  '群众|市民|居民|百姓|企业|民生|诉求|事项|工单|问题|办理|处置|办件|处理|热线|来电|电话|回访|综合|平均|总体|整体|及时|按时|按期|一次性|首次|其中|目前|现|已|使|让|推动|促进|实现|带动|全市|全区|全县|我市|我区|各类|有效|的|对|工作|机制|创新|三率|并|且|同时|以及|和|与|及|接诉|派单|各|县区|园区|部门|单位|结果|、|以上|左右|余';

export const withoutObjects = stripper(OBJECT_WORDS);
export const withoutLinks = stripper(LINK_WORDS);
export const withoutSubjects = stripper(SUBJECT_WORDS);

/** Takes the words away from the end of a text, as many as there are; what is left. */
function stripper(words: string): (text: string) => string {
  const last = new RegExp(`(?:${words})$`);
  return (text) => {
    let left = text;
    for (let match = last.exec(left); match !== null; match = last.exec(left))
      left = left.slice(0, match.index);
    return left;
  };
}
