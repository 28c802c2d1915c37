"""The peer: one document with docxtpl, as short as such a script can be.

docxtpl_one.py TEMPLATE.docx TEXT.json OUT.docx
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

template = DocxTemplate(sys.argv[1])
template.render(json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")), autoescape=True)
template.save(sys.argv[3])
