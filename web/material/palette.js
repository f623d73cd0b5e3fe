/**
 * mkdocs-material 9.8 的 partials/javascripts/palette.html 里的行内脚本（MIT，见 docs/assets/vendor/mkdocs-material），移到文件里。
 * 页面画出来以前，先换上读者选过的颜色。
 */

const palette = self.__md_get("__palette")
if (palette) {
  if (palette.color.media === "(prefers-color-scheme)") {
    const light = matchMedia("(prefers-color-scheme: light)").matches
    const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${light ? "light" : "dark"})']`)
    for (const name of ["media", "scheme", "primary", "accent"]) palette.color[name] = input?.getAttribute("data-md-color-" + name)
  }
  for (const [name, value] of Object.entries(palette.color)) if (value) document.body.setAttribute("data-md-color-" + name, value)
}
