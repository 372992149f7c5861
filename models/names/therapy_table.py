"""How the therapies of this field are written, a class at a time: data for ``models.record.therapies``.

A line is ``name | Chinese name | alias; alias``; a line that begins with spaces goes on with the aliases of the one
before. Names are the international nonproprietary ones; aliases are abbreviations, code names and Chinese names, no
brands. Every agent of the three papers the program reproduces stands here, and what a liver clinic gives beside them.
"""

TABLE: dict[str, str] = {
    "kinase inhibitor": """
sorafenib | 索拉非尼
lenvatinib | 仑伐替尼 | 乐伐替尼
donafenib | 多纳非尼
regorafenib | 瑞戈非尼
cabozantinib | 卡博替尼
apatinib | 阿帕替尼 | rivoceranib; YN968D1
anlotinib | 安罗替尼
axitinib | 阿昔替尼
sunitinib | 舒尼替尼
brivanib | 布立尼布
linifanib | 利尼伐尼 | ABT-869
erlotinib | 厄洛替尼
gefitinib | 吉非替尼
lapatinib | 拉帕替尼
tivantinib | 替万替尼
tepotinib | 特泊替尼
capmatinib | 卡马替尼 | INC280
savolitinib | 赛沃替尼
nintedanib | 尼达尼布
dovitinib | 多韦替尼
vandetanib | 凡德他尼
pazopanib | 培唑帕尼
selumetinib | 司美替尼
refametinib | 瑞法替尼
fisogatinib |  | BLU-554
roblitinib |  | FGF401
galunisertib
surufatinib | 索凡替尼
fruquintinib | 呋喹替尼
everolimus | 依维莫司
sirolimus | 西罗莫司 | rapamycin; 雷帕霉素
temsirolimus | 替西罗莫司
palbociclib | 哌柏西利
ribociclib | 瑞波西利
abemaciclib | 阿贝西利
kinase inhibitor | 激酶抑制剂 | TKI; TKIs; tyrosine kinase inhibitor; mTOR inhibitor; CDK4/6 inhibitor;
    CDK inhibitor; MEK inhibitor; c-MET inhibitor; PI3K inhibitor; SF1126; CT-707
""",
    "checkpoint antibody": """
cadonilimab | 卡度尼利单抗 | AK104
toripalimab | 特瑞普利单抗 | JS001
camrelizumab | 卡瑞利珠单抗 | SHR-1210
sintilimab | 信迪利单抗 | IBI308
tislelizumab | 替雷利珠单抗 | BGB-A317
penpulimab | 派安普利单抗 | AK105
pembrolizumab | 帕博利珠单抗 | MK-3475
nivolumab | 纳武利尤单抗 | 纳武单抗; BMS-936558
cemiplimab | 西米普利单抗
dostarlimab | 多塔利单抗 | TSR-042
spartalizumab |  | PDR001
nofazinlimab |  | CS1003
serplulimab | 斯鲁利单抗 | HLX10
zimberelimab | 赛帕利单抗
finotonlimab | 菲诺利单抗 | SCT-I10A
atezolizumab | 阿替利珠单抗
durvalumab | 度伐利尤单抗 | MEDI4736
avelumab | 阿维鲁单抗
adebrelimab | 阿得贝利单抗 | SHR-1316
envafolimab | 恩沃利单抗 | KN035
benmelstobart | 贝莫苏拜单抗 | TQB2450
tremelimumab | 曲美木单抗 | 替西木单抗
ipilimumab | 伊匹木单抗 | IBI310
ivonescimab | 依沃西单抗 | AK112
volrustomig |  | MEDI5752
cobolimab |  | TSR-022
relatlimab | 瑞拉利单抗
cosibelimab
enlonstobart | 恩朗苏拜单抗
pucotenlimab | 普特利单抗
retifanlimab
socazolimab | 索卡佐利单抗
sugemalimab | 舒格利单抗
tagitanlimab | 塔戈利单抗
iparomlimab and tuvonralimab | 艾帕洛利托沃瑞利单抗 | QL1706
checkpoint antibody | 免疫检查点抑制剂 | immune checkpoint inhibitor; checkpoint inhibitor; checkpoint inhibitors;
    ICI; anti-PD-1; anti-PD-L1; anti-PD1; anti-PDL1; anti-CTLA-4; PD-1; PD-L1; PD1; PDL1; CTLA-4; PD-1 inhibitor;
    PD-L1 inhibitor; immunotherapy; PD-1单抗; PD-L1单抗; PD-1抑制剂; 免疫治疗
""",
    "antibody": """
bevacizumab | 贝伐珠单抗 | 贝伐单抗; IBI305; SCT510; HLX04
ramucirumab | 雷莫西尤单抗 | 雷莫芦单抗
cetuximab | 西妥昔单抗
codrituzumab |  | GC33
carotuximab |  | TRC105
trastuzumab | 曲妥珠单抗
""",
    "chemotherapy": """
FOLFOX | FOLFOX方案 | FOLFOX4; FOLFOX6; mFOLFOX6; mFOLFOX; mFOLFOX7
GEMOX | GEMOX方案
XELOX | XELOX方案 | CAPOX
FOLFIRI
doxorubicin | 多柔比星 | 阿霉素; adriamycin; liposomal doxorubicin; 脂质体阿霉素
epirubicin | 表柔比星 | 表阿霉素
pirarubicin | 吡柔比星
cisplatin | 顺铂 | DDP
oxaliplatin | 奥沙利铂
carboplatin | 卡铂
lobaplatin | 洛铂
gemcitabine | 吉西他滨
capecitabine | 卡培他滨
fluorouracil | 氟尿嘧啶 | 5-FU; 5-fluorouracil; 5-氟尿嘧啶
leucovorin | 亚叶酸钙 | folinic acid; calcium folinate; 左亚叶酸钙
tegafur | 替加氟 | S-1; 替吉奥; UFT
raltitrexed | 雷替曲塞
irinotecan | 伊立替康
mitomycin | 丝裂霉素
mitoxantrone | 米托蒽醌
paclitaxel | 紫杉醇 | nab-paclitaxel; 白蛋白紫杉醇
docetaxel | 多西他赛
cyclophosphamide | 环磷酰胺
fludarabine | 氟达拉滨
etoposide | 依托泊苷
arsenic trioxide | 三氧化二砷
lymphodepletion | 清淋预处理 | 清淋; lymphodepleting chemotherapy; lymphodepletion chemotherapy
chemotherapy | 化疗 | systemic chemotherapy; 全身化疗; 化学治疗
""",
    "cytokine": """
interleukin-2 | 白细胞介素-2 | IL-2; aldesleukin; 白介素-2
interleukin-12 | 白细胞介素-12 | IL-12
interferon alfa | 干扰素 | interferon; peginterferon; peginterferon alfa; interferon-alpha; IFN-α; 聚乙二醇干扰素;
    α干扰素
""",
    "cell therapy": """
TIL infusion | 肿瘤浸润淋巴细胞回输 | TIL; TILs; TIL therapy; tumor-infiltrating lymphocytes;
    tumour-infiltrating lymphocytes; 肿瘤浸润淋巴细胞
CIK cells | CIK细胞 | CIK; cytokine-induced killer cells; cytokine-induced killer; 细胞因子诱导的杀伤细胞
CAR-T cells | CAR-T细胞 | CAR-T; CAR T; CAR-T therapy; CART; GPC3 CAR-T; 嵌合抗原受体T细胞
TCR-T cells | TCR-T细胞 | TCR-T
NK cells | NK细胞 | NK cell infusion; natural killer cells; 自然杀伤细胞
DC-CIK cells | DC-CIK细胞 | DC-CIK
""",
    "vaccine": """
vaccine | 肿瘤疫苗 | cancer vaccine; peptide vaccine; dendritic cell vaccine; DC vaccine; GPC3 peptide vaccine;
    AFP peptide vaccine; 树突状细胞疫苗; 多肽疫苗
pexastimogene devacirepvec |  | JX-594; Pexa-Vec; oncolytic virus; 溶瘤病毒
oncolytic adenovirus H101 | 重组人5型腺病毒 | H101
""",
    "other systemic therapy": """
icaritin | 淫羊藿素 | 阿可拉定; icaritine
Huaier granule | 槐耳颗粒 | Huaier; 槐耳
thalidomide | 沙利度胺
thymalfasin | 胸腺法新 | thymosin alpha 1; 胸腺肽
tamoxifen | 他莫昔芬
YIV-906 |  | PHY906
resminostat | 瑞司诺他
targeted therapy | 靶向治疗 | systemic therapy; systemic treatment; 全身治疗; 系统治疗; 靶向药物; 靶免治疗
""",
    "embolisation": """
TACE | 经动脉化疗栓塞 | cTACE; D-TACE; DEB-TACE; DSM-TACE; TAIE; transarterial chemoembolization;
    transarterial chemoembolisation; chemoembolization; chemoembolisation; transcatheter arterial chemoembolization;
    肝动脉化疗栓塞; 动脉化疗栓塞; 化疗栓塞
TAE | 经动脉栓塞 | transhepatic arterial embolization; transarterial embolization; transarterial embolisation;
    bland embolization; embolization; embolisation; arterial embolization; 肝动脉栓塞; 栓塞
interventional therapy | 介入治疗 | 介入; transarterial therapy
SIRT | 选择性内放射治疗 | TARE; radioembolization; radioembolisation; selective internal radiation therapy;
    yttrium-90; yttrium-90 microspheres; Y-90; Y90; 90Y; 钇-90; 钇90; 钇[90Y]; 放射性栓塞
""",
    "arterial infusion": """
HAIC | 肝动脉灌注化疗 | TAI; hepatic arterial infusion chemotherapy; hepatic artery infusion chemotherapy;
    FOLFOX-HAIC; HAIC-FOLFOX; transarterial infusion; arterial infusion chemotherapy; arterial infusion;
    动脉灌注化疗; 灌注化疗; 灌注
""",
    "radiation": """
SBRT | 立体定向体部放疗 | SABR; stereotactic body radiotherapy; stereotactic body radiation therapy;
    stereotactic ablative radiotherapy; 立体定向放疗; 伽马刀; gamma knife; radiosurgery
IMRT | 调强放疗 | intensity-modulated radiotherapy; VMAT
3D-CRT | 三维适形放疗 | 3DCRT; three-dimensional conformal radiotherapy; conformal radiotherapy
proton therapy | 质子治疗 | proton beam therapy; proton; carbon ion therapy; 重离子治疗; 质子
iodine-125 seeds | 碘-125粒子植入 | iodine-125; I-125; 125I; 125I seeds; seed implantation; 粒子植入; 碘125粒子;
    碘[125I]
radiotherapy | 放疗 | radiation; radiation therapy; EBRT; external beam radiotherapy; palliative radiotherapy;
    brachytherapy; 放射治疗; 外照射; 近距离放疗
""",
    "ablation": """
radiofrequency ablation | 射频消融 | RFA; 射频
microwave ablation | 微波消融 | MWA; 微波
cryoablation | 冷冻消融 | cryotherapy; argon-helium cryoablation; 氩氦刀; 冷冻
ethanol injection | 无水酒精注射 | PEI; percutaneous ethanol injection; ethanol ablation; 酒精注射; 酒精消融
irreversible electroporation | 不可逆电穿孔 | IRE; 纳米刀
HIFU | 高强度聚焦超声 | high-intensity focused ultrasound
ablation | 消融 | thermal ablation; laser ablation; 消融治疗
""",
    "surgery": """
hepatectomy | 肝切除术 | liver resection; hepatic resection; resection; left hemi-hepatectomy;
    right hemi-hepatectomy; hemihepatectomy; segmentectomy; lobectomy; metastasectomy; thrombectomy; surgery;
    surgical resection; 切除; 肝切除; 肝癌切除; 手术; 取栓
liver transplantation | 肝移植 | LT; OLT; liver transplant; transplantation; transplant; 移植
""",
    "antiviral": """
entecavir | 恩替卡韦 | ETV
tenofovir | 替诺福韦 | TDF; TAF; TMF; tenofovir disoproxil; tenofovir alafenamide; tenofovir amibufenamide;
    丙酚替诺福韦; 艾米替诺福韦; 富马酸替诺福韦; 富马酸丙酚替诺福韦
lamivudine | 拉米夫定
adefovir | 阿德福韦 | 阿德福韦酯; adefovir dipivoxil
telbivudine | 替比夫定
antiviral | 抗病毒 | antivirals; antiviral therapy; antiviral treatment; nucleoside analogue; nucleoside analogues;
    nucleos(t)ide analogue; 抗病毒治疗; 核苷类似物; 核苷（酸）类似物
""",
    "hepatitis C antiviral": """
sofosbuvir | 索磷布韦 | sofosbuvir/velpatasvir; velpatasvir; 维帕他韦; 索磷布韦维帕他韦; ledipasvir; daclatasvir;
    达拉他韦
""",
    "supportive procedure": """
portal vein embolisation | 门静脉栓塞 | PVE; portal vein embolization
splenectomy | 脾切除术 | splenic embolization; splenic embolisation; partial splenic embolization; 脾切除;
    脾动脉栓塞; 脾栓塞
devascularisation | 贲门周围血管离断术 | devascularization; 断流术
cholecystectomy | 胆囊切除术 | 胆囊切除
paracentesis | 腹腔穿刺 | ascites drainage; drainage; 引流; 腹水引流; 腹腔穿刺引流
biliary drainage | 胆道引流 | biliary stent; stent; PTCD; PTBD; ERCP; 支架; 胆道支架
variceal ligation | 静脉曲张套扎 | banding; EVL; band ligation; sclerotherapy; 套扎; 硬化治疗
TIPS | 经颈静脉肝内门体分流术 | transjugular intrahepatic portosystemic shunt
biopsy | 活检 | liver biopsy; 穿刺活检; 肝穿刺
""",
    "supportive therapy": """
albumin infusion | 输注白蛋白 | human albumin; 人血白蛋白
furosemide | 呋塞米 | diuretic; diuretics; 利尿剂; 利尿
spironolactone | 螺内酯
propranolol | 普萘洛尔 | carvedilol; 卡维地洛; beta blocker
omeprazole | 奥美拉唑 | proton pump inhibitor; PPI; pantoprazole; 泮托拉唑; esomeprazole; 艾司奥美拉唑; 质子泵抑制剂
octreotide | 奥曲肽 | terlipressin; 特利加压素; somatostatin; 生长抑素
lactulose | 乳果糖 | rifaximin; 利福昔明
dexamethasone | 地塞米松 | prednisone; 泼尼松; prednisolone; 泼尼松龙; methylprednisolone; 甲泼尼龙; hydrocortisone;
    氢化可的松; corticosteroid; corticosteroids; steroids; 糖皮质激素; 激素
levothyroxine | 左甲状腺素
amlodipine | 氨氯地平 | nifedipine; 硝苯地平; valsartan; 缬沙坦; losartan; 氯沙坦; irbesartan; 厄贝沙坦;
    antihypertensive; 降压药
enoxaparin | 依诺肝素 | low molecular weight heparin; LMWH; heparin; 肝素; 低分子肝素; warfarin; 华法林;
    rivaroxaban; 利伐沙班; anticoagulant; anticoagulation; 抗凝
morphine | 吗啡 | oxycodone; 羟考酮; fentanyl; 芬太尼; tramadol; 曲马多; analgesic; analgesics; opioid; 止痛药; 镇痛
G-CSF | 粒细胞集落刺激因子 | filgrastim; pegfilgrastim; 升白针
avatrombopag | 阿伐曲泊帕 | eltrombopag; 艾曲泊帕; romiplostim; 罗普司亭; thrombopoietin; 血小板生成素; TPO;
    hetrombopag; 海曲泊帕
transfusion | 输血 | platelet transfusion; red cell transfusion; plasma transfusion; 输注血小板; 输注红细胞;
    血浆输注
insulin | 胰岛素 | metformin; 二甲双胍
ursodeoxycholic acid | 熊去氧胆酸 | UDCA; glycyrrhizin; 甘草酸; 保肝药; 保肝治疗; hepatoprotective therapy
antibiotics | 抗生素 | antibiotic; ceftriaxone; 头孢曲松; levofloxacin; 左氧氟沙星
denosumab | 地舒单抗 | zoledronic acid; 唑来膦酸
supportive care | 支持治疗 | best supportive care; BSC; 对症支持; 最佳支持治疗
""",
}
