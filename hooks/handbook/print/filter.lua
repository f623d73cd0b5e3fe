-- 把约定的 class 变成排版命令；文字的转义由 pandoc 负责，这里只写固定的命令。
local function has(element, name)
  return element.classes and element.classes:includes(name)
end

function Span(span)
  if has(span, "note") then
    return pandoc.Note({ pandoc.Para(span.content) })
  end
  if has(span, "cite") then
    local inlines = pandoc.List({ pandoc.RawInline("typst", "#hb-cite[") })
    inlines:extend(span.content)
    inlines:insert(pandoc.RawInline("typst", "]"))
    return inlines
  end
  return span.content
end

local function wrapped(command, blocks)
  local out = pandoc.List({ pandoc.RawBlock("typst", command .. "[") })
  out:extend(blocks)
  out:insert(pandoc.RawBlock("typst", "]"))
  return out
end

function Div(div)
  if has(div, "hb-change") then
    return wrapped("#hb-note", div.content)
  end
  return div.content
end
