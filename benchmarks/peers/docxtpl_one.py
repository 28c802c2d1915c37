"""The peer: one document with docxtpl, as short as such a script can be.

docxtpl_one.py TEMPLATE.docx PLAN.yaml OUT.docx
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml
from docxtpl import DocxTemplate

template = DocxTemplate(sys.argv[1])
template.render(yaml.safe_load(Path(sys.argv[2]).read_text(encoding="utf-8")), autoescape=True)
template.save(sys.argv[3])
