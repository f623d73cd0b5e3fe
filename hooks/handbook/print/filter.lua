-- 把约定的 class 变成排版命令；文字的转义由 pandoc 负责，这里只写固定的命令和转义过的编号。
local function has(element, name)
  return element.classes and element.classes:includes(name)
end

local function quoted(text)
  return '"' .. text:gsub('[\\"]', '\\%0') .. '"'
end

local function called(command, inlines)
  local out = pandoc.List({ pandoc.RawInline("typst", "#" .. command .. "[") })
  out:extend(inlines)
  out:insert(pandoc.RawInline("typst", "]"))
  return out
end

-- Typst 把 ... 、--、-? 和 -5 当作省略号、破折号、软连字符和负号，把一段开头的 = + - / 当作标题和列表；
-- 写成字符串就照原样。一段从哪里开始（列表项、格子、引用、换行以后），这里不必知道。
function Str(str)
  if str.text:find("%.%.%.") or str.text:find("%-[%-%?%d]") or str.text:find("^[=+/-]") then
    return pandoc.RawInline("typst", "#" .. quoted(str.text) .. ";")
  end
end

function Span(span)
  if has(span, "note") then
    -- 注的数字不离开它前面的字：不放在一行开头。
    return { pandoc.RawInline("typst", "#sym.wj;"), pandoc.Note({ pandoc.Para(span.content) }) }
  end
  if has(span, "cite") then
    return called("hb-cite(" .. quoted(span.attributes.rule or "") .. ")", span.content)
  end
  if has(span, "link") then
    return called("hb-link(" .. quoted(span.attributes.to or "") .. ")", span.content)
  end
  return span.content
end

function Header(header)
  if header.identifier == "" then
    return header
  end
  local places = pandoc.List({ header })
  for id in header.identifier:gmatch("%S+") do
    places:insert(pandoc.RawBlock("typst", "#hb-place(" .. quoted(id) .. ")"))
  end
  header.identifier = ""
  return places
end

local function wrapped(command, blocks)
  local out = pandoc.List({ pandoc.RawBlock("typst", command .. "[") })
  out:extend(blocks)
  out:insert(pandoc.RawBlock("typst", "]"))
  return out
end

-- 流程的每一步是一个框，不再是列表：列表里画框，PDF/UA 不认。
local function steps(blocks)
  local out = pandoc.List({})
  for _, block in ipairs(blocks) do
    if block.t == "OrderedList" then
      for number, item in ipairs(block.content) do
        local last = number == #block.content and "true" or "false"
        out:extend(wrapped("#hb-step(" .. number .. ", last: " .. last .. ")", item))
      end
    else
      out:insert(block)
    end
  end
  return out
end

function Div(div)
  if has(div, "hb-change") then
    return wrapped("#hb-note", div.content)
  end
  if has(div, "hb-flow") then
    return steps(div.content)
  end
  return div.content
end
