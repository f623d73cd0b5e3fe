#!/bin/sh
# 测试用的程序：Debian 的 Chromium（浏览器）、poppler（读 PDF）、LibreOffice（打开 Word 文件）、epubcheck（查 EPUB）。
# 已有就不装；是 root 就用 apt-get 装；否则说明怎么装。
set -eu
missing=""
browser=""
for name in "${CHROMIUM:-chromium}" chromium-headless-shell chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then browser=$name; fi
done
[ -n "$browser" ] || missing="chromium"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui libreoffice-calc-nogui"
[ -e /usr/share/java/epubcheck.jar ] || missing="$missing epubcheck"
PATH="$PATH:/usr/sbin" command -v nginx >/dev/null 2>&1 || missing="$missing nginx-light"
# 没有窗口的 Chromium 快一倍，装得上就用；装不上也行。
faster=""
if [ -z "${CHROMIUM:-}" ] && ! command -v chromium-headless-shell >/dev/null 2>&1; then faster="chromium-headless-shell"; fi
[ -n "$missing$faster" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    if [ -n "$missing" ]; then
        apt-get update -q
        # shellcheck disable=SC2086 # 几个包名要分开
        apt-get install -y -q --no-install-recommends $missing fonts-noto-cjk
    fi
    if [ -n "$faster" ]; then
        timeout 120 sh -c "apt-get update -q && apt-get install -y -q --no-install-recommends $faster" || true
    fi
elif [ -n "$missing" ]; then
    echo "测试还缺：$missing。请先安装（Debian：sudo apt-get install $missing fonts-noto-cjk）；浏览器也可以用环境变量 CHROMIUM 指明它的位置。" >&2
    exit 1
fi
