"""Adverse-event terms that differ only in case, spelling or everyday name count as one (R-16)."""

from __future__ import annotations

import re
from functools import lru_cache

# The Chinese names of terms that are graded from results, and of those that patients under treatment have most.
CHINESE_NAMES = {
    "腹痛": "abdominal pain",
    "肾上腺功能不全": "adrenal insufficiency",
    "丙氨酸氨基转移酶升高": "alanine aminotransferase increased",
    "碱性磷酸酶升高": "alkaline phosphatase increased",
    "贫血": "anemia",
    "厌食": "anorexia",
    "关节痛": "arthralgia",
    "腹水": "ascites",
    "天门冬氨酸氨基转移酶升高": "aspartate aminotransferase increased",
    "血胆红素升高": "blood bilirubin increased",
    "结肠炎": "colitis",
    "便秘": "constipation",
    "肌酐升高": "creatinine increased",
    "腹泻": "diarrhea",
    "四肢水肿": "edema limbs",
    "疲乏": "fatigue",
    "发热": "fever",
    "γ-谷氨酰转移酶升高": "ggt increased",
    "高钾血症": "hyperkalemia",
    "高钠血症": "hypernatremia",
    "高血压": "hypertension",
    "甲状腺功能亢进": "hyperthyroidism",
    "低白蛋白血症": "hypoalbuminemia",
    "低血糖": "hypoglycemia",
    "低钾血症": "hypokalemia",
    "低钠血症": "hyponatremia",
    "甲状腺功能减退": "hypothyroidism",
    "国际标准化比值升高": "inr increased",
    "淋巴细胞计数降低": "lymphocyte count decreased",
    "恶心": "nausea",
    "中性粒细胞计数降低": "neutrophil count decreased",
    "掌跖红肿疼痛综合征": "palmar-plantar erythrodysesthesia syndrome",
    "血小板计数降低": "platelet count decreased",
    "非感染性肺炎": "pneumonitis",
    "蛋白尿": "proteinuria",
    "瘙痒": "pruritus",
    "斑丘疹": "rash maculo-papular",
    "上消化道出血": "upper gastrointestinal hemorrhage",
    "呕吐": "vomiting",
    "体重减轻": "weight loss",
    "白细胞数降低": "white blood cell decreased",
}
# Everyday names of terms that are also graded from results, so that an entry under either name is found.
EVERYDAY_NAMES = {
    "thrombocytopenia": "platelet count decreased",
    "neutropenia": "neutrophil count decreased",
    "leukopenia": "white blood cell decreased",
    "lymphopenia": "lymphocyte count decreased",
    "lymphocytopenia": "lymphocyte count decreased",
    "hyperbilirubinemia": "blood bilirubin increased",
    "alt elevation": "alanine aminotransferase increased",
    "alt increased": "alanine aminotransferase increased",
    "ast elevation": "aspartate aminotransferase increased",
    "ast increased": "aspartate aminotransferase increased",
}
_AMERICAN = (
    (re.compile(r"aemia\b"), "emia"),
    (re.compile(r"\bhaem"), "hem"),
    (re.compile(r"ischaemi"), "ischemi"),
    (re.compile(r"oedema\b"), "edema"),
    (re.compile(r"\boesoph"), "esoph"),
    (re.compile(r"rrhoea\b"), "rrhea"),
    (re.compile(r"pnoea\b"), "pnea"),
    (re.compile(r"melaena\b"), "melena"),
    (re.compile(r"leuco"), "leuko"),
    (re.compile(r"tumour"), "tumor"),
)


@lru_cache(maxsize=512)
def same_spelling(term: str) -> str:
    """A term as two entries are compared: without case and spacing, in American spelling, in English."""
    folded = " ".join(term.casefold().split())
    for british, american in _AMERICAN:
        folded = british.sub(american, folded)
    return CHINESE_NAMES.get(folded, folded)


def same_term(term: str) -> str:
    """A term as it is looked for in the log: everyday names under the CTCAE term too."""
    folded = same_spelling(term)
    return EVERYDAY_NAMES.get(folded, folded)
