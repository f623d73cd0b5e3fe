#!/bin/sh
# 浏览器测试用 Debian 的 Chromium。已有就不装；是 root 就用 apt-get 装；否则说明怎么装。
set -eu
for name in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -q && apt-get install -y -q --no-install-recommends chromium fonts-noto-cjk
else
    echo "没有找到 Chromium。请先安装（Debian：sudo apt-get install chromium fonts-noto-cjk），或用环境变量 CHROMIUM 指明它的位置。" >&2
    exit 1
fi
