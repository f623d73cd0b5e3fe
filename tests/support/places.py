"""Where a text can stand in a document that is set."""

from __future__ import annotations

# What every document has in front.
HEAD = {"title": "甲", "name": "样书：甲", "book": "样书", "edition": "某日", "notice": "非官方"}
# HTML with a place for the text.
WHERE = {
    "paragraph": "<p>{0}</p>",
    "item": "<ul><li>{0}</li></ul>",
    "numbered item": "<ol><li>{0}</li></ol>",
    "cell": "<table><thead><tr><th>头</th></tr></thead><tbody><tr><td>{0}</td></tr></tbody></table>",
    "head": "<table><thead><tr><th>{0}</th></tr></thead><tbody><tr><td>体</td></tr></tbody></table>",
    "heading": "<h2>{0}</h2>",
    "strong": "<p>前<strong>{0}</strong>后</p>",
    "emphasis": "<p>前<em>{0}</em>后</p>",
    "citation": '<p>见<a class="hb-cite" href="r.html#r" data-rule="none">{0}</a>。</p>',
    "link": '<p>见<a href="b.html">{0}</a>。</p>',
    "after a break": "<p>前<br>{0}</p>",
    "quotation": "<blockquote><p>{0}</p></blockquote>",
    "term": "<dl><dt>{0}</dt><dd>{0}</dd></dl>",
    "change": '<div class="hb-change"><p>{0}</p></div>',
    "step": '<figure class="hb-flow"><figcaption>题</figcaption><ol><li>{0}</li></ol></figure>',
}
