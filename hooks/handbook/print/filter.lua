-- 把约定的 class 变成排版命令；文字的转义由 pandoc 负责，这里只写固定的命令，和 Python 写好、转义过的命令（data-call）。
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
  if has(span, "call") then
    return pandoc.RawInline("typst", span.attributes.call)
  end
  if has(span, "link") then
    return called("hb-link(" .. quoted(span.attributes.to or "") .. ")", span.content)
  end
  return span.content
end

local function wrapped(command, blocks)
  local out = pandoc.List({ pandoc.RawBlock("typst", command .. "[") })
  out:extend(blocks)
  out:insert(pandoc.RawBlock("typst", "]"))
  return out
end

function Header(header)
  local places = pandoc.List({ header })
  if has(header, "hb-plain") then
    places = pandoc.List({ pandoc.Plain(called("hb-plain", header.content)) })
  end
  for id in header.identifier:gmatch("%S+") do
    places:insert(pandoc.RawBlock("typst", "#hb-place(" .. quoted(id) .. ")"))
  end
  header.identifier = ""
  return places
end

-- 一份样例的一段：左边是写好的，右边是旁注。
local function part(div)
  local out = pandoc.List({ pandoc.RawBlock("typst", "#hb-part(") })
  for _, block in ipairs(div.content) do
    if block.t == "Div" and #block.content > 0 then
      out:insert(pandoc.RawBlock("typst", has(block, "hb-sample__side") and "side: [" or "written: ["))
      out:extend(block.content)
      out:insert(pandoc.RawBlock("typst", "],"))
    end
  end
  out:insert(pandoc.RawBlock("typst", ")"))
  return out
end

-- class → 命令
local COMMANDS = {
  ["hb-change"] = "#hb-note",
  ["hb-whole"] = "#hb-whole",
  ["hb-lead"] = "#hb-lead",
  ["hb-case__meta"] = "#hb-facts",
  ["hb-run-in"] = "#hb-run-in",
  ["hb-kept"] = "#hb-kept",
  ["hb-case__source"] = "#hb-meta",
  ["hb-sample"] = "#hb-sample",
  ["hb-sample__mark"] = "#hb-meta",
  ["hb-sample__label"] = "#hb-label",
  ["hb-sample__form"] = "#hb-filled",
}

-- pandoc 从里到外走：样例的两栏先留着，到了外面的一段再取出来。
function Div(element)
  if has(element, "call") then
    return { pandoc.RawBlock("typst", element.attributes.call) }
  end
  if has(element, "hb-sample__part") then
    return part(element)
  end
  for name, command in pairs(COMMANDS) do
    if has(element, name) then
      return wrapped(command, element.content)
    end
  end
  if has(element, "hb-sample__text") or has(element, "hb-sample__side") then
    return element
  end
  return element.content
end
