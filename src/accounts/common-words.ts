// The words that guessable passwords are made of, in English, Pinyin, Chinese and on the keyboard: data, no code.

export const COMMON_WORDS: readonly string[] = `
password passwd passw0rd passphrase pass word pwd login logon signin welcome letmein access secret default changeme
changeit temp temporary guest user users username administrator admin adminadmin root superuser sysadmin system server
service support manager master operator test tester testing demo example sample public private office internet network
computer windows microsoft google apple android iphone samsung huawei xiaomi lenovo oracle mysql linux ubuntu docker
github tencent alibaba alipay weixin wechat taobao weibo douyin baidu qqqq dearbook
iloveyou ilove love lovely lover loveme loveyou forever sunshine princess monkey dragon football baseball basketball
soccer hockey superman batman spiderman pokemon starwars michael jordan jessica jennifer ashley amanda charlie daniel
andrew thomas robert william joshua matthew anthony nicole samantha michelle hannah george maggie buster killer hunter
shadow summer winter spring autumn flower cheese chocolate cookie banana orange purple silver golden diamond freedom
whatever nothing something trustno trustnoone hello hallo helloworld world money lucky happy family friend friends
angel angels baby babygirl babyboy sweety honey ginger pepper tiger lion panther eagle falcon phoenix thunder lightning
mustang ferrari porsche mercedes yamaha harley liverpool arsenal chelsea barcelona juventus china beijing shanghai
january february march april june july august september october november december monday tuesday wednesday thursday
friday saturday sunday blessed jesus christ heaven church computer1 starlight internet1 zaq xsw cde vfr bgt nhy mju
qwerty qwert qwer qwertyuiop asdf asdfg asdfgh asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qazwsx wsxedc edcrfv rfvtgb tgbyhn
qweasd qweasdzxc asdzxc 1qaz 2wsx 3edc 4rfv 5tgb 1q2w3e 1q2w3e4r 1q2w3e4r5t q1w2e3r4 q1w2e3 a1b2c3 a1b2c3d4 abc abcd
abc123 abcdef abcabc aaa bbb zzz xxx 123qwe qwe123 123abc 1a2b3c 147258369 147258 258369 159357 159753 741852963 963852741
520 1314 5201314 1314520 521 584520 7758521 7758258 518 168 888 666 999 88888888 66666666 11223344 112233 121212 123123
123321 654321 987654321 31415926 3141592653 12345 110110 119 120 12306 12345678910 111222 010203 789456 456789 369369
mima woaini woaini1314 woaiwojia woaizhongguo woshishui woshi woaita woniuniu wobuzhidao nihao nihaoma nishishui aini
ainiyiwannian aiwoma zhongguo zhonghua renmin beijing2008 shanghai guangzhou shenzhen chengdu chongqing lanzhou xian
qinghai xining xiningshi chengdong chengzhong chengxi chengbei huangzhong huangyuan datong haidong haibei golmud geermu
zhengfu rexian taizhang zhengwu bangong bangongshi guanliyuan guanli gongzuo gongzuozhan jiguan danwei lingdao zhuren
shuji mishu juzhang kezhang shiwei shizhengfu xinfang yinsu anquan yinhuan jubao suqiu ribao zhoubao wanbao tongbao
yousubiying mashangban jieda shouli banli huifang xiaoming xiaohong xiaoli xiaowang xiaozhang laowang laoli laozhang
zhang wang li liu chen yang huang zhao zhou wu xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang deng han
feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lu jiang cui zhong tan
zhangwei wangwei wangfang liwei wangxiuying lina zhangmin lijing wangjing liuwei zhangli zhangjie wanglei liyang
wangyong wangyan lijie zhangyong zhangtao lei jie min jing li na fang qiang jun yong yan tao ming chao xiuying gang ping
guirong guihua xiulan mei xia hui hong bo bin fei kai xin ting ying lan hua qin dan nan
tiantian kuaile xingfu pingan jiankang facai gongxi xinnian chunjie yueliang taiyang xingxing mengmeng baobao baobei
dabao erbao laogong laopo mama baba gege jiejie didi meimei shengri shengrikuaile wansui jiayou nizhidao suibian
meiyou buzhidao wangji wangjile qingshuru denglu yonghu yonghuming zhanghao shezhi gaibian xiugai linshi ceshi
rexian12345 hotline hotline12345 ledger hotlineledger hotline-ledger bulletin audit auditor clerk viewer
密码 口令 我爱你 我爱中国 我爱我家 中国 中华 人民 北京 上海 西宁 西宁市 青海 青海省 市政府 政府 热线 台账 热线台账 管理 管理员 办公
办公室 录入 录入员 审计 审计员 查看 测试 临时 登录 用户 用户名 账号 系统 平安 健康 快乐 生日 生日快乐 新年快乐 恭喜发财 幸福 宝贝
老公 老婆 妈妈 爸爸 不知道 忘记了 随便 天天 加油 万岁 你好 世界 电脑 工作 领导 主任 书记 有诉必应 马上办 安全 隐患 举报 诉求
日报 周报 晚报 通报 群众 市民 便民 政务 服务 有诉必应马上办 一二三四五 一二三四五六七八九十
`
  .trim()
  .split(/\s+/);
