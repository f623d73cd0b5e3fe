/** 读者自己造的东西的编号。 */

/** 不含人名，在这台设备上不重复就行。 @param {Date} [now] */
export function newId(now = new Date()) {
  return `${now.getTime().toString(36)}-${Math.floor(Math.random() * 36 ** 6).toString(36)}`
}
