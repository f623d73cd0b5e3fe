-- 约定的 class 变成脚注和 Word 的样式；EPUB 照 class 用 epub.css。
local STYLES = {
  ["hb-sample__text"] = "样例正文",
  ["hb-sample__side"] = "样例说明",
  ["hb-sample__mark"] = "样例说明",
  ["hb-change"] = "提示",
}

function Span(span)
  if span.classes:includes("note") then
    return pandoc.Note({ pandoc.Para(span.content) })
  end
  if span.classes:includes("cite") then
    return span.content
  end
end

function Div(div)
  for _, class in ipairs(div.classes) do
    if STYLES[class] then
      div.attributes["custom-style"] = STYLES[class]
    end
  end
  if FORMAT:match("epub") then
    div.attributes["custom-style"] = nil
  end
  return div
end
