"""A page of another site can neither read nor write."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.preview_pages import (
    PreviewOpener,
)
from support.previews import PLAN

pytestmark = pytest.mark.slow


ATTACK = """
async (address) => {
  const result = {};
  const change = JSON.stringify({
    file: "1", action: "set", path: "year", before: "2007", value: "2008",
  });
  const ends = (element, name) => new Promise((done) => {
    element.onload = () => done(`${name}: loaded`);
    element.onerror = () => done("refused");
    setTimeout(() => done("refused"), 3000);
  });
  result.fetch = await fetch(address).then((one) => one.text(), () => "refused");
  result.written = await fetch(`${address.split("/file/")[0]}/edit`, {
    method: "POST", body: change, headers: { "Content-Type": "application/json" },
  }).then((one) => one.text(), () => "refused");
  result.form = await fetch(`${address.split("/file/")[0]}/edit`, {
    method: "POST", body: change, mode: "no-cors", headers: { "Content-Type": "text/plain" },
  }).then((one) => one.type === "opaque" ? "refused" : "read", () => "refused");
  const root = address.split("/file/")[0];
  result.events = await new Promise((done) => {
    const stream = new EventSource(`${root}/events?file=1`);
    stream.addEventListener("update", () => done("read"));
    stream.addEventListener("error", () => done("refused"));
  });
  const script = document.createElement("script");
  script.src = `${root}/changes?file=1`;
  document.head.append(script);
  result.script = await ends(script, "script");
  const image = document.createElement("img");
  image.src = `${root}/icon.svg`;
  document.body.append(image);
  result.img = await ends(image, "img");
  const style = document.createElement("link");
  Object.assign(style, { rel: "stylesheet", href: `${root}/page.css` });
  document.head.append(style);
  result.style = await ends(style, "style");
  const frame = document.createElement("iframe");
  frame.src = address;
  document.body.append(frame);
  await ends(frame, "iframe");
  result.iframe = "refused";
  try { if (frame.contentDocument) result.iframe = "read"; } catch { /* what it should be */ }
  return result;
}
"""
"""What a page of another site may try; it even knows the address with its token."""


def test_a_page_of_another_site_can_neither_read_nor_write(
    open_preview: PreviewOpener, plan: Path
) -> None:
    process = open_preview.start(plan)
    context = open_preview.context()
    page = context.new_page()
    page.route(
        "http://evil.example/", lambda route: route.fulfill(body="<h1>x", content_type="text/html")
    )
    page.goto("http://evil.example/")
    result = page.evaluate(ATTACK, process.address)
    assert result == dict.fromkeys(result, "refused")
    assert len(result) == 8
    assert plan.read_text(encoding="utf-8") == PLAN


def test_a_window_that_another_site_opens_cannot_be_reached(
    open_preview: PreviewOpener, plan: Path
) -> None:
    process = open_preview.start(plan)
    page = open_preview.context().new_page()
    page.route(
        "http://evil.example/", lambda route: route.fulfill(body="<h1>x", content_type="text/html")
    )
    page.goto("http://evil.example/")
    is_out_of_reach = page.evaluate(
        """async (address) => {
          const other = window.open(address);
          await new Promise((done) => setTimeout(done, 1500));
          try { return other.closed || !other.document; } catch { return true; }
        }""",
        process.address,
    )
    assert is_out_of_reach
