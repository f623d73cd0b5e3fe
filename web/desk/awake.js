/** 屏幕不睡：走着计时的时候要着，停了、离开了放开；没有这个本事、不肯的浏览器照常用。 */

export class Awake {
  constructor() {
    this.wanted = false
    /** 要着的，或者正在要的。 @type {Promise<{ release: () => Promise<void> } | null> | null} */
    this.lock = null
    this.seen = () => {
      // 切走了，浏览器自己就放开。
      if (document.visibilityState !== "visible") this.lock = null
      else this.keep(this.wanted)
    }
    document.addEventListener("visibilitychange", this.seen)
  }

  /** @param {boolean} on */
  keep(on) {
    this.wanted = on
    if (on) this.lock ??= request()
    else {
      this.lock?.then(lock => lock?.release()).catch(() => {})
      this.lock = null
    }
  }

  end() {
    document.removeEventListener("visibilitychange", this.seen)
    this.keep(false)
  }
}

async function request() {
  try {
    return await navigator.wakeLock.request("screen")
  } catch {
    return null
  }
}
