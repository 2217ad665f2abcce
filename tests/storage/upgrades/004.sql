-- A ledger as the program left it whose newest migration was 004: the seeds and four pages.
PRAGMA user_version = 0;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT;
INSERT INTO migrations VALUES('001-ledger.sql','2026-11-21T18:59:33.076Z');
INSERT INTO migrations VALUES('002-views-for-people.sql','2026-11-21T18:59:33.125Z');
INSERT INTO migrations VALUES('003-source-layout.sql','2026-11-21T18:59:33.142Z');
INSERT INTO migrations VALUES('004-statements.sql','2026-11-21T18:59:33.157Z');
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  size INTEGER NOT NULL,
  bytes BLOB,
  text TEXT,
  extractor TEXT NOT NULL,
  received_at TEXT NOT NULL
, pages TEXT CHECK (json_type(pages) = 'array'), lines TEXT CHECK (json_type(lines) = 'array'), stated TEXT
  CHECK (stated GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT;
INSERT INTO sources VALUES(1,'8f0616feb7dcdb0dce33a465966a5ee5db107e05c52174cfe60e0fab2be1466a',1143,X'e8a5bfe5ae81e5b882e5859ae5bbbae5bc95e9a286e2809ce69c89e8af89e5bf85e5ba94e9a9ace4b88ae58a9ee2809de69cbae588b6e5889be696b0e5b7a5e4bd9ce697a5e68aa50a0a35e69c883239e697a5efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe68ea5e590ace7bea4e4bc97e69da5e794b5e8af89e6b182393038e4bbb6e6aca1efbc8ce7bd91e6b091e79599e8a8803538e4bbb6efbc88e8a5bfe5ae813132333435e5beaee4bfa1e585ace4bc97e58fb73536e4bbb6e38081e99d92e6b5b73132333435e694bfe58aa1e69c8de58aa1e7bd91e7ab9931e4bbb6e38081e5b882e5a794e7bd91e4bfa1e58a9e31e4bbb6efbc89efbc8ce79bb4e68ea5e58a9ee79086343938e4bbb6efbc8ce8bdace4baa4e8b4a3e4bbbbe58d95e4bd8de58a9ee79086343130e4bbb6efbc8ce59b9ee8aebfe9878f323436e4bbb6e380820a0ae783ade782b9e997aee9a298efbc9a0a0a312e20e789a9e4b89ae69c8de58aa13735e4bbb6efbc8ce697a0e99b86e4b8ade58f8de698a0e997aee9a298efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe5b7b2e58f8ae697b6e88194e7b3bbe79bb8e5ba94e58ebfe58cbae694bfe5ba9ce6a0b8e5ae9ee5a484e79086e380820a0a322e20e6b688e8b4b9e7bbb4e69d833336e4bbb6efbc8ce697a0e99b86e4b8ade58f8de698a0e997aee9a298efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe5b7b2e58f8ae697b6e88194e7b3bbe79bb8e5ba94e58ebfe58cbae694bfe5ba9ce6a0b8e5ae9ee5a484e79086e380820a0a332e20e4baa4e9809ae7a7a9e5ba8f3334e4bbb6efbc8ce697a0e99b86e4b8ade58f8de698a0e997aee9a298efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe5b7b2e58f8ae697b6e88194e7b3bbe5b882e585ace5ae89e5b180e4baa4e8ada6e5a4a7e9989fe6a0b8e5ae9ee5a484e79086e380820a0ae8a5bfe5ae81e5b882e5ae89e585a8e99a90e682a3e4b8bee68aa5e58f97e79086e68385e586b5e697a5e68aa50a0a35e69c883239e697a5efbc8ce8a5bfe5ae81e5b882e585b1e694b6e588b0e5ae89e585a8e99a90e682a3e4b8bee68aa53431e4bbb6efbc8ce585b6e4b8ad3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe68ea5e694b6e4b8bee68aa53235e4bbb6efbc8ce8a5bfe5ae81e5b882e5ba94e680a5e7aea1e79086e5b180e68ea5e694b6e4b8bee68aa535e4bbb6efbc8ce8a5bfe5ae81e5b882e6b688e998b2e69591e68fb4e694afe9989fe68ea5e694b6e4b8bee68aa53131e4bbb6e38082e4b8bee68aa5e4bbb6e4b8bbe8a681e58f8de698a0e5b08fe58cbae789a9e4b89ae38081e6b688e998b2e5ae89e585a8e38081e5b882e694bfe98193e8b7afe38081e59f8ee4b9a1e5bbbae8aebee38081e789b9e7a78de8aebee5a487e7ad89e997aee9a298efbc8ce5b7b2e58f8ae697b6e88194e7b3bbe79bb8e5ba94e58ebfe58cbae694bfe5ba9ce6a0b8e5ae9ee5a484e79086e380820a',replace('西宁市党建引领“有诉必应马上办”机制创新工作日报\n\n5月29日，12345政务服务便民热线接听群众来电诉求908件次，网民留言58件（西宁12345微信公众号56件、青海12345政务服务网站1件、市委网信办1件），直接办理498件，转交责任单位办理410件，回访量246件。\n\n热点问题：\n\n1. 物业服务75件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。\n\n2. 消费维权36件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。\n\n3. 交通秩序34件，无集中反映问题，12345政务服务便民热线已及时联系市公安局交警大队核实处理。\n\n西宁市安全隐患举报受理情况日报\n\n5月29日，西宁市共收到安全隐患举报41件，其中12345政务服务便民热线接收举报25件，西宁市应急管理局接收举报5件，西宁市消防救援支队接收举报11件。举报件主要反映小区物业、消防安全、市政道路、城乡建设、特种设备等问题，已及时联系相应县区政府核实处理。\n','\n',char(10)),'text 1','2026-11-21T18:59:33.257Z','[{"number":1,"start":0,"end":445}]',NULL,NULL);
INSERT INTO sources VALUES(2,'ec28c1cc6a2f736efe7a9b37280c2a396858c04e25a1c2004fbbf3e0937aff97',1081,X'e8a5bfe5ae81e5b882e5859ae5bbbae5bc95e9a286e2809ce69c89e8af89e5bf85e5ba94e9a9ace4b88ae58a9ee2809de69cbae588b6e5889be696b0e5b7a5e4bd9ce697a5e68aa50a0a3130e69c883135e697a5efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe68ea5e590ace7bea4e4bc97e69da5e794b5e8af89e6b18231323135e4bbb6e6aca1efbc8ce7bd91e6b091e79599e8a8803733e4bbb6efbc88e8a5bfe5ae813132333435e5beaee4bfa1e585ace4bc97e58fb73635e4bbb6efbc8ce8a5bfe5ae81e5b882e694bfe5ba9ce7bd9132e4bbb6efbc8ce2809ce7a081e4b88ae5878fe8b49fe2809d31e4bbb6efbc8ce99d92e6b5b73132333435e694bfe58aa1e69c8de58aa1e7bd9133e4bbb6efbc8ce4babae6b091e7bd9132e4bbb6efbc89efbc8ce79bb4e68ea5e58a9ee79086373339e4bbb6efbc8ce8bdace4baa4e8b4a3e4bbbbe58d95e4bd8de58a9ee79086343736e4bbb6e380820a0ae783ade782b9e997aee9a298efbc9a0a0a312e20e789a9e4b89ae7aea1e790863634e4bbb6efbc8ce697a0e99b86e4b8ade58f8de698a0e997aee9a298efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe5b7b2e58f8ae697b6e88194e7b3bbe79bb8e5ba94e58ebfe58cbae694bfe5ba9ce6a0b8e5ae9ee5a484e79086e380820a0a322e20e6b688e8b4b9e7bbb4e69d833538e4bbb6efbc8ce697a0e99b86e4b8ade58f8de698a0e997aee9a298efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe5b7b2e58f8ae697b6e88194e7b3bbe79bb8e5ba94e58ebfe58cbae694bfe5ba9ce6a0b8e5ae9ee5a484e79086e380820a0a332e20e58ab3e58aa8e7baa0e7bab73439e4bbb6efbc8ce697a0e99b86e4b8ade58f8de698a0e997aee9a298efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe5b7b2e58f8ae697b6e88194e7b3bbe79bb8e5ba94e58ebfe58cbae694bfe5ba9ce6a0b8e5ae9ee5a484e79086e380820a0ae8a5bfe5ae81e5b882e5ae89e585a8e99a90e682a3e4b8bee68aa5e58f97e79086e68385e586b5e697a5e68aa50a0a3130e69c883135e697a5efbc8ce8a5bfe5ae81e5b882e585b1e694b6e588b0e5ae89e585a8e99a90e682a3e4b8bee68aa53635e4bbb6efbc8ce585b6e4b8ad3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe68ea5e694b6e4b8bee68aa53438e4bbb6e38081e8a5bfe5ae81e5b882e6b688e998b2e69591e68fb4e694afe9989fe68ea5e694b6e4b8bee68aa53137e4bbb6efbc8ce4b8bbe8a681e58f8de698a0e5b08fe58cbae789a9e4b89ae38081e6b688e998b2e5ae89e585a8e38081e5b882e694bfe98193e8b7afe7ad89e997aee9a298efbc8ce5b7b2e58f8ae697b6e88194e7b3bbe79bb8e5ba94e58ebfe58cbae694bfe5ba9ce6a0b8e5ae9ee5a484e79086e380820a',replace('西宁市党建引领“有诉必应马上办”机制创新工作日报\n\n10月15日，12345政务服务便民热线接听群众来电诉求1215件次，网民留言73件（西宁12345微信公众号65件，西宁市政府网2件，“码上减负”1件，青海12345政务服务网3件，人民网2件），直接办理739件，转交责任单位办理476件。\n\n热点问题：\n\n1. 物业管理64件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。\n\n2. 消费维权58件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。\n\n3. 劳动纠纷49件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。\n\n西宁市安全隐患举报受理情况日报\n\n10月15日，西宁市共收到安全隐患举报65件，其中12345政务服务便民热线接收举报48件、西宁市消防救援支队接收举报17件，主要反映小区物业、消防安全、市政道路等问题，已及时联系相应县区政府核实处理。\n','\n',char(10)),'text 1','2026-11-21T18:59:33.285Z','[{"number":1,"start":0,"end":425}]',NULL,NULL);
INSERT INTO sources VALUES(3,'72a919accce2f76ab22e9d81b9197728e7cd874bcbf4598d3ed5a71efbc96e0b',405,X'e8a5bfe5ae81e5b882e5859ae5bbbae5bc95e9a286e2809ce69c89e8af89e5bf85e5ba94e9a9ace4b88ae58a9ee2809de69cbae588b6e5889be696b0e5b7a5e4bd9ce697a5e68aa50a0a39e69c8831e697a5efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe68ea5e590ace7bea4e4bc97e69da5e794b5e8af89e6b18231323135e4bbb6e6aca1efbc8ce7bd91e6b091e79599e8a8803635e4bbb6efbc88e8a5bfe5ae813132333435e5beaee4bfa1e585ace4bc97e58fb73635e4bbb6efbc89efbc8ce79bb4e68ea5e58a9ee79086373339e4bbb6efbc8ce8bdace4baa4e8b4a3e4bbbbe58d95e4bd8de58a9ee79086343736e4bbb6e380820a0ae783ade782b9e997aee9a298efbc9a0a0a312e20e789a9e4b89ae7aea1e790863634e4bbb6efbc8ce697a0e99b86e4b8ade58f8de698a0e997aee9a298efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe5b7b2e58f8ae697b6e88194e7b3bbe79bb8e5ba94e58ebfe58cbae694bfe5ba9ce6a0b8e5ae9ee5a484e79086e38082',replace('西宁市党建引领“有诉必应马上办”机制创新工作日报\n\n9月1日，12345政务服务便民热线接听群众来电诉求1215件次，网民留言65件（西宁12345微信公众号65件），直接办理739件，转交责任单位办理476件。\n\n热点问题：\n\n1. 物业管理64件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。','\n',char(10)),'text 1','2026-11-21T18:59:33.307Z','[{"number":1,"start":0,"end":163}]',NULL,NULL);
INSERT INTO sources VALUES(4,'55dc4a128bc834783eb14725f70f7153e02975658f0ab1d7452a1cfcb49fbdbd',405,X'e8a5bfe5ae81e5b882e5859ae5bbbae5bc95e9a286e2809ce69c89e8af89e5bf85e5ba94e9a9ace4b88ae58a9ee2809de69cbae588b6e5889be696b0e5b7a5e4bd9ce697a5e68aa50a0a39e69c8832e697a5efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe68ea5e590ace7bea4e4bc97e69da5e794b5e8af89e6b18231323135e4bbb6e6aca1efbc8ce7bd91e6b091e79599e8a8803635e4bbb6efbc88e8a5bfe5ae813132333435e5beaee4bfa1e585ace4bc97e58fb73635e4bbb6efbc89efbc8ce79bb4e68ea5e58a9ee79086373339e4bbb6efbc8ce8bdace4baa4e8b4a3e4bbbbe58d95e4bd8de58a9ee79086343736e4bbb6e380820a0ae783ade782b9e997aee9a298efbc9a0a0a312e20e789a9e4b89ae7aea1e790863634e4bbb6efbc8ce697a0e99b86e4b8ade58f8de698a0e997aee9a298efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe5b7b2e58f8ae697b6e88194e7b3bbe79bb8e5ba94e58ebfe58cbae694bfe5ba9ce6a0b8e5ae9ee5a484e79086e38082',replace('西宁市党建引领“有诉必应马上办”机制创新工作日报\n\n9月2日，12345政务服务便民热线接听群众来电诉求1215件次，网民留言65件（西宁12345微信公众号65件），直接办理739件，转交责任单位办理476件。\n\n热点问题：\n\n1. 物业管理64件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。','\n',char(10)),'text 1','2026-11-21T18:59:38.510Z','[{"number":1,"start":0,"end":163}]',NULL,NULL);
INSERT INTO sources VALUES(5,'9b6ddaf38a0b8795b5defe13b4ed79304e6a00a51c49e6424ad6747a62cb4b50',405,X'e8a5bfe5ae81e5b882e5859ae5bbbae5bc95e9a286e2809ce69c89e8af89e5bf85e5ba94e9a9ace4b88ae58a9ee2809de69cbae588b6e5889be696b0e5b7a5e4bd9ce697a5e68aa50a0a39e69c8833e697a5efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe68ea5e590ace7bea4e4bc97e69da5e794b5e8af89e6b1823132313fe4bbb6e6aca1efbc8ce7bd91e6b091e79599e8a8803635e4bbb6efbc88e8a5bfe5ae813132333435e5beaee4bfa1e585ace4bc97e58fb73635e4bbb6efbc89efbc8ce79bb4e68ea5e58a9ee79086373339e4bbb6efbc8ce8bdace4baa4e8b4a3e4bbbbe58d95e4bd8de58a9ee79086343736e4bbb6e380820a0ae783ade782b9e997aee9a298efbc9a0a0a312e20e789a9e4b89ae7aea1e790863634e4bbb6efbc8ce697a0e99b86e4b8ade58f8de698a0e997aee9a298efbc8c3132333435e694bfe58aa1e69c8de58aa1e4bebfe6b091e783ade7babfe5b7b2e58f8ae697b6e88194e7b3bbe79bb8e5ba94e58ebfe58cbae694bfe5ba9ce6a0b8e5ae9ee5a484e79086e38082',replace('西宁市党建引领“有诉必应马上办”机制创新工作日报\n\n9月3日，12345政务服务便民热线接听群众来电诉求121?件次，网民留言65件（西宁12345微信公众号65件），直接办理739件，转交责任单位办理476件。\n\n热点问题：\n\n1. 物业管理64件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。','\n',char(10)),'text 1','2026-11-21T18:59:42.634Z','[{"number":1,"start":0,"end":163}]',NULL,NULL);
INSERT INTO sources VALUES(6,'d52ea4ab51b8bdd82e03e2ce5ae2ab62966e82d5bd8ad3dde00e1949fa7f0d95',88,X'e69cace68aa5e8aeaf20e5898d34e4b8aae69c88efbc8ce8a5bfe5ae81e5b882e2809ce69c89e8af89e5bf85e5ba94e9a9ace4b88ae58a9ee2809de68ea5e5be8531353837e4bbb6efbc8c31303025e58a9ee7bb93e38082','本报讯 前4个月，西宁市“有诉必应马上办”接待1587件，100%办结。','text 1','2026-11-21T18:59:46.980Z','[{"number":1,"start":0,"end":36}]',NULL,NULL);
CREATE TABLE arrivals (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  name TEXT NOT NULL,
  published TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  origin TEXT NOT NULL CHECK (origin IN ('seed', 'import', 'person', 'simulation')),
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
INSERT INTO arrivals VALUES(1,1,'2024-05-29.txt',NULL,'seed','示例数据','2026-11-21T18:59:33.257Z');
INSERT INTO arrivals VALUES(2,2,'2025-10-15.txt',NULL,'seed','示例数据','2026-11-21T18:59:33.285Z');
INSERT INTO arrivals VALUES(3,3,'one.txt','2025-09-04','import','命令行','2026-11-21T18:59:33.307Z');
INSERT INTO arrivals VALUES(4,4,'two.txt','2025-09-04','import','命令行','2026-11-21T18:59:38.510Z');
INSERT INTO arrivals VALUES(5,5,'unread.txt','2025-09-04','import','命令行','2026-11-21T18:59:42.634Z');
INSERT INTO arrivals VALUES(6,6,'story.txt','2025-05-20','import','命令行','2026-11-21T18:59:46.980Z');
CREATE TABLE readings (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  arrival_id INTEGER NOT NULL REFERENCES arrivals (id),
  parser_version TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hotline', 'hazard')),
  region TEXT NOT NULL,
  month_day TEXT CHECK (month_day GLOB '[0-9][0-9]-[0-9][0-9]'),
  date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  date_to TEXT CHECK (date_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  year_known INTEGER NOT NULL CHECK (year_known IN (0, 1)),
  year_rule TEXT NOT NULL CHECK (year_rule IN ('published', 'masthead', 'fileName', 'mentions', 'none')),
  verdict TEXT NOT NULL CHECK (verdict IN ('balanced', 'unbalanced', 'uncheckable')),
  quoted INTEGER NOT NULL CHECK (quoted IN (0, 1)),
  agency TEXT,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  read_at TEXT NOT NULL
) STRICT;
INSERT INTO readings VALUES(1,1,1,'2','hotline','西宁市','05-29','2024-05-29',NULL,0,'fileName','balanced',0,NULL,0,297,'2026-11-21T18:59:33.257Z');
INSERT INTO readings VALUES(2,1,1,'2','hazard','西宁市','05-29','2024-05-29',NULL,0,'fileName','balanced',0,'相应县区政府',299,444,'2026-11-21T18:59:33.257Z');
INSERT INTO readings VALUES(3,2,2,'2','hotline','西宁市','10-15','2025-10-15',NULL,0,'fileName','balanced',0,NULL,0,304,'2026-11-21T18:59:33.285Z');
INSERT INTO readings VALUES(4,2,2,'2','hazard','西宁市','10-15','2025-10-15',NULL,0,'fileName','balanced',0,'相应县区政府',306,424,'2026-11-21T18:59:33.285Z');
INSERT INTO readings VALUES(5,3,3,'2','hotline','西宁市','09-01','2025-09-01',NULL,1,'published','balanced',0,NULL,0,163,'2026-11-21T18:59:33.307Z');
INSERT INTO readings VALUES(6,4,4,'2','hotline','西宁市','09-02','2025-09-02',NULL,1,'published','balanced',0,NULL,0,163,'2026-11-21T18:59:38.510Z');
INSERT INTO readings VALUES(7,5,5,'2','hotline','西宁市','09-03','2025-09-03',NULL,1,'published','uncheckable',0,NULL,0,163,'2026-11-21T18:59:42.634Z');
CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  reading_id INTEGER NOT NULL REFERENCES readings (id),
  position INTEGER NOT NULL,
  metric TEXT NOT NULL,
  label TEXT,
  rank INTEGER,
  value INTEGER,
  unit TEXT,
  printed TEXT,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  agency TEXT,
  remark TEXT,
  UNIQUE (reading_id, position)
) STRICT;
INSERT INTO figures VALUES(1,1,0,'calls',NULL,NULL,908,'件次','908',53,56,NULL,NULL);
INSERT INTO figures VALUES(2,1,1,'messages',NULL,NULL,58,'件','58',63,65,NULL,NULL);
INSERT INTO figures VALUES(3,1,2,'channel','西宁12345微信公众号',1,56,'件','56',79,81,NULL,NULL);
INSERT INTO figures VALUES(4,1,3,'channel','青海12345政务服务网站',2,1,'件','1',96,97,NULL,NULL);
INSERT INTO figures VALUES(5,1,4,'channel','市委网信办',3,1,'件','1',104,105,NULL,NULL);
INSERT INTO figures VALUES(6,1,5,'direct',NULL,NULL,498,'件','498',112,115,NULL,NULL);
INSERT INTO figures VALUES(7,1,6,'transferred',NULL,NULL,410,'件','410',125,128,NULL,NULL);
INSERT INTO figures VALUES(8,1,7,'callbacks',NULL,NULL,246,'件','246',133,136,NULL,NULL);
INSERT INTO figures VALUES(9,1,8,'hotspot','物业服务',1,75,'件','75',154,156,'相应县区政府','无集中反映问题');
INSERT INTO figures VALUES(10,1,9,'hotspot','消费维权',2,36,'件','36',204,206,'相应县区政府','无集中反映问题');
INSERT INTO figures VALUES(11,1,10,'hotspot','交通秩序',3,34,'件','34',254,256,'市公安局交警大队','无集中反映问题');
INSERT INTO figures VALUES(12,2,0,'hazards',NULL,NULL,41,'件','41',334,336,NULL,NULL);
INSERT INTO figures VALUES(13,2,1,'receiver','12345政务服务便民热线',1,25,'件','25',357,359,NULL,NULL);
INSERT INTO figures VALUES(14,2,2,'receiver','西宁市应急管理局',2,5,'件','5',373,374,NULL,NULL);
INSERT INTO figures VALUES(15,2,3,'receiver','西宁市消防救援支队',3,11,'件','11',389,391,NULL,NULL);
INSERT INTO figures VALUES(16,2,4,'topic','小区物业',1,NULL,NULL,'小区物业',400,404,NULL,NULL);
INSERT INTO figures VALUES(17,2,5,'topic','消防安全',2,NULL,NULL,'消防安全',405,409,NULL,NULL);
INSERT INTO figures VALUES(18,2,6,'topic','市政道路',3,NULL,NULL,'市政道路',410,414,NULL,NULL);
INSERT INTO figures VALUES(19,2,7,'topic','城乡建设',4,NULL,NULL,'城乡建设',415,419,NULL,NULL);
INSERT INTO figures VALUES(20,2,8,'topic','特种设备',5,NULL,NULL,'特种设备',420,424,NULL,NULL);
INSERT INTO figures VALUES(21,3,0,'calls',NULL,NULL,1215,'件次','1215',54,58,NULL,NULL);
INSERT INTO figures VALUES(22,3,1,'messages',NULL,NULL,73,'件','73',65,67,NULL,NULL);
INSERT INTO figures VALUES(23,3,2,'channel','西宁12345微信公众号',1,65,'件','65',81,83,NULL,NULL);
INSERT INTO figures VALUES(24,3,3,'channel','西宁市政府网',2,2,'件','2',91,92,NULL,NULL);
INSERT INTO figures VALUES(25,3,4,'channel','码上减负',3,1,'件','1',100,101,NULL,NULL);
INSERT INTO figures VALUES(26,3,5,'channel','青海12345政务服务网',4,3,'件','3',115,116,NULL,NULL);
INSERT INTO figures VALUES(27,3,6,'channel','人民网',5,2,'件','2',121,122,NULL,NULL);
INSERT INTO figures VALUES(28,3,7,'direct',NULL,NULL,739,'件','739',129,132,NULL,NULL);
INSERT INTO figures VALUES(29,3,8,'transferred',NULL,NULL,476,'件','476',142,145,NULL,NULL);
INSERT INTO figures VALUES(30,3,9,'hotspot','物业管理',1,64,'件','64',163,165,'相应县区政府','无集中反映问题');
INSERT INTO figures VALUES(31,3,10,'hotspot','消费维权',2,58,'件','58',213,215,'相应县区政府','无集中反映问题');
INSERT INTO figures VALUES(32,3,11,'hotspot','劳动纠纷',3,49,'件','49',263,265,'相应县区政府','无集中反映问题');
INSERT INTO figures VALUES(33,4,0,'hazards',NULL,NULL,65,'件','65',342,344,NULL,NULL);
INSERT INTO figures VALUES(34,4,1,'receiver','12345政务服务便民热线',1,48,'件','48',365,367,NULL,NULL);
INSERT INTO figures VALUES(35,4,2,'receiver','西宁市消防救援支队',2,17,'件','17',382,384,NULL,NULL);
INSERT INTO figures VALUES(36,4,3,'topic','小区物业',1,NULL,NULL,'小区物业',390,394,NULL,NULL);
INSERT INTO figures VALUES(37,4,4,'topic','消防安全',2,NULL,NULL,'消防安全',395,399,NULL,NULL);
INSERT INTO figures VALUES(38,4,5,'topic','市政道路',3,NULL,NULL,'市政道路',400,404,NULL,NULL);
INSERT INTO figures VALUES(39,5,0,'calls',NULL,NULL,1215,'件次','1215',52,56,NULL,NULL);
INSERT INTO figures VALUES(40,5,1,'messages',NULL,NULL,65,'件','65',63,65,NULL,NULL);
INSERT INTO figures VALUES(41,5,2,'channel','西宁12345微信公众号',1,65,'件','65',79,81,NULL,NULL);
INSERT INTO figures VALUES(42,5,3,'direct',NULL,NULL,739,'件','739',88,91,NULL,NULL);
INSERT INTO figures VALUES(43,5,4,'transferred',NULL,NULL,476,'件','476',101,104,NULL,NULL);
INSERT INTO figures VALUES(44,5,5,'hotspot','物业管理',1,64,'件','64',122,124,'相应县区政府','无集中反映问题');
INSERT INTO figures VALUES(45,6,0,'calls',NULL,NULL,1215,'件次','1215',52,56,NULL,NULL);
INSERT INTO figures VALUES(46,6,1,'messages',NULL,NULL,65,'件','65',63,65,NULL,NULL);
INSERT INTO figures VALUES(47,6,2,'channel','西宁12345微信公众号',1,65,'件','65',79,81,NULL,NULL);
INSERT INTO figures VALUES(48,6,3,'direct',NULL,NULL,739,'件','739',88,91,NULL,NULL);
INSERT INTO figures VALUES(49,6,4,'transferred',NULL,NULL,476,'件','476',101,104,NULL,NULL);
INSERT INTO figures VALUES(50,6,5,'hotspot','物业管理',1,64,'件','64',122,124,'相应县区政府','无集中反映问题');
INSERT INTO figures VALUES(51,7,0,'messages',NULL,NULL,65,'件','65',63,65,NULL,NULL);
INSERT INTO figures VALUES(52,7,1,'channel','西宁12345微信公众号',1,65,'件','65',79,81,NULL,NULL);
INSERT INTO figures VALUES(53,7,2,'direct',NULL,NULL,739,'件','739',88,91,NULL,NULL);
INSERT INTO figures VALUES(54,7,3,'transferred',NULL,NULL,476,'件','476',101,104,NULL,NULL);
INSERT INTO figures VALUES(55,7,4,'hotspot','物业管理',1,64,'件','64',122,124,'相应县区政府','无集中反映问题');
CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  reading_id INTEGER REFERENCES readings (id),
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'notice')),
  message TEXT,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL
) STRICT;
INSERT INTO findings VALUES(1,5,7,'figure-missing','warning','没有读出“来电诉求”。',0,163);
INSERT INTO findings VALUES(2,5,7,'text-lost','error','“121?”里有认不出的字，没有当作数字收录，请核对。',52,56);
INSERT INTO findings VALUES(3,5,7,'repair-proposed','warning','“121?”可能是 1215（按“来电诉求等于直接办理与转交办理之和”相符），请对照原文。',52,56);
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  reading_id INTEGER NOT NULL REFERENCES readings (id),
  action TEXT NOT NULL
    CHECK (action IN ('accept', 'hold', 'reject', 'correct', 'set-date', 'redact', 'supersede')),
  state TEXT NOT NULL CHECK (state IN ('accepted', 'pending', 'rejected', 'superseded')),
  region TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hotline', 'hazard')),
  date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  date_to TEXT CHECK (date_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  same_as INTEGER REFERENCES readings (id),
  reasons TEXT NOT NULL CHECK (json_type(reasons) = 'array'),
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK (state <> 'accepted' OR date IS NOT NULL),
  CHECK (same_as IS NULL OR state = 'accepted'),
  CHECK (same_as <> reading_id),
  CHECK (state = CASE action
    WHEN 'accept' THEN 'accepted' WHEN 'hold' THEN 'pending'
    WHEN 'reject' THEN 'rejected' WHEN 'supersede' THEN 'superseded' ELSE state END)
) STRICT;
INSERT INTO decisions VALUES(1,1,'accept','accepted','西宁市','hotline','2024-05-29',NULL,NULL,'[]','规则','2026-11-21T18:59:33.257Z');
INSERT INTO decisions VALUES(2,2,'accept','accepted','西宁市','hazard','2024-05-29',NULL,NULL,'[]','规则','2026-11-21T18:59:33.257Z');
INSERT INTO decisions VALUES(3,3,'accept','accepted','西宁市','hotline','2025-10-15',NULL,NULL,'[]','规则','2026-11-21T18:59:33.285Z');
INSERT INTO decisions VALUES(4,4,'accept','accepted','西宁市','hazard','2025-10-15',NULL,NULL,'[]','规则','2026-11-21T18:59:33.285Z');
INSERT INTO decisions VALUES(5,5,'accept','accepted','西宁市','hotline','2025-09-01',NULL,NULL,'[]','规则','2026-11-21T18:59:33.307Z');
INSERT INTO decisions VALUES(6,6,'accept','accepted','西宁市','hotline','2025-09-02',NULL,NULL,'[]','规则','2026-11-21T18:59:38.510Z');
INSERT INTO decisions VALUES(7,7,'hold','pending','西宁市','hotline','2025-09-03',NULL,NULL,'["uncheckable","repair"]','规则','2026-11-21T18:59:42.634Z');
CREATE TABLE marks (name TEXT PRIMARY KEY) STRICT;
CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  arrival_id INTEGER NOT NULL REFERENCES arrivals (id),
  parser_version TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hotline', 'hazard')),
  region TEXT NOT NULL,
  scope TEXT NOT NULL,
  period_printed TEXT,
  period_from TEXT CHECK (period_from GLOB '[0-9][0-9][0-9][0-9]*'),
  period_to TEXT CHECK (period_to GLOB '[0-9][0-9][0-9][0-9]*'),
  year_known INTEGER NOT NULL CHECK (year_known IN (0, 1)),
  year_rule TEXT NOT NULL
    CHECK (year_rule IN ('printed', 'published', 'masthead', 'fileName', 'mentions', 'none')),
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  read_at TEXT NOT NULL
) STRICT;
INSERT INTO statements VALUES(1,6,6,'2','hotline','西宁市','西宁市','前4个月','2025-01','2025-04',1,'published',4,33,'2026-11-21T18:59:46.980Z');
CREATE TABLE statement_figures (
  id INTEGER PRIMARY KEY,
  statement_id INTEGER NOT NULL REFERENCES statements (id),
  position INTEGER NOT NULL,
  metric TEXT NOT NULL CHECK (metric IN ('received', 'closed', 'responseRate', 'resolutionRate',
    'satisfactionRate', 'closureRate', 'withdrawalRate')),
  value REAL NOT NULL,
  unit TEXT NOT NULL,
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'about', 'moreThan', 'atLeast')),
  printed TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  UNIQUE (statement_id, position)
) STRICT;
INSERT INTO statement_figures VALUES(1,1,0,'received',1587.0,'件','exact','1587',23,27);
INSERT INTO statement_figures VALUES(2,1,1,'closureRate',100.0,'%','exact','100%',29,33);
CREATE TABLE statement_withdrawals (
  statement_id INTEGER PRIMARY KEY REFERENCES statements (id),
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX arrivals_by_source ON arrivals (source_id);
CREATE INDEX readings_by_source ON readings (source_id);
CREATE INDEX findings_by_reading ON findings (reading_id);
CREATE INDEX findings_by_source ON findings (source_id);
CREATE INDEX decisions_by_key ON decisions (region, date, kind);
CREATE INDEX decisions_by_month_day ON decisions (region, kind, substr(date, 6));
CREATE INDEX decisions_by_end ON decisions (region, date_to) WHERE date_to IS NOT NULL;
CREATE INDEX decisions_by_reading ON decisions (reading_id);
CREATE INDEX decisions_by_same_as ON decisions (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX decisions_undated ON decisions (region) WHERE date IS NULL;
CREATE VIEW standing AS
SELECT
  d.reading_id, d.region, d.kind, d.date AS key_date, d.date_to AS key_date_to,
  d.state, d.same_as, d.reasons, d.actor AS decided_by, d.at AS decided_at,
  r.source_id, r.arrival_id, r.parser_version, r.region AS printed_region, r.month_day, r.date, r.date_to,
  r.year_known, r.year_rule, r.verdict, r.quoted, r.agency, r.span_start, r.span_end
FROM decisions AS d
JOIN readings AS r ON r.id = d.reading_id
WHERE NOT EXISTS (
  SELECT 1 FROM decisions AS later WHERE later.reading_id = d.reading_id AND later.id > d.id
);
CREATE TRIGGER one_accepted_reading_per_key
BEFORE INSERT ON decisions
WHEN NEW.state = 'accepted' AND NEW.same_as IS NULL
BEGIN
  SELECT RAISE(ABORT, 'another reading is accepted on this key')
  FROM standing
  WHERE region = NEW.region AND kind = NEW.kind AND key_date = NEW.date
    AND key_date_to IS NEW.date_to AND state = 'accepted' AND same_as IS NULL
    AND reading_id <> NEW.reading_id;
END;
CREATE TRIGGER readings_keep BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'readings are only appended'); END;
CREATE TRIGGER readings_stay BEFORE DELETE ON readings
BEGIN SELECT RAISE(ABORT, 'readings are only appended'); END;
CREATE TRIGGER figures_keep BEFORE UPDATE ON figures
BEGIN SELECT RAISE(ABORT, 'figures are only appended'); END;
CREATE TRIGGER figures_stay BEFORE DELETE ON figures
BEGIN SELECT RAISE(ABORT, 'figures are only appended'); END;
CREATE TRIGGER findings_keep BEFORE UPDATE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are only appended'); END;
CREATE TRIGGER findings_stay BEFORE DELETE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are only appended'); END;
CREATE TRIGGER decisions_keep BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER arrivals_keep BEFORE UPDATE ON arrivals
BEGIN SELECT RAISE(ABORT, 'arrivals are only appended'); END;
CREATE TRIGGER arrivals_stay BEFORE DELETE ON arrivals
BEGIN SELECT RAISE(ABORT, 'arrivals are only appended'); END;
CREATE TRIGGER marks_keep BEFORE UPDATE ON marks
BEGIN SELECT RAISE(ABORT, 'marks are set once'); END;
CREATE TRIGGER marks_stay BEFORE DELETE ON marks
BEGIN SELECT RAISE(ABORT, 'marks are set once'); END;
CREATE TRIGGER sources_stay BEFORE DELETE ON sources
BEGIN SELECT RAISE(ABORT, 'sources are archived'); END;
CREATE VIEW accepted_readings AS
SELECT
  s.reading_id, s.region, s.kind, s.key_date AS date, s.key_date_to AS date_to, s.verdict, s.year_rule,
  s.year_known, s.agency, s.parser_version, a.name AS source_name, a.published, o.sha256 AS source_sha256
FROM standing AS s
JOIN arrivals AS a ON a.id = s.arrival_id
JOIN sources AS o ON o.id = s.source_id
WHERE s.state = 'accepted' AND s.same_as IS NULL;
CREATE VIEW hotline_daily AS
SELECT *
FROM (
  SELECT
    region, date, date_to,
    (SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND metric = 'calls') AS calls,
    (SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND metric = 'messages') AS messages,
    (SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND metric = 'direct') AS direct,
    (SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND metric = 'transferred') AS transferred,
    (SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND metric = 'callbacks') AS callbacks,
    verdict, year_rule, source_name, source_sha256
  FROM accepted_readings AS r
  WHERE kind = 'hotline'
)
ORDER BY region, date;
CREATE VIEW hotline_channels AS
SELECT r.region, r.date, r.date_to, f.rank, f.label AS channel, f.value, f.unit, r.source_name, r.source_sha256
FROM accepted_readings AS r
JOIN figures AS f ON f.reading_id = r.reading_id
WHERE r.kind = 'hotline' AND f.metric = 'channel'
ORDER BY r.region, r.date, f.rank;
CREATE VIEW hotspots AS
SELECT
  r.region, r.date, r.date_to, f.rank, f.label AS category, f.value, f.unit, f.remark, f.agency,
  r.source_name, r.source_sha256
FROM accepted_readings AS r
JOIN figures AS f ON f.reading_id = r.reading_id
WHERE r.kind = 'hotline' AND f.metric = 'hotspot'
ORDER BY r.region, r.date, f.rank;
CREATE VIEW hazard_daily AS
SELECT *
FROM (
  SELECT
    region, date, date_to,
    (SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND metric = 'hazards') AS hazards,
    agency, verdict, year_rule, source_name, source_sha256
  FROM accepted_readings AS r
  WHERE kind = 'hazard'
)
ORDER BY region, date;
CREATE VIEW hazard_receivers AS
SELECT r.region, r.date, r.date_to, f.rank, f.label AS receiver, f.value, f.unit, r.source_name, r.source_sha256
FROM accepted_readings AS r
JOIN figures AS f ON f.reading_id = r.reading_id
WHERE r.kind = 'hazard' AND f.metric = 'receiver'
ORDER BY r.region, r.date, f.rank;
CREATE VIEW hazard_topics AS
SELECT r.region, r.date, r.date_to, f.rank, f.label AS topic, r.source_name, r.source_sha256
FROM accepted_readings AS r
JOIN figures AS f ON f.reading_id = r.reading_id
WHERE r.kind = 'hazard' AND f.metric = 'topic'
ORDER BY r.region, r.date, f.rank;
CREATE TRIGGER sources_keep BEFORE UPDATE ON sources
WHEN NEW.bytes IS NOT NULL OR NEW.text IS NOT NULL
  OR (NEW.id, NEW.sha256, NEW.size, NEW.extractor, NEW.received_at, NEW.pages, NEW.lines, NEW.stated)
    IS NOT (OLD.id, OLD.sha256, OLD.size, OLD.extractor, OLD.received_at, OLD.pages, OLD.lines, OLD.stated)
BEGIN SELECT RAISE(ABORT, 'sources are archived'); END;
CREATE INDEX statements_by_source ON statements (source_id);
CREATE INDEX statements_by_region ON statements (region);
CREATE VIEW current_statements AS
SELECT s.*, o.sha256 AS source_sha256, o.received_at, a.name AS source_name, a.published
FROM statements AS s
JOIN sources AS o ON o.id = s.source_id
JOIN arrivals AS a ON a.id = s.arrival_id
WHERE NOT EXISTS (SELECT 1 FROM statement_withdrawals AS w WHERE w.statement_id = s.id);
CREATE TRIGGER statements_keep BEFORE UPDATE ON statements
BEGIN SELECT RAISE(ABORT, 'statements are only appended'); END;
CREATE TRIGGER statements_stay BEFORE DELETE ON statements
BEGIN SELECT RAISE(ABORT, 'statements are only appended'); END;
CREATE TRIGGER statement_figures_keep BEFORE UPDATE ON statement_figures
BEGIN SELECT RAISE(ABORT, 'statement figures are only appended'); END;
CREATE TRIGGER statement_figures_stay BEFORE DELETE ON statement_figures
BEGIN SELECT RAISE(ABORT, 'statement figures are only appended'); END;
CREATE TRIGGER statement_withdrawals_keep BEFORE UPDATE ON statement_withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals are only appended'); END;
CREATE TRIGGER statement_withdrawals_stay BEFORE DELETE ON statement_withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals are only appended'); END;
COMMIT;
