// README.md of an audit package, for the person who checks it: what is in it, how to check it, what that proves.
import type { DatasetFilters } from '../domain/dataset.js';
import { SIMULATED, SIMULATED_NOTE } from '../reports/wording.js';
import type { PackageFacts } from './datapackage.js';
import { filtersText } from './filters.js';

export function packageReadme(facts: Omit<PackageFacts, 'filters'> & { filters: DatasetFilters }): string {
  const { region, created, head, simulated } = facts;
  const asked = filtersText(facts.filters);
  return `# 热线台账审计包（${region}）
${simulated ? `\n**${SIMULATED}**：${SIMULATED_NOTE}\n` : ''}
生成时刻（UTC）：${created}
审计链链首：${head === '' ? '（尚无事件）' : `\`${head}\``}
筛选：${asked === '' ? '无，全部数据' : asked}。筛选只作用于 \`data/\` 和 \`excel/\`；不适用于某个数据集的筛选对它不起作用，各文件实际用了哪些筛选见 \`datapackage.json\` 的 filters。

## 里面有什么

| 路径 | 内容 |
| --- | --- |
| \`data/*.csv\` | 各数据集，UTF-8，英文表头，供程序和核验使用；\`figures.csv\` 是一行一个数字的长表，\`events.csv\` 是全部审计事件 |
| \`excel/*.csv\` | 同样的数据，带 BOM 和中文表头，可直接用 Excel 打开 |
| \`record/*.csv\` | 台账的原始记录，一行不少，列名与计算摘要时相同；用户表不含密码 |
| \`archive/<sha256>\` | 存档的原始文件，一个字节不改；请勿直接双击打开来历不明的文件 |
| \`archive/<sha256>.txt\` | 从原始文件取出的文字；已隐去的来源没有这两个文件 |
| \`reports/<编号>.json\` | 印发的报告，印发时原样，规范 JSON（RFC 8785）：文件的 SHA-256 就是报告的摘要；引用的来源后来隐去的没有 |
| \`datapackage.json\` | Frictionless 数据包说明：每张表的列、行数、字节数、SHA-256 |
| \`head.txt\` | 生成时审计链的链首 |
| \`verify-package.mjs\` | 核验程序 |
| \`SHA256SUMS\` | 其余每个文件的 SHA-256 |

CSV 遵循 RFC 4180，换行是 CRLF。凡是会被电子表格当作公式的文字，以及本来就以 ' 开头的文字，前面都加了一个 '；去掉一个 ' 就是原文。数字列从不加。

## 怎样核验

**包摘要**是 \`SHA256SUMS\` 这个文件的 SHA-256。导出时它显示在命令行、网页的“导出记录”和审计事件里，应当抄在本包之外的地方。

只用 sha256sum：

\`\`\`sh
sha256sum SHA256SUMS              # 应等于另外保存的包摘要
sha256sum -c --quiet SHA256SUMS   # 没有输出就是每个文件都相符
\`\`\`

用 Node（20 或更新，不需要安装别的东西）重算全部内容：

\`\`\`sh
node verify-package.mjs 本文件夹 --digest 包摘要 --head 57-…
\`\`\`

能改动本包的人也能改动包里的核验程序，所以请用另外取得的 \`verify-package.mjs\`（本软件 \`docs/\` 目录里的同一个文件）。\`--digest\` 和 \`--head\` 至少给一样，缺了哪一样，结果里会写明因此没有证明什么；\`--head\` 填从报表页脚或别的导出抄下的链首，能查出链尾被截去或整条链被重做。结果会写出地区、筛选、行数和是否模拟数据，请看一眼是不是要核验的那些。

## 能证明什么，不能证明什么

- 与另外保存的包摘要相符：本包自导出之后一个字节也没有变。
- 审计链、内容摘要、存档文件和各数据表互相吻合：台账里的每一行都由链上的一个事件带来，之后没有改动、插入或删除；每个数字的行摘要（row_hash）都能由原始记录重算出来。
- \`data/\` 的列、筛选、是否注明模拟数据都按固定的写法和原始记录核对，按类别或单位筛选的行也重算一遍，多一行少一行都会指出；行的先后不核对。
- \`excel/\` 和本文件没有逐格核对，只由包摘要保证没有改动；只有链首、没有包摘要时不能相信它们。
- 与另外保存的链首相符：在那个链首之前的记录没有被重做过。没有外存的链首或包摘要时，掌握数据库的人可以把整条链重做一遍，本包无法察觉：它能让改动显露，不能阻止改动。
- 用户的密码不在包里，所以用户事件的内容摘要无法在这里重算；名称、角色、是否启用、经手人和时间按链上的事件核对。
- 隐去的来源只剩摘要和理由：由它而来的记录按隐去时的样子核对（隐去事件的内容摘要），隐去之前的内容摘要不再能重算。
- 印发的报告与 \`record/reports.csv\` 里的摘要相符：印发以后一个字也没有变；引用的来源后来隐去的，只剩编号、摘要、经手人、时间和更正前后的数字。
- 不能证明报纸印得对，也不能证明录入的文件真是报纸：那要拿 \`archive/\` 里的原件去比对。
`;
}
